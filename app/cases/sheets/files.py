"""What was uploaded, as a sheet of texts. Its content says what it is, never its name.

A CSV file is read in the encoding it turns out to have, and the person is told which; a workbook
is read by `workbook`. Nothing here is ever written to a disk.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final, Literal

LARGEST: Final = 5_000_000
"""Bytes of an upload."""
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 20_000

Reason = Literal[
    "empty", "large", "pdf", "picture", "old workbook", "no text", "damaged", "bomb", "no xml",
    "rows", "columns", "cell", "no rows", "locked",
]  # fmt: skip

_ENCODINGS: Final = ("utf-8", "windows-1251")
_MARKS: Final = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_SEPARATORS: Final = ",;\t|"
_SAMPLE: Final = 16_384
_NO_SHEET: Final[dict[bytes, Reason]] = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\xd0\xcf\x11\xe0": "old workbook",
}


class NoSheet(Exception):
    """What was uploaded cannot be read as a sheet. `at` is the row it fails at, if it is one."""

    def __init__(self, reason: Reason, at: int = 0) -> None:
        super().__init__(f"this is no sheet that can be read: {reason} {at or ''}".strip())
        self.reason = reason
        self.at = at


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet as it was read: its headers, and below them rows of as many cells, by their number.

    A row has the number it has in the file, where the headers are row 1; empty rows are left out.
    `read_as` is an encoding, or `xlsx`; `parted_by` the sign between two cells.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    read_as: str
    parted_by: str = ""


def refuse_others(content: bytes) -> None:
    """Raises NoSheet for what is too large, is empty, or is another kind of file altogether."""
    if not content.strip():
        raise NoSheet("empty")
    if len(content) > LARGEST:
        raise NoSheet("large")
    for mark, reason in _NO_SHEET.items():
        if content.startswith(mark):
            raise NoSheet(reason)


def read_csv(content: bytes) -> Read:
    """The sheet in a file of cells with signs between them. Raises NoSheet."""
    text, encoding = _decoded(content)
    separator = _separator(text)
    with _longer_cells():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            return tabled(enumerate(reader, start=1), encoding, separator)
        except csv.Error:
            raise NoSheet("cell", reader.line_num) from None


def tabled(rows: Iterable[tuple[int, Sequence[str]]], read_as: str, parted_by: str = "") -> Read:
    """Rows by their number as a sheet: the first that holds anything is that of the headers.

    Raises NoSheet for more rows, columns or signs than are taken, and for a sheet without rows.
    """
    filled = ((number, _tidy(cells)) for number, cells in rows)
    kept = _within_bounds((number, cells) for number, cells in filled if cells)
    _, headers = next(kept, (0, ()))
    found = list(kept)
    if not found:
        raise NoSheet("no rows")
    width = max(len(headers), *(len(cells) for _, cells in found))
    return Read(
        _filled_up(headers, width),
        tuple((number, _filled_up(cells, width)) for number, cells in found),
        read_as,
        parted_by,
    )


def _within_bounds(
    rows: Iterable[tuple[int, tuple[str, ...]]],
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for count, (number, cells) in enumerate(rows):
        if count > MOST_ROWS:
            raise NoSheet("rows")
        if len(cells) > MOST_COLUMNS:
            raise NoSheet("columns", number)
        if any(len(each) > LONGEST_CELL for each in cells):
            raise NoSheet("cell", number)
        yield number, cells


def _tidy(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row without blanks around them, and without empty ones at its end."""
    tidy = [each.strip() for each in cells]
    while tidy and not tidy[-1]:
        tidy.pop()
    return tuple(tidy)


def _filled_up(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *([""] * (width - len(cells))))


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and its encoding: a mark at its start tells it, else each is tried."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    for encoding in (marked,) if marked else _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, encoding.removesuffix("-sig")
    raise NoSheet("no text")


def _separator(text: str) -> str:
    """The sign between cells: the one in the line of the headers; of several, the csv module's."""
    first = text.lstrip().partition("\n")[0]
    there = [each for each in _SEPARATORS if each in first]
    if not there:
        return next((each for each in _SEPARATORS if each not in text), "\t")
    if len(there) > 1:
        with suppress(csv.Error):
            return csv.Sniffer().sniff(text[:_SAMPLE], delimiters="".join(there)).delimiter
    return max(there, key=first.count)


@contextmanager
def _longer_cells() -> Iterator[None]:
    """Lets the csv module read what we refuse by our own sentence; it has one limit for all."""
    before = csv.field_size_limit(max(csv.field_size_limit(), LARGEST + 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)
