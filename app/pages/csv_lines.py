"""Rows as CSV: UTF-8 with a byte-order mark, lines as RFC 4180 has them, no cell a formula."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Final

TYPE: Final = "text/csv; charset=utf-8"
PARTING: Final = "; "
"""What stands between several values of one cell."""
# A cell that begins so is worked out by programs for sheets; the wide signs are theirs too.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | bool | date | tuple[str, ...] | None


def csv_pieces(
    header: Iterable[str], pieces: Iterable[Iterable[Iterable[Cell]]]
) -> Iterator[bytes]:
    """A file in pieces: its header, then each piece of rows as they come."""
    yield BOM_UTF8 + _written([header])
    for rows in pieces:
        yield _written(rows)


def spelled(cell: Cell) -> str:
    """A cell as text, behind an apostrophe where it would begin a formula. A number is none."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _no_formula(cell)
    if isinstance(cell, tuple):
        return _no_formula(PARTING.join(cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _written(rows: Iterable[Iterable[Cell]]) -> bytes:
    made = StringIO()
    csv.writer(made).writerows([spelled(cell) for cell in row] for row in rows)
    return made.getvalue().encode()
