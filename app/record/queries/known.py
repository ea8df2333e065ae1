"""What the record says of cases, as it knew it at an earlier entry of the ledger."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from app.db.among import among
from app.record import tables
from app.record.answers import CaseLine
from app.record.queries.lines import CASE, case_lines, said_then, still_said

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
_BEGAN: Final = select(_case.c.document, _case.c.began).where(among(_case.c.document, "ids"))
_BEGAN_NOW: Final = _BEGAN.where(still_said(_case))
_BEGAN_THEN: Final = _BEGAN.where(said_then(_case))


def began_at(connection: Connection, ids: Iterable[str], at: int | None) -> dict[str, str | None]:
    """The date by which some cases stand in lists (EDTF), by opaque id; at an entry, or as it is.

    One statement.
    """
    asked = {"ids": sorted(set(ids))}
    if at is None:
        rows = connection.execute(_BEGAN_NOW, asked)
    else:
        rows = connection.execute(_BEGAN_THEN, {**asked, "at": at})
    return {row.document: row.began for row in rows}


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
