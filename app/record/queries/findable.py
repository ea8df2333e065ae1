"""The pages of documents, for the list that search engines read: by the ledger, a part at a time.

A document stands in the part that the number of its latest revision falls in. So each part is one
range of an index however large the record is, holds no more documents than it has numbers, and
what was withdrawn is in none.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.folding import ordering
from app.record import tables
from app.record.list_tables import LISTED

_told = tables.revision.alias("told")


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
        .select_from(document.outerjoin(_told, _told.c.number == document.c.stamp))
        .where(_within(part, size), _has_page())
        .order_by(document.c.number)
    )
    return tuple(Findable(*row) for row in connection.execute(query))


def findable_parts(connection: Connection, size: int, last: int) -> tuple[int, ...]:
    """Which of the parts up to `last` hold any page."""
    numbers = select(literal(1).label("part")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.part + 1).where(numbers.c.part < last))
    held = select(tables.document.c.id).where(_within(numbers.c.part, size), _has_page())
    query = select(numbers.c.part).where(held.exists()).order_by(numbers.c.part)
    return tuple(connection.execute(query).scalars())


def _within(part: Any, size: int) -> ColumnElement[bool]:
    number = tables.document.c.number
    return and_(number > (part - 1) * size, number <= part * size)


def _has_page() -> ColumnElement[bool]:
    """Cases and articles have a page; of people only those who are the subject of a case."""
    kind = tables.document.c.kind
    # Said by what has none, so that no index of kinds is taken for that of numbers.
    return and_(kind != "tally", or_(kind != "person", is_subject()))


def is_subject() -> ColumnElement[bool]:
    """Whether the person of a document row is the subject of a published case."""
    order = tables.person_order
    theirs = and_(order.c.document == tables.document.c.id, order.c.alphabet == ordering.PLAIN)
    return exists().where(theirs, LISTED)
