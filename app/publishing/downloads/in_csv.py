"""Tables as CSV: UTF-8 with a byte-order mark, lines as RFC 4180 wants them, no cell a formula."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from app.pages.csv_lines import spelled
from app.pages.dataset.declaring import Cell, Table


class CsvFiles:
    """One file for each table in a folder; rows are written as they come, some at a time."""

    def __init__(self, stack: ExitStack, folder: Path, tables: tuple[Table[Any], ...]) -> None:
        self._writers = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            self._writers[table.name] = csv.writer(file)
            self._writers[table.name].writerow([column.name for column in table.columns])

    def add(self, table: Table[Any], rows: list[list[Cell]]) -> None:
        """Writes rows at the end of a table."""
        # Half of all cells are empty; the writer knows how to write nothing.
        self._writers[table.name].writerows(
            [None if cell is None else spelled(cell) for cell in row] for row in rows
        )
