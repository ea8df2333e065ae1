"""Tables as CSV: UTF-8 with a byte-order mark, lines as RFC 4180 wants them, no cell a formula."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from app.pages.dataset.declaring import Cell, Table

PARTING: Final = "; "
"""What stands between several values of one cell."""
# A cell that begins so is worked out by programs for sheets; the wide signs are theirs too.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvFiles:
    """One file for each table in a folder; rows are written as they come."""

    def __init__(self, stack: ExitStack, folder: Path, tables: tuple[Table[Any], ...]) -> None:
        self._writers = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            self._writers[table.name] = csv.writer(file)
            self._writers[table.name].writerow([column.name for column in table.columns])

    def add(self, table: Table[Any], cells: list[Cell]) -> None:
        """Writes one row."""
        self._writers[table.name].writerow([spelled(cell) for cell in cells])


def spelled(cell: Cell) -> str:
    """A cell as text, behind an apostrophe where it would begin a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = PARTING.join(cell) if isinstance(cell, tuple) else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
