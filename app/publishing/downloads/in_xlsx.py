"""The record as a workbook: a sheet that says what it is, one for each table, and the codebook."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.pages.csv_lines import PARTING
from app.pages.dataset.declaring import SEVERAL, Column, Table
from app.pages.files_view import before_counting
from app.publishing.downloads.about import About
from app.publishing.downloads.in_sqlite import read_back
from app.web.language import gettext

# What the format allows in a sheet and in a cell; a longer text says where the rest of it is.
MOST_ROWS: Final = 1_048_576
_LONGEST: Final = 32_000
# The first day that programs for sheets count alike; earlier ones stay texts.
_FIRST_DAY: Final = date(1900, 3, 1)
# openpyxl would take these for a formula or for an error that a formula gave.
_NO_TEXT: Final = re.compile(r"[=#]")
_WIDTH: Final = 22


def write_workbook(path: Path, tables: tuple[Table[Any], ...], rows: Path, about: About) -> None:
    """Writes the workbook from the rows of the SQLite file, a row in memory at a time.

    A table that is longer than a sheet goes on in a further one.
    """
    with _writing_aside(path.parent):
        book = Workbook(write_only=True)
        _sheet(
            book, gettext("About"), (), [*about.lines(), *((each,) for each in before_counting())]
        )
        for table in tables:
            _tables(book, table, rows)
        _codebook(book, tables)
        book.save(path)


@contextmanager
def _writing_aside(folder: Path) -> Iterator[None]:
    """Openpyxl writes each sheet to a file first; here it goes with the others if we are killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _tables(book: Workbook, table: Table[Any], rows: Path) -> None:
    names = [column.name for column in table.columns]
    written, sheet, number = 0, _sheet(book, table.name, names), 1
    for row in read_back(rows, table):
        if written == MOST_ROWS - 1:
            written, number = 0, number + 1
            sheet = _sheet(book, f"{table.name} {number}", names)
        pairs = zip(table.columns, row, strict=True)
        sheet.append([_shown(sheet, column, value) for column, value in pairs])
        written += 1


def _codebook(book: Workbook, tables: tuple[Table[Any], ...]) -> None:
    heads = [
        gettext("Table"),
        gettext("Column"),
        gettext("Kind"),
        gettext("Meaning"),
        gettext("Words"),
    ]
    lines = [
        (table.name, column.name, column.kind, column.told(), PARTING.join(column.words))
        for table in tables
        for column in table.columns
    ]
    _sheet(book, gettext("Codebook"), heads, lines)


def _sheet(
    book: Workbook, title: str, heads: Iterable[str], lines: Iterable[tuple[str, ...]] = ()
) -> WriteOnlyWorksheet:
    sheet = book.create_sheet(title)
    named = [_text(sheet, each) for each in heads]
    for place, cell in enumerate(named, 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    if named:
        sheet.freeze_panes = "B2"
        sheet.append(named)
    for line in lines:
        sheet.append([_text(sheet, each) for each in line])
    return sheet


def _shown(sheet: WriteOnlyWorksheet, column: Column[Any], value: Any) -> Any:
    """A stored cell as the workbook has it: days as days, several values as one text."""
    if value is None or column.kind == "number":
        return value
    if column.kind == "yes or no":
        return bool(value)
    if column.kind == "day":
        day = date.fromisoformat(value)
        return day if day >= _FIRST_DAY else value
    text = PARTING.join(json.loads(value)) if column.kind in SEVERAL else value
    return _text(sheet, text) if _NO_TEXT.match(text) or len(text) > _LONGEST else text


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """A cell that is a text whatever it begins with."""
    whole = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} […] → record.sqlite"
    cell = WriteOnlyCell(sheet, whole)
    cell.data_type = "s"
    return cell
