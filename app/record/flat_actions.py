"""Writes of the flat rows: a revision opens its own, and closes those it no longer says."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, select, update

from app.record.projection import CONTENT, FILLS, Change
from app.record.rows import Row


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
        said = _written(tuple(row[name] for name in CONTENT[table]))
        found[row["document"]][said].append(row["row"])
    return found


def _taken(old: dict[str, list[int]], row: Row) -> bool:
    """Whether an open row says the same; it is then no longer among those to close."""
    open_rows = old.get(_written(row))
    if not open_rows:
        return False
    open_rows.pop()
    return True


def _written(row: Row) -> str:
    return json.dumps(row, default=str, ensure_ascii=False, sort_keys=True)


def _close(connection: Connection, table: Table, closed: list[dict[str, Any]]) -> None:
    if closed:
        over = update(table).where(table.c.row == bindparam("gone"))
        connection.execute(over.values(known_until=bindparam("at")), closed)


def _insert(connection: Connection, table: Table, names: list[str], rows: Sequence[Row]) -> None:
    if not rows:
        return
    statement, convert = _prepared(table, tuple(names), connection.dialect)
    connection.exec_driver_sql(statement, [convert(row) for row in rows])


@lru_cache(maxsize=64)
def _prepared(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, Callable[[Row], Row]]:
    """The driver's own statement, and what turns a row into what the driver takes.

    A record is filled with tens of rows a case; this spares them the way through a statement's
    compiler.
    """
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    columns, marks = ", ".join(map(quote, names)), ", ".join(mark for _ in names)
    statement = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608
    kinds = (table.c[name].type.dialect_impl(dialect) for name in names)
    processors = [kind.bind_processor(dialect) for kind in kinds]
    needed = [(place, each) for place, each in enumerate(processors) if each]
    if not needed:
        return statement, tuple

    def convert(row: Row) -> Row:
        cells = list(row)
        for place, process in needed:
            cells[place] = process(cells[place])
        return tuple(cells)

    return statement, convert
