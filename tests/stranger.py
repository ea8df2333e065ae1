"""The public half served by somebody who may write nothing: a program for a process of its own.

Run as root it becomes nobody before it opens the record. Python itself may lie where nobody else
can read it, so the addresses it is given are asked once beforehand, of a copy of the record: what
answers load late is loaded then. It prints its port.
"""

import os
import pwd
import shutil
import sys
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from app.public import create_app
from config import Settings


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


def main() -> None:
    """Serves until it is ended."""
    "".encode("idna")
    _rehearse(sys.argv[1:])
    if os.getuid() == 0:
        _become_nobody()
    with make_server("127.0.0.1", 0, import_module("wsgi").app, handler_class=_Silent) as server:
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


def _rehearse(pages: list[str]) -> None:
    settings = Settings.from_environment()
    with tempfile.TemporaryDirectory() as name:
        copied = shutil.copy(settings.folder / "record" / "record.sqlite", Path(name))
        own = replace(settings, folder=Path(name), record_url=f"sqlite:///{copied}")
        reader = create_app(own).test_client()
        for page in pages:
            reader.get(page, buffered=True)


def _become_nobody() -> None:
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


if __name__ == "__main__":
    main()
