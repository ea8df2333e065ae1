"""Documents as they were published at an entry of the ledger."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from app.db.among import among
from app.record import tables
from app.record.answers import Published
from app.record.queries.documents import published_of

_document, _revision = tables.document, tables.revision
_first, _until = _revision.alias("first_of"), _revision.alias("until")
# Made once: to put a statement together takes as long as to run it.
_LATEST: Final = (
    select(func.max(_until.c.number))
    .where(among(_until.c.document, "ids"), _until.c.number <= bindparam("number"))
    .group_by(_until.c.document)
)
_THEN: Final = (
    select(
        _document.c.id,
        _document.c.kind,
        _document.c.slug,
        _revision.c.revision,
        _revision.c.number,
        _document.c.stamp,
        _revision.c.commitment,
        _revision.c.hash,
        _first.c.instant,
        _revision.c.instant.label("changed"),
        _revision.c.body,
    )
    .join(_revision, _revision.c.document == _document.c.id)
    .join(_first, and_(_first.c.document == _document.c.id, _first.c.revision == 1))
    .where(_revision.c.number.in_(_LATEST), _revision.c.body.is_not(None))
)


def published_at(
    connection: Connection, ids: Iterable[str], number: int | None = None
) -> dict[str, Published]:
    """Documents by their opaque id as they stood at an entry of the ledger, under today's slugs.

    Without a number they are as they are. One that was not published by then, or is redacted
    since, is left out. One statement.
    """
    if number is None:
        return published_of(connection, ids)
    rows = connection.execute(_THEN, {"ids": sorted(set(ids)), "number": number})
    return {row.id: Published(*row) for row in rows}
