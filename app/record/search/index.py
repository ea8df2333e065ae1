"""The index of terms itself, which is another thing on each engine.

On SQLite it is a table of FTS5 without content; on PostgreSQL a table of `tsvector`. `term` and
`spelling`, beside it, are the same on both; only the way many rows are written at once differs.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, text

from app.db.engines import on_sqlite
from app.record import flat_actions
from app.record.search.terms import FIELD, GAP, literal
from app.record.search_tables import WORDS

Sequences = Mapping[int, Sequence[str]]

# FTS5's own settings: how many bytes of pending rows it keeps, and how many parts it merges.
_ROOM, _USUAL_ROOM = 16 * 1024 * 1024, 1024 * 1024
_USUAL_MERGE: Final = 4

_FTS_ADD: Final = f"INSERT INTO {WORDS} (rowid, words) VALUES (?, ?)"  # noqa: S608
_FTS_TAKE: Final = f"INSERT INTO {WORDS} ({WORDS}, rowid, words) VALUES ('delete', ?, ?)"  # noqa: S608
_FTS_CLEAR: Final = f"INSERT INTO {WORDS} ({WORDS}) VALUES ('delete-all')"  # noqa: S608
_FTS_VOCABULARY: Final = f"CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, {WORDS}, row)"
_FTS_COUNT: Final = (
    "INSERT INTO term (form, field, documents)"
    " SELECT substr(term, :field + 1), substr(term, 1, :field), doc"
    " FROM temp.counted WHERE term != :gap ORDER BY 1, 2"
)
_GIN_ADD: Final = (
    f"INSERT INTO {WORDS} (place, words)"  # noqa: S608
    " SELECT * FROM unnest(%s::bigint[], %s::text[]::tsvector[])"
)
_COUNT: Final = (
    "INSERT INTO term (form, field, documents) {rows}"
    " ON CONFLICT (form, field) DO UPDATE SET documents = term.documents + excluded.documents"
)
_SPELL: Final = "INSERT INTO spelling (key, form) {rows} ON CONFLICT (key, form) DO NOTHING"


def add(connection: Connection, sequences: Sequences) -> None:
    """Puts documents into the index, each a sequence of terms under its place.

    FTS5 writes its pending rows out whenever a place is no larger than the last one, so they go
    in by their order.
    """
    places = sorted(sequences)
    if not places:
        return
    if on_sqlite(connection):
        rows = [(place, " ".join(sequences[place])) for place in places]
        connection.exec_driver_sql(_FTS_ADD, rows)
        return
    literals = [literal(sequences[place]) for place in places]
    connection.exec_driver_sql(_GIN_ADD, (places, literals))


def pour(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Puts documents in that are sequences already, in the order of their places.

    A sequence is written as the engine takes it: parted by spaces, or as a `tsvector`.
    """
    columns = ("rowid", "words") if on_sqlite(connection) else ("place", "words")
    flat_actions.pour(connection, WORDS, columns, rows)


def begin_filling(connection: Connection) -> None:
    """Lets an empty index be filled faster, until `end_filling`."""
    if on_sqlite(connection):
        _configure(connection, automerge=0, hashsize=_ROOM)
    else:
        connection.exec_driver_sql(f"DROP INDEX {WORDS}_words")


def end_filling(connection: Connection) -> None:
    """Makes it as it was, with all that was put in merged."""
    if on_sqlite(connection):
        connection.exec_driver_sql(f"INSERT INTO {WORDS} ({WORDS}) VALUES ('optimize')")  # noqa: S608
        _configure(connection, automerge=_USUAL_MERGE, hashsize=_USUAL_ROOM)
    else:
        connection.exec_driver_sql(f"CREATE INDEX {WORDS}_words ON {WORDS} USING gin (words)")


def _configure(connection: Connection, **settings: int) -> None:
    for name, value in settings.items():
        statement = f"INSERT INTO {WORDS} ({WORDS}, rank) VALUES (?, ?)"  # noqa: S608
        connection.exec_driver_sql(statement, (name, value))


def take(connection: Connection, terms: Mapping[int, str]) -> None:
    """Takes documents out; `terms` are the distinct terms of each, parted by spaces."""
    if not terms:
        return
    if on_sqlite(connection):
        connection.exec_driver_sql(_FTS_TAKE, sorted(terms.items()))
        return
    gone = text(f"DELETE FROM {WORDS} WHERE place = ANY(:places)")  # noqa: S608
    connection.execute(gone, {"places": sorted(terms)})


def clear(connection: Connection) -> None:
    """Empties the index."""
    if on_sqlite(connection):
        connection.exec_driver_sql(_FTS_CLEAR)
    else:
        connection.exec_driver_sql(f"DELETE FROM {WORDS}")  # noqa: S608


def count(connection: Connection, changes: Mapping[tuple[str, str], int]) -> None:
    """Adds to the number of documents that have a form in a field."""
    rows = [(form, field, number) for (form, field), number in sorted(changes.items())]
    if not rows:
        return
    if on_sqlite(connection):
        connection.exec_driver_sql(_COUNT.format(rows="VALUES (?, ?, ?)"), rows)
        return
    columns = tuple(list(column) for column in zip(*rows, strict=True))
    given = "SELECT * FROM unnest(%s::text[], %s::text[], %s::int[])"
    connection.exec_driver_sql(_COUNT.format(rows=given), columns)


def count_all(connection: Connection) -> None:
    """Counts the documents of every form that FTS5 has, which knows them all by itself."""
    connection.exec_driver_sql(_FTS_VOCABULARY)
    connection.exec_driver_sql(_FTS_COUNT, {"field": FIELD, "gap": GAP})
    connection.exec_driver_sql("DROP TABLE temp.counted")


def spell(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Lets folded keys lead to forms; pairs that are known stay as they are."""
    rows = sorted(pairs)
    if not rows:
        return
    if on_sqlite(connection):
        connection.exec_driver_sql(_SPELL.format(rows="VALUES (?, ?)"), rows)
        return
    columns = tuple(list(column) for column in zip(*rows, strict=True))
    given = "SELECT * FROM unnest(%s::text[], %s::text[])"
    connection.exec_driver_sql(_SPELL.format(rows=given), columns)


def known(connection: Connection, forms: Sequence[str]) -> set[str]:
    """Which of these forms some document has."""
    return _chosen(connection, "SELECT DISTINCT form FROM term WHERE form", forms)


def forget(connection: Connection, forms: Sequence[str]) -> None:
    """Takes these forms out of the vocabulary where no document has them any more."""
    _each(connection, "DELETE FROM term WHERE documents <= 0 AND form", forms)
    unused = "NOT EXISTS (SELECT 1 FROM term WHERE term.form = spelling.form)"
    _each(connection, f"DELETE FROM spelling WHERE {unused} AND form", forms)  # noqa: S608


def _chosen(connection: Connection, statement: str, forms: Sequence[str]) -> set[str]:
    if not forms:
        return set()
    among, given = _among(connection, forms)
    return {row[0] for row in connection.exec_driver_sql(f"{statement} {among}", given)}


def _each(connection: Connection, statement: str, forms: Sequence[str]) -> None:
    if forms:
        among, given = _among(connection, forms)
        connection.exec_driver_sql(f"{statement} {among}", given)


def _among(connection: Connection, values: Sequence[str]) -> tuple[str, tuple[object, ...]]:
    """Any number of values as one parameter, which neither engine limits."""
    if on_sqlite(connection):
        return "IN (SELECT value FROM json_each(?))", (json.dumps(values, ensure_ascii=False),)
    return "= ANY(%s)", (list(values),)
