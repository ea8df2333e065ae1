"""The record as a workbook: a sheet that says what it is, one for each table, and the codebook."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.pages.csv_lines import PARTING
from app.pages.dataset.declaring import Column, Table
from app.pages.files_view import NAME, before_counting
from app.publishing.downloads.about import About
from app.publishing.downloads.in_sqlite import how_many, read_back
from app.publishing.downloads.sheet_rows import sheet_rows
from app.web.language import gettext

# What the format allows in a sheet.
MOST_ROWS: Final = 1_048_576
_WIDTH: Final = 22
_END: Final = b"</sheetData>"
# A sheet of more rows may be longer than 2 GB, which its place in the archive has to say before.
_LONG: Final = 200_000


@dataclass(frozen=True, slots=True)
class _Awaited:
    """The rows that a sheet of the empty workbook is to be given."""

    columns: tuple[Column[Any], ...]
    rows: Iterable[tuple[Any, ...]]
    many: bool


def write_workbook(path: Path, tables: tuple[Table[Any], ...], rows: Path, about: About) -> None:
    """Writes the workbook from the rows of the SQLite file, a row in memory at a time.

    openpyxl makes a workbook of heads alone, and the rows go into its sheets on the way into the
    file. A table that is longer than a sheet goes on in a further one.
    """
    shell = BytesIO()
    with _writing_aside(path.parent):
        awaited, day_style = _shell(shell, tables, rows, about)
    with ZipFile(shell) as empty, ZipFile(path, "w", ZIP_DEFLATED) as book:
        for part in empty.infolist():
            if part.filename in awaited:
                _fill(book, part, empty.read(part), awaited[part.filename], day_style)
            else:
                book.writestr(part, empty.read(part))


@contextmanager
def _writing_aside(folder: Path) -> Iterator[None]:
    """Openpyxl writes each sheet to a file first; here it goes with the others if we are killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _shell(
    into: BytesIO, tables: tuple[Table[Any], ...], rows: Path, about: About
) -> tuple[Mapping[str, _Awaited], int]:
    """Writes a workbook whose tables are heads alone.

    Returns the rows they await, by the names of their parts, and the number of the look of a day.
    """
    book = Workbook(write_only=True)
    book.properties.title = book.properties.creator = NAME
    book.properties.description = about.citation()
    lines = [*about.lines(), *((each,) for each in before_counting())]
    day_style = _day_style(_sheet(book, gettext("About"), (), lines))
    awaiting = [pair for table in tables for pair in _awaiting(book, table, rows)]
    _codebook(book, tables)
    book.save(into)
    # A sheet has a name in the archive once it was saved.
    return {sheet.path.removeprefix("/"): awaited for sheet, awaited in awaiting}, day_style


def _awaiting(
    book: Workbook, table: Table[Any], rows: Path
) -> Iterator[tuple[WriteOnlyWorksheet, _Awaited]]:
    """The sheets of a table, each with its share of the rows."""
    names = [column.name for column in table.columns]
    count, most = how_many(rows, table), MOST_ROWS - 1
    found = read_back(rows, table)
    for number, start in enumerate(range(0, count or 1, most), 1):
        sheet = _sheet(book, table.name if number == 1 else f"{table.name} {number}", names)
        yield sheet, _Awaited(table.columns, islice(found, most), many=count - start > _LONG)


def _fill(book: ZipFile, part: ZipInfo, empty: bytes, awaited: _Awaited, day_style: int) -> None:
    head, end, tail = empty.partition(_END)
    with book.open(part, "w", force_zip64=awaited.many) as sheet:
        sheet.write(head)
        for row in sheet_rows(awaited.columns, awaited.rows, day_style):
            sheet.write(row)
        sheet.write(end + tail)


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


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """A cell that is a text whatever it begins with."""
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _day_style(sheet: WriteOnlyWorksheet) -> int:
    """The number under which the workbook keeps how a day looks, found through a cell with one."""
    number: int = WriteOnlyCell(sheet, date.min.replace(year=2000)).style_id
    return number
