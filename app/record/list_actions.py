"""Writes of the rows that lists are paged by: the timeline, people by name, the law's cases."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, select, text

from app.record import list_tables as tables
from app.record.flat_actions import add
from app.record.projection import Change
from app.record.timeline import counted

_Counts = Counter[tuple[str, str, str]]

# Both engines understand it, and neither has a statement of SQLAlchemy that the other shares.
_ADD = text(
    "INSERT INTO entry_count (kind, month, place, entries) VALUES (:kind, :month, :place, :more)"
    " ON CONFLICT (kind, month, place) DO UPDATE SET entries = entry_count.entries + :more"
)


def forget(connection: Connection, documents: Sequence[str]) -> None:
    """Takes the rows of documents away, and out of the counts."""
    if not documents:
        return
    entry = tables.entry
    theirs = entry.c.document.in_(documents)
    groups = (entry.c.kind, entry.c.month, entry.c.place)
    query = select(*groups, func.count().label("entries")).where(theirs).group_by(*groups)
    found = {(row.kind, row.month, row.place): row.entries for row in connection.execute(query)}
    connection.execute(delete(entry).where(theirs))
    _count(connection, Counter({key: -number for key, number in found.items()}))
    if found:
        none_left = tables.entry_count.c.entries == 0
        connection.execute(delete(tables.entry_count).where(none_left))
    for table in (tables.person_order, tables.charged):
        connection.execute(delete(table).where(table.c.document.in_(documents)))


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Adds the rows of documents that have none."""
    changes = list(changes)
    rows = [(each.entry.document, row) for each in changes for row in each.moments]
    add(connection, tables.entry, [(document, *row) for document, row in rows])
    _count(connection, counted(row for _, row in rows))
    places = [(each.entry.document, *row) for each in changes for row in each.places]
    add(connection, tables.person_order, places)
    charged = [(each.entry.document, *row) for each in changes for row in each.charged]
    add(connection, tables.charged, charged)


def _count(connection: Connection, more: _Counts) -> None:
    if more:
        rows = [
            {"kind": kind, "month": month, "place": place, "more": number}
            for (kind, month, place), number in sorted(more.items())
        ]
        connection.execute(_ADD, rows)
