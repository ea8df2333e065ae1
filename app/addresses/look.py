"""The files of the look, each with its version in its address.

A browser keeps what has such an address for good: it need not ask before it shows a page.
"""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).resolve().parents[2] / "static"
VERSION_LENGTH: Final = 8
_VERSIONED: Final = re.compile(rf"^/static/[0-9a-f]{{{VERSION_LENGTH}}}/")


def static(name: str) -> str:
    """A file under an address that it has whatever is in it."""
    return f"/static/{name}"


def look(name: str) -> str:
    """A file as it was when the server began; the plain address where there was none."""
    version = version_of(name)
    return f"/static/{version}/{name}" if version else static(name)


def without_version(path: str) -> str:
    """The plain address of a file of the look; any other path as it is."""
    return _VERSIONED.sub("/static/", path)


@cache
def version_of(name: str) -> str:
    """A few hexadecimal digits that are others when the content is; empty where there is none."""
    file = _FOLDER / name
    if not file.is_file():
        return ""
    return blake2b(file.read_bytes(), digest_size=VERSION_LENGTH // 2).hexdigest()
