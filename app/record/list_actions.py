"""Writes of the rows that lists are paged by: the timeline, people by name, the law's cases."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete

from app.record import list_tables as tables
from app.record.flat_actions import add
from app.record.projection import Change


def forget(connection: Connection, documents: Sequence[str]) -> None:
    """Takes the rows of documents away."""
    if not documents:
        return
    for table in (tables.entry, tables.person_order, tables.charged):
        connection.execute(delete(table).where(table.c.document.in_(documents)))


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Adds the rows of documents that have none."""
    changes = list(changes)
    moments = [(each.entry.document, *row) for each in changes for row in each.moments]
    add(connection, tables.entry, moments)
    places = [(each.entry.document, *row) for each in changes for row in each.places]
    add(connection, tables.person_order, places)
    charged = [(each.entry.document, *row) for each in changes for row in each.charged]
    add(connection, tables.charged, charged)
