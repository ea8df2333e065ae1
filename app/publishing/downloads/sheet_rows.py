"""Rows of a table as they stand in the XML of a sheet.

openpyxl makes an object and an element of each cell, which takes six times as long. Nothing that is
written here can be a formula or an error: each cell says that it is a text, a number, a day or a
truth.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from app.pages.csv_lines import PARTING
from app.pages.dataset.declaring import SEVERAL, Column

LONGEST: Final = 32_000
"""The longest text of a cell, a little below what the format allows."""
# The first day that programs for sheets count alike; earlier ones stay texts.
_FIRST_DAY: Final = date(1900, 3, 1)
_DAY_NOUGHT: Final = date(1899, 12, 30).toordinal()
_Made = Callable[[Any], str]


def sheet_rows(
    columns: tuple[Column[Any], ...], rows: Iterable[tuple[Any, ...]], day_style: int
) -> Iterator[bytes]:
    """Rows of the SQLite file as XML, from the second row of a sheet on.

    `day_style` is the number that the workbook gives to the look of a day. An empty cell is left
    out. A text that is too long says where the rest of it is.
    """
    makers = [_maker(column, day_style) for column in columns]
    places = [(get_column_letter(number), made) for number, made in enumerate(makers, 1)]
    for number, row in enumerate(rows, 2):
        cells = [
            f'<c r="{letters}{number}"{made(value)}</c>'
            for (letters, made), value in zip(places, row, strict=True)
            if value is not None
        ]
        yield f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _maker(column: Column[Any], day_style: int) -> _Made:
    """What makes a stored value of a column the inside of a cell."""
    if column.kind == "number":
        return lambda value: f"><v>{value}</v>"
    if column.kind == "yes or no":
        return lambda value: f' t="b"><v>{value}</v>'
    if column.kind == "day":
        return lambda value: _day(value, day_style)
    if column.kind in SEVERAL:
        return lambda value: _text(PARTING.join(json.loads(value)))
    return _text


def _text(text: str) -> str:
    whole = text if len(text) <= LONGEST else f"{text[:LONGEST]} […] → record.sqlite"
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(whole)}</t></is>'


@lru_cache(maxsize=4096)
def _day(text: str, style: int) -> str:
    day = date.fromisoformat(text)
    if day < _FIRST_DAY:
        return _text(text)
    return f' s="{style}"><v>{day.toordinal() - _DAY_NOUGHT}</v>'
