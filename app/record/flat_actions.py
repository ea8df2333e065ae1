"""Writes of the flat rows: a revision opens its own, and closes those it no longer says."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Date, Dialect, Table, bindparam, select, update
from sqlalchemy.types import TypeEngine

from app.db.engines import on_sqlite
from app.record.entry_rows import same_words
from app.record.projection import CONTENT, FILLS, Change
from app.record.rows import Row

_COPIED = 20  # rows from which on a stream is worth its beginning and its end


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows given in the order of the table's columns."""
    names = [column.name for column in table.columns]
    _insert(connection, table, names, rows)


def write_rows(connection: Connection, changes: list[Change], later: list[str]) -> None:
    """Brings the flat tables to what these revisions say.

    A row that a revision repeats stays open as it is, so `known_from` is when it was first said.
    """
    fresh: dict[Table, list[Row]] = defaultdict(list)
    for table in dict.fromkeys(table for each in changes for table in FILLS[each.entry.kind]):
        said = _still_said(connection, table, later)
        closed: list[dict[str, Any]] = []
        for change in changes:
            if table.name not in change.rows:
                continue
            document, number = change.entry.document, change.entry.number
            old = said.get(document, {})
            for row in change.rows[table.name]:
                if not old or not _taken(old, row):
                    fresh[table].append((document, *row, number))
            closed += [{"gone": row, "at": number} for rows in old.values() for row in rows]
        _close(connection, table, closed)
    for table, rows in fresh.items():
        _insert(connection, table, ["document", *CONTENT[table], "known_from"], rows)


def _still_said(
    connection: Connection, table: Table, documents: list[str]
) -> dict[str, dict[str, list[int]]]:
    """The open rows of documents, by document and by what they say."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    if not documents:
        return found
    query = select(table).where(table.c.document.in_(documents), table.c.known_until.is_(None))
    for row in connection.execute(query).mappings():
        said = same_words(tuple(row[name] for name in CONTENT[table]))
        found[row["document"]][said].append(row["row"])
    return found


def _taken(old: dict[str, list[int]], row: Row) -> bool:
    """Whether an open row says the same; it is then no longer among those to close."""
    open_rows = old.get(same_words(row))
    if not open_rows:
        return False
    open_rows.pop()
    return True


def _close(connection: Connection, table: Table, closed: list[dict[str, Any]]) -> None:
    if closed:
        over = update(table).where(table.c.row == bindparam("gone"))
        connection.execute(over.values(known_until=bindparam("at")), closed)


def _insert(connection: Connection, table: Table, names: list[str], rows: Sequence[Row]) -> None:
    if rows:
        convert = _prepared(table, tuple(names), connection.dialect)
        pour(connection, table.name, names, [convert(row) for row in rows])


def pour(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Inserts rows of values that the drivers of both engines take as they are.

    A record is filled with tens of rows a case; this spares them the way through a statement's
    compiler.
    """
    if not rows:
        return
    quote = connection.dialect.identifier_preparer.quote
    columns = f"{quote(table)} ({', '.join(map(quote, names))})"
    if len(rows) >= _COPIED and not on_sqlite(connection):
        _copy(connection, columns, rows)
        return
    mark = "?" if on_sqlite(connection) else "%s"
    marks = ", ".join(mark for _ in names)
    statement = f"INSERT INTO {columns} VALUES ({marks})"  # noqa: S608
    connection.exec_driver_sql(statement, list(rows))


def _copy(connection: Connection, columns: str, rows: Iterable[Row]) -> None:
    """PostgreSQL takes many rows several times faster as a stream than as statements."""
    driver = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {columns} FROM STDIN") as copy:  # type: ignore[union-attr]
        for row in rows:
            copy.write_row(row)


@lru_cache(maxsize=64)
def _prepared(table: Table, names: tuple[str, ...], dialect: Dialect) -> Callable[[Row], Row]:
    """What turns a row into values that the driver takes."""
    processors = [_processor(table.c[name].type, dialect) for name in names]
    needed = [(place, each) for place, each in enumerate(processors) if each]
    if not needed:
        return tuple

    def convert(row: Row) -> Row:
        cells = list(row)
        for place, process in needed:
            cells[place] = process(cells[place])
        return tuple(cells)

    return convert


def _processor(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What turns a value of a column into what the driver takes; None where that is the value."""
    found = kind.dialect_impl(dialect).bind_processor(dialect)
    return _iso if found and isinstance(kind, Date) else found


def _iso(day: date | None) -> str | None:
    """A day as SQLite keeps it, which SQLAlchemy writes the same way more slowly."""
    return day.isoformat() if day else None
