"""The record as one SQLite file, made for people: plain names, links between tables, views."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from app.pages.dataset.declaring import SEVERAL, Cell, Column, Kind, Table
from app.publishing.downloads.about import About
from app.publishing.downloads.views import VIEWS

_TYPES: Final[dict[Kind, str]] = {"number": "INTEGER", "yes or no": "INTEGER"}
_CODEBOOK: Final = """
    CREATE TABLE codebook (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, kind TEXT NOT NULL,
        meaning TEXT NOT NULL, words TEXT,
        PRIMARY KEY (table_name, column_name)
    )
"""
_AS_LIST: Final = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make one each time
_ABOUT: Final = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)"


class SqliteFile:
    """The file while it is written. It has no journal: until it is whole, nobody sees it."""

    def __init__(self, path: Path, tables: tuple[Table[Any], ...]) -> None:
        self._tables = tables
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        for table in tables:
            self._connection.execute(_created(table))
        self._inserts = {table.name: _insert(table) for table in tables}

    def __enter__(self) -> Self:
        self._connection.execute("BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def add(self, table: Table[Any], rows: list[list[Cell]]) -> None:
        """Writes rows at the end of a table."""
        self._connection.executemany(
            self._inserts[table.name],
            ([None if cell is None else stored(cell) for cell in row] for row in rows),
        )

    def finish(self, about: About) -> None:
        """Adds what explains the tables, their indexes and the views.

        Raises ValueError where a row leads to one that is not there.
        """
        self._explain(about)
        for table in self._tables:
            for statement in _indexes(table):
                self._connection.execute(statement)
        for name, view in VIEWS.items():
            self._connection.execute(f"CREATE VIEW {quoted(name)} AS {view.query}")
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        lost = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if lost:
            raise ValueError(f"A row of {lost[0]} leads to none of {lost[2]}.")

    def _explain(self, about: About) -> None:
        self._connection.execute(_ABOUT)
        self._connection.execute(_CODEBOOK)
        self._connection.executemany("INSERT INTO about VALUES (?, ?)", about.lines())
        lines = (
            (table.name, column.name, column.kind, column.told(), _words(column))
            for table in self._tables
            for column in table.columns
        )
        self._connection.executemany("INSERT INTO codebook VALUES (?, ?, ?, ?, ?)", lines)


def stored(cell: Cell) -> str | int | None:
    """A cell as SQLite holds it: days as text, several values as a list in JSON."""
    if isinstance(cell, tuple):
        return _AS_LIST(cell)
    return str(cell) if isinstance(cell, date) else cell


def read_back(path: Path, table: Table[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as they were written, a few in memory at a time."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield from connection.execute(f"SELECT * FROM {quoted(table.name)} ORDER BY rowid")  # noqa: S608


def how_many(path: Path, table: Table[Any]) -> int:
    """How many rows a table has."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()[0]  # noqa: S608
        return count


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return f'"{name}"'


def _created(table: Table[Any]) -> str:
    columns = [
        f"{quoted(each.name)} {_TYPES.get(each.kind, 'TEXT')}{' NOT NULL' if each.required else ''}"
        for each in table.columns
    ]
    links = [
        f"FOREIGN KEY ({_names(each.columns)}) REFERENCES {quoted(each.table)}"
        f" ({_names(each.there)})"
        for each in table.links
    ]
    parts = [*columns, f"PRIMARY KEY ({_names(table.key)})", *links]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(parts)})"


def _insert(table: Table[Any]) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {quoted(table.name)} VALUES ({places})"  # noqa: S608 - names of ours


def _indexes(table: Table[Any]) -> Iterator[str]:
    """What rows are counted by, and what leads from them, but for several values in one cell."""
    several = {each.name for each in table.columns if each.kind in SEVERAL}
    wanted: list[tuple[str, ...]] = [(name,) for name in table.facets if name not in several]
    wanted += [link.columns for link in table.links]
    for columns in dict.fromkeys(wanted):
        if columns != table.key[: len(columns)]:
            name = quoted(f"index_{table.name}_{'_'.join(columns)}")
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({_names(columns)})"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(quoted(each) for each in columns)


def _words(column: Column[Any]) -> str | None:
    return json.dumps(column.words, ensure_ascii=False) if column.words else None
