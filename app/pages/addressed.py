"""Finding what an address names, or telling the reader where it went."""

from sqlalchemy import Connection

from app.record import queries
from app.record.answers import Published
from app.web.errors import Moved, Unknown, Withdrawn


def document_at(connection: Connection, kind: str, slug: str) -> Published:
    """The published document at a slug.

    Raises Moved to its slug of today, Withdrawn where it was taken away, Unknown otherwise.
    """
    found = queries.published(connection, kind, slug)
    if found:
        return found
    now = queries.moved_to(connection, kind, slug)
    if now:
        raise Moved(now)
    if queries.is_withdrawn(connection, kind, slug):
        raise Withdrawn(slug)
    raise Unknown(slug)
