"""Templates as they were compiled once, kept in a folder for the next start of a server.

Compiling what the first page needs takes a seventh of all that a server works before it answers.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from app.web.finished.build import build_of
from config import Settings

_FOLDER = "templates"


def install(app: Flask) -> None:
    """Lets an application keep its templates, where it has a folder that nobody else may write.

    What lies there is run as it is; without such a folder each start compiles anew. An application
    that keeps them elsewhere already is left alone.
    """
    settings: Settings = app.config["SPEECHWATCH"]
    folder = settings.folder / _FOLDER
    if app.jinja_env.bytecode_cache is None and _is_ours(folder):
        build = build_of(Path(app.root_path), settings)
        app.jinja_env.bytecode_cache = Compiled(folder, build)


class Compiled(FileSystemBytecodeCache):
    """Templates in a folder, by the build that compiled them: of another one each is made anew."""

    def __init__(self, folder: Path, build: str) -> None:
        super().__init__(str(folder), "%s.compiled")
        self._build = build

    def get_source_checksum(self, source: str) -> str:
        """A digest of a template and of the code that compiles it."""
        return super().get_source_checksum(f"{self._build}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes up a template; what cannot be read, as after a power cut, is as good as none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template; a full disk only means that it is compiled again at the next start."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _is_ours(folder: Path) -> bool:
    """Whether a folder, which is made in the one of the deployment, is ours and nobody else's."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    others = stat.S_IMODE(found.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not others
