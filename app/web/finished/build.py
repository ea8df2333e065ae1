"""Which code an answer was made by: its files, and the settings that show on pages."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from pathlib import Path

from config import Settings

_FOLDERS = ("app", "templates", "static", "translations", "content/pages", "fonts")
_FILES = ("config.py", "requirements.lock")
_LEFT_OUT = ("__pycache__",)
# Where a deployment keeps its databases and keys shows on no page; neither does a secret.
_HIDDEN = frozenset(
    {"folder", "desk_url", "record_url", "half", "secret_key_file", "secret_key_given"}
    | {"field_key_file"}
)


def build_of(root: Path, settings: Settings) -> str:
    """The build of this process: the files are read once, as its modules are."""
    return _digest((_code(root), *_shown(settings)))


def code_of(root: Path) -> str:
    """A digest that is another one whenever code, templates, catalogues or texts are.

    It reads every file, which takes a few hundredths of a second: times of files are not to be
    trusted, since packages and images often give the same one to all.
    """
    contents = ((file.relative_to(root).as_posix(), file.read_bytes()) for file in _files(root))
    return _digest((name, blake2b(content).hexdigest()) for name, content in contents)


_code = cache(code_of)


def _digest(parts: Iterable[object]) -> str:
    return blake2b(repr(tuple(parts)).encode(), digest_size=16).hexdigest()


def _files(root: Path) -> Iterable[Path]:
    named = [root / name for name in _FILES]
    found = [file for folder in _FOLDERS for file in (root / folder).rglob("*")]
    return sorted(
        file for file in (*named, *found) if file.is_file() and file.parent.name not in _LEFT_OUT
    )


def _shown(settings: Settings) -> Iterator[tuple[str, object]]:
    for each in fields(settings):
        if each.name not in _HIDDEN:
            yield each.name, getattr(settings, each.name)
