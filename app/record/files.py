"""The files for readers to take away: which there are, where they lie, and what is known of each.

A set of them lies in a folder of its own, with a manifest; `current` is a link to the set that is
served. Whoever makes a set writes it aside and then turns the link, so readers see one set or the
other, whole. Only publishing writes here.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

CURRENT: Final = "current"
MANIFEST: Final = "manifest.json"
CONTENT_TYPES: Final = {
    "cases.csv": "text/csv; charset=utf-8; header=present",
    "charges.csv": "text/csv; charset=utf-8; header=present",
    "detentions.csv": "text/csv; charset=utf-8; header=present",
    "posts.csv": "text/csv; charset=utf-8; header=present",
    "updates.csv": "text/csv; charset=utf-8; header=present",
    "cases.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "cases.ndjson": "application/x-ndjson; charset=utf-8",
    "record.sqlite": "application/vnd.sqlite3",
    "speechwatch.zip": "application/zip",
}
"""The files by name, in the order in which they are offered, with what they are."""
_TRIES: Final = 3
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class File:
    """One file of a set: its size in bytes, and the SHA-256 of its bytes in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a set of files was made from, and when.

    `version` and `head` are the number and the hash of the ledger's last entry in it, `instant`
    when that was published (None before the first), `made` when the files were made, in UTC,
    `as_of` the day for which facts of the calendar are worked out in them, and `took` how many
    seconds it took to make them.
    """

    version: int
    head: str
    instant: str | None
    made: datetime
    as_of: date
    took: int
    files: tuple[File, ...]

    def file(self, name: str) -> File | None:
        """The file of this name; None where the set has none."""
        return next((each for each in self.files if each.name == name), None)

    def to_json(self) -> str:
        """The manifest as it is written."""
        spelled = asdict(self) | {"made": instant(self.made), "as_of": self.as_of.isoformat()}
        return json.dumps(spelled, indent=1)


def instant(moment: datetime) -> str:
    """A moment as the record writes it, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def current(folder: Path) -> Manifest | None:
    """The manifest of the files that are served; None while there are none."""
    return _of_current(folder, _manifest)


def opened(folder: Path, name: str) -> tuple[Manifest, File, BinaryIO] | None:
    """One file of the set that is served, opened; None where there is none.

    What is open stays whole, also when another set takes its place meanwhile.
    """

    def read(place: Path) -> tuple[Manifest, File, BinaryIO] | None:
        manifest = _manifest(place)
        file = manifest.file(name)
        return (manifest, file, (place / name).open("rb")) if file else None

    return _of_current(folder, read)


def _of_current(folder: Path, read: Callable[[Path], _T]) -> _T | None:
    """What is read of the set that is served; once more where another took its place meanwhile.

    A set whose manifest this code cannot read was made by another version of it: it is none.
    """
    for _ in range(_TRIES):
        with suppress(OSError, ValueError, TypeError, KeyError):
            return read(folder / (folder / CURRENT).readlink())
    return None


def _manifest(place: Path) -> Manifest:
    read: dict[str, Any] = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    files = tuple(File(**each) for each in read.pop("files"))
    made, as_of = datetime.fromisoformat(read.pop("made")), date.fromisoformat(read.pop("as_of"))
    return Manifest(**read, made=made, as_of=as_of, files=files)
