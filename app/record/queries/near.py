"""Pages whose slugs lie near one that leads nowhere: for a reader who mistyped an address.

Candidates are neighbours in the index of slugs, of the slug as it was typed, as it is folded, and
with its words turned round; so a misspelt end is found and a wrong first letter is not, and the
cost is the same however large the record is.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, select, union_all

from app.folding import fold
from app.record import tables
from app.record.answers import Published
from app.record.queries.documents import published_of
from app.record.queries.findable import is_subject

_KINDS: Final = ("case", "person", "provision")
_NEIGHBOURS: Final = 12
_LONGEST: Final = 120
_ALIKE: Final = 0.75
_MOST: Final = 3


def near_slug(connection: Connection, slug: str) -> tuple[Published, ...]:
    """At most three pages with a slug like this one, the likest first; two statements."""
    if not slug.isprintable() or len(slug) > _LONGEST:
        return ()
    wanted = fold(slug.replace("-", " "))
    rows = connection.execute(union_all(*_neighbours(slug.lower(), wanted))).all()
    likeness = {row.id: _likeness(wanted, fold(row.slug.replace("-", " "))) for row in rows}
    best = sorted((-much, key) for key, much in likeness.items() if much >= _ALIKE)[:_MOST]
    if not best:
        return ()
    found = published_of(connection, [key for _, key in best])
    return tuple(found[key] for _, key in best)


def _neighbours(slug: str, folded: str) -> Iterator[Select[Any]]:
    """The slugs before and after each way of writing the wanted one, of each kind."""
    turned = "-".join(reversed(slug.split("-")))
    for kind in _KINDS:
        for way in sorted({slug, turned, folded.replace(" ", "-")}):
            document = tables.document
            before, after = document.c.slug < way, document.c.slug >= way
            yield _some(kind, before, document.c.slug.desc())
            yield _some(kind, after, document.c.slug.asc())


def _some(kind: str, where: ColumnElement[bool], order: ColumnElement[Any]) -> Select[Any]:
    document = tables.document
    has_page = is_subject() if kind == "person" else document.c.kind == kind
    few = (
        select(document.c.id, document.c.slug)
        .where(and_(document.c.kind == kind, where, has_page))
        .order_by(order)
        .limit(_NEIGHBOURS)
        .subquery()
    )
    return select(few.c.id, few.c.slug)


def _likeness(one: str, other: str) -> float:
    """How alike two folded slugs are, in whichever order their words stand."""
    turned = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    return max(SequenceMatcher(None, *pair).ratio() for pair in ((one, other), turned))
