"""The files of the look, each with its version in its address.

A browser keeps what has such an address for good: it need not ask before it shows a page.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).resolve().parents[2] / "static"
_BYTES: Final = 4


def static(name: str) -> str:
    """A file under an address that it has whatever is in it."""
    return f"/static/{name}"


def look(name: str) -> str:
    """A file as it was when the server began; the plain address where there was none."""
    version = version_of(name)
    return f"/static/{version}/{name}" if version else static(name)


@cache
def version_of(name: str) -> str:
    """A few hexadecimal digits that are others when the content is; empty where there is none."""
    file = _FOLDER / name
    return blake2b(file.read_bytes(), digest_size=_BYTES).hexdigest() if file.is_file() else ""
