"""The pages of documents, for the list that search engines read: by the ledger, a part at a time.

A document stands in the part that the number of its latest revision falls in. So each part is one
range of an index however large the record is, holds no more documents than it has numbers, and
what was withdrawn is in none.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from app.record import tables
from app.record.queries.lines import still_said

_latest = tables.revision.alias("latest")
_told = tables.revision.alias("told")
_PAGES: FromClause = tables.document.join(
    _latest,
    and_(
        _latest.c.document == tables.document.c.id,
        _latest.c.number == tables.document.c.number,
    ),
)


@dataclass(frozen=True, slots=True)
class Findable:
    """A document with a page of its own; `changed` is the instant at which its page last did."""

    kind: str
    slug: str
    changed: str


def findable_pages(connection: Connection, part: int, size: int) -> tuple[Findable, ...]:
    """The pages of one part, the first part being 1, in the order of the ledger."""
    document = tables.document
    changed = func.coalesce(_told.c.instant, document.c.changed)
    query = (
        select(document.c.kind, document.c.slug, changed)
        .select_from(_PAGES.outerjoin(_told, _told.c.number == document.c.stamp))
        .where(_within(part, size), _has_page())
        .order_by(_latest.c.number)
    )
    return tuple(Findable(*row) for row in connection.execute(query))


def findable_parts(connection: Connection, size: int, last: int) -> tuple[int, ...]:
    """Which of the parts up to `last` hold any page."""
    numbers = select(literal(1).label("part")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.part + 1).where(numbers.c.part < last))
    held = select(1).select_from(_PAGES).where(_within(numbers.c.part, size), _has_page())
    query = select(numbers.c.part).where(held.exists()).order_by(numbers.c.part)
    return tuple(connection.execute(query).scalars())


def _within(part: Any, size: int) -> ColumnElement[bool]:
    return and_(_latest.c.number > (part - 1) * size, _latest.c.number <= part * size)


def _has_page() -> ColumnElement[bool]:
    """Cases and articles have a page; of people only those who are the subject of a case."""
    kind = tables.document.c.kind
    return or_(kind.in_(("case", "provision")), and_(kind == "person", is_subject()))


def is_subject() -> ColumnElement[bool]:
    """Whether the person of a document row is the subject of a published case."""
    address, party = tables.address, tables.party
    theirs = and_(address.c.kind == "person", address.c.document == tables.document.c.id)
    named = and_(party.c.person == address.c.slug, party.c.part == "subject", still_said(party))
    return exists().where(theirs, named)
