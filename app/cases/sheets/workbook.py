"""The first sheet of a workbook (XLSX), which is a ZIP file of XML: both can hide a bomb.

What it says of its sizes is not believed: every member is unpacked once, counted, and dropped as
soon as there is too much of it. A document type, with which XML expands, stands in no workbook. A
formula is read as its text, never as the value that somebody's program worked out.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import singledispatch
from typing import Any, Final

from openpyxl import load_workbook

from app.cases.sheets.files import (
    MOST_ROWS,
    NoSheet,
    Read,
    read_csv,
    refuse_others,
    tabled,
)

ZIPPED: Final = b"PK\x03\x04"
_MOST_MEMBERS: Final = 500
_MOST_UNPACKED: Final = 60_000_000
_DENSEST: Final = 200
_SMALL: Final = 1_000_000
_BLOCK: Final = 65_536
_WIDEST: Final = 200
_EXPANDING: Final = (b"<!DOCTYPE", b"<!ENTITY")
_NEEDED: Final = "xl/workbook.xml"


def read_sheet(content: bytes) -> Read:
    """What was uploaded, whether CSV or XLSX. Raises NoSheet where it is neither, or too much."""
    refuse_others(content)
    return read_workbook(content) if content.startswith(ZIPPED) else read_csv(content)


def read_workbook(content: bytes) -> Read:
    """The first sheet of a workbook. Raises NoSheet."""
    _refuse_bombs(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found = tabled(_rows(sheet), "xlsx")
    except NoSheet:
        raise
    except Exception as damaged:
        # Whatever a broken workbook makes of its reader.
        raise NoSheet("damaged") from damaged
    return found


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet by their number; a column far to the right is not looked for."""
    rows: Iterable[Any] = sheet.iter_rows(max_col=_WIDEST)
    empty = 0
    for number, cells in enumerate(rows, start=1):
        texts = [_text(each.value) for each in cells]
        empty = 0 if any(texts) else empty + 1
        if empty > MOST_ROWS:
            return
        yield number, texts


@singledispatch
def _text(value: Any) -> str:
    """A cell as somebody would have typed it; a formula over several cells as its own text."""
    return str(getattr(value, "text", None) or value or "")


@_text.register
def _(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "minutes")


@_text.register
def _(value: date | time) -> str:
    return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")


@_text.register
def _(value: bool) -> str:  # noqa: FBT001 - the cell is one
    return "yes" if value else "no"


@_text.register
def _(value: int | float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _refuse_bombs(content: bytes) -> None:
    """Unpacks every member once, to nowhere. Raises NoSheet for too many, too much, or a DTD."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > _MOST_MEMBERS:
                raise NoSheet("bomb")
            if _NEEDED not in packed.namelist():
                raise NoSheet("damaged")
            left = min(_MOST_UNPACKED, max(_SMALL, len(content) * _DENSEST))
            for member in members:
                left -= _unpacked(packed, member, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise NoSheet("damaged") from None


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """How many bytes a member really has. Raises NoSheet for more than may be left."""
    if member.flag_bits & 1:
        raise NoSheet("locked")
    if member.file_size > left:
        raise NoSheet("bomb")
    size, tail = 0, b""
    with packed.open(member) as unpacking:
        while block := unpacking.read(_BLOCK):
            size += len(block)
            if size > left:
                raise NoSheet("bomb")
            if any(each in tail + block for each in _EXPANDING):
                raise NoSheet("no xml")
            tail = block[-16:]
    return size
