"""The files of the look, each versioned by its content."""

from hashlib import blake2b
from pathlib import Path

from app import addresses

_URL = "/static/"
_Seen = tuple[int, int, int]


class Files:
    """Tells the version of a file under a folder, reading it only when it was touched."""

    def __init__(self, folder: Path) -> None:
        found = folder.rglob("*") if folder.is_dir() else ()
        self._paths = {
            _URL + each.relative_to(folder).as_posix(): each for each in found if each.is_file()
        }
        self._known: dict[str, tuple[_Seen, str]] = {}

    def version(self, path: str) -> str | None:
        """The version of the file at a path such as `/static/icon.svg`.

        None for one that is not there, or was not when the server began.
        """
        path = addresses.without_version(path)
        file = self._paths.get(path)
        try:
            return self._version(path, file) if file else None
        except OSError:
            return None

    def _version(self, path: str, file: Path) -> str:
        stat = file.stat()
        seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        known = self._known.get(path)
        if known is None or known[0] != seen:
            known = self._known[path] = seen, content_version(file.read_bytes())
        return known[1]


def content_version(content: bytes) -> str:
    """The version of these bytes."""
    return blake2b(content, digest_size=16).hexdigest()
