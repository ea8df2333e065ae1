"""Lines of cases as the record knew them at an earlier entry of the ledger."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from app.db.among import among
from app.record import tables
from app.record.answers import CaseLine
from app.record.queries.lines import CASE, case_lines, said_then

_document, _case, _revision = tables.document, tables.case, tables.revision
_LINES: Final = (
    select(*CASE)
    .select_from(_document.join(_case, _case.c.document == _document.c.id))
    .where(among(_document.c.id, "ids"), said_then(_case))
)
_REVISIONS: Final = (
    select(_revision.c.document, func.max(_revision.c.revision).label("revision"))
    .where(among(_revision.c.document, "ids"), _revision.c.number <= bindparam("at"))
    .group_by(_revision.c.document)
)


def lines_at(connection: Connection, ids: Iterable[str], at: int) -> dict[str, CaseLine]:
    """The lines of some cases by their opaque id, as they were said at an entry.

    Slugs are those of today, and people are called what they are called today: who has been
    protected since is not named. What was not yet published then is left out.
    """
    rows = connection.execute(_LINES, {"ids": sorted(set(ids)), "at": at}).all()
    return {line.id: line for line in case_lines(connection, rows, at)}


def revisions_at(connection: Connection, ids: Iterable[str], at: int) -> dict[str, int]:
    """The number of the revision that each of some cases had at an entry, by opaque id."""
    rows = connection.execute(_REVISIONS, {"ids": sorted(set(ids)), "at": at})
    return {row.document: row.revision for row in rows}
