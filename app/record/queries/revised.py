"""Cases as they stood at an entry of the ledger, with the revision that said so and its instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, func, select

from app.db.among import among
from app.document.case import Case
from app.record import tables
from app.record.answers import typed

_document, _revision = tables.document, tables.revision
_first, _until = _revision.alias("first_of"), _revision.alias("until")
# Made once: to put a statement together takes as long as to run it.
_NOW: Final = select(
    _document.c.id,
    _document.c.slug,
    _document.c.revision,
    _document.c.published,
    _document.c.changed,
    _document.c.commitment,
    _document.c.stamp,
    _document.c.body,
).where(among(_document.c.id, "ids"))
_LATEST: Final = (
    select(func.max(_until.c.number))
    .where(among(_until.c.document, "ids"), _until.c.number <= bindparam("number"))
    .group_by(_until.c.document)
)
_THEN: Final = (
    select(
        _document.c.id,
        _document.c.slug,
        _revision.c.revision,
        _first.c.instant.label("published"),
        _revision.c.instant.label("changed"),
        _revision.c.commitment,
        _document.c.stamp,
        _revision.c.body,
    )
    .join(_revision, _revision.c.document == _document.c.id)
    .join(_first, and_(_first.c.document == _document.c.id, _first.c.revision == 1))
    .where(_revision.c.number.in_(_LATEST), _revision.c.body.is_not(None))
)


@dataclass(frozen=True, slots=True)
class Revised:
    """A case at some revision, under its slug of today.

    `published` is the instant of its first revision and `changed` that of this one; `version`
    changes with all that the case shows.
    """

    id: str
    slug: str
    case: Case
    revision: int
    published: str
    changed: str
    version: tuple[str, int]


def revised(
    connection: Connection, ids: Iterable[str], number: int | None = None
) -> dict[str, Revised]:
    """Some cases as they stood at an entry of the ledger (None: as they are), by their opaque id.

    One that was not published by then, or is redacted since, is left out. One statement.
    """
    asked: dict[str, Any] = {"ids": sorted(set(ids))}
    if number is None:
        rows = connection.execute(_NOW, asked).all()
    else:
        rows = connection.execute(_THEN, {**asked, "number": number}).all()
    return {row.id: each for row in rows if (each := _read(row))}


def _read(row: Any) -> Revised | None:
    case = typed(row.body)
    if not isinstance(case, Case):
        return None
    version = (row.commitment, row.stamp)
    return Revised(row.id, row.slug, case, row.revision, row.published, row.changed, version)
