"""The order in which found cases stand, and how a list of them is paged.

By the day a case began, newest or oldest first, the undated last in both; cases of one day by when
they were first published. Or by their last revision, newest first: the order of feeds. A key names
the last case of the page before, so that a list goes on where it ended however it has grown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from app.db.among import among
from app.record import tables
from app.record.facets.finding import Found
from app.record.facets.marks import DAY
from app.record.filters import NEWEST
from app.record.timeline import UNDATED

Key = tuple[str, str]

_AT_ONCE: Final = 500
_FEW: Final = 5_000
_LATER: Final = 2**31 - 1
_revision, _document = tables.revision, tables.document
_DOCUMENTS: Final = select(_revision.c.number, _revision.c.document).where(
    among(_revision.c.number, "numbers")
)
_later = _revision.alias("later")
_LAST_NUMBERS: Final = (
    select(_revision.c.number, func.max(_later.c.number).label("last"))
    .join(_later, _later.c.document == _revision.c.document)
    .where(among(_revision.c.number, "numbers"), _later.c.number <= bindparam("at"))
    .group_by(_revision.c.number)
)
_BACKWARDS: Final = (
    select(_document.c.number.label("last"), _revision.c.number)
    .join(_revision, and_(_revision.c.document == _document.c.id, _revision.c.revision == 1))
    # Said like this the index of kinds is not used: all documents would be put in order for a page.
    .where(_document.c.number < bindparam("below"), _document.c.kind.concat("") == "case")
    .order_by(_document.c.number.desc())
    .limit(_AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases by their opaque id, in order, and the key of the page after; None on the last."""

    ids: tuple[str, ...]
    next: Key | None


def page(
    connection: Connection, found: Found, sort: str, limit: int, after: Key | None = None
) -> Page:
    """The found cases that follow a key, at most `limit` of them."""
    placed = list(islice(_in_order(connection, found, sort, after), limit + 1))
    shown = placed[:limit]
    ids = _ids(connection, [ordinal for _, ordinal in shown])
    more = len(placed) > limit
    return Page(ids, (shown[-1][0], str(shown[-1][1])) if more else None)


def every(
    connection: Connection, found: Found, sort: str, after: Key | None = None
) -> Iterator[tuple[str, ...]]:
    """The ids of all found cases in order, or of those that follow a key, some at a time."""
    placed = _in_order(connection, found, sort, after)
    while ordinals := [ordinal for _, ordinal in islice(placed, _AT_ONCE)]:
        yield _ids(connection, ordinals)


def _ids(connection: Connection, ordinals: list[int]) -> tuple[str, ...]:
    rows = connection.execute(_DOCUMENTS, {"numbers": ordinals})
    by_number = {row.number: row.document for row in rows}
    return tuple(by_number[ordinal] for ordinal in ordinals)


def _in_order(
    connection: Connection, found: Found, sort: str, after: Key | None
) -> Iterator[tuple[str, int]]:
    """Found cases after a key: what orders each, and its ordinal."""
    if sort == "changed":
        return _by_revision(connection, found, after)
    return _by_day(connection, found, after, newest=sort == NEWEST)


def _by_day(
    connection: Connection, found: Found, after: Key | None, *, newest: bool
) -> Iterator[tuple[str, int]]:
    last = int(after[1]) if after else 0
    for day in _days(connection, found, after[0] if after else None, newest=newest):
        cases = sorted(found.ordinals & found.index.sets(connection, DAY)[day], reverse=newest)
        for ordinal in cases:
            if not after or day != after[0] or (ordinal < last if newest else ordinal > last):
                yield day, ordinal


def _days(
    connection: Connection, found: Found, since: str | None, *, newest: bool
) -> Iterator[str]:
    """The days under which cases stand, from one of them on; what has no day stands last."""
    every = found.index.ordered(connection, DAY)
    undated = [day for day in every if day == UNDATED]
    dated = every[len(undated) :]
    if since == UNDATED:
        dated = ()
    elif since is not None:
        dated = (
            dated[: bisect_right(dated, since)] if newest else dated[bisect_left(dated, since) :]
        )
    yield from reversed(dated) if newest else dated
    yield from undated


def _by_revision(
    connection: Connection, found: Found, after: Key | None
) -> Iterator[tuple[str, int]]:
    below = int(after[0]) if after else _LATER
    if found.at is None and found.count > _FEW:
        yield from _walking(connection, found, below)
        return
    given = {"numbers": list(found.ordinals), "at": found.index.version}
    rows = connection.execute(_LAST_NUMBERS, given)
    for last, ordinal in sorted(((row.last, row.number) for row in rows), reverse=True):
        if last < below:
            yield str(last), ordinal


def _walking(connection: Connection, found: Found, below: int) -> Iterator[tuple[str, int]]:
    """Of many cases a page is met soon by whoever walks back through all revisions."""
    while rows := connection.execute(_BACKWARDS, {"below": below}).all():
        for row in rows:
            if row.number in found.ordinals:
                yield str(row.last), row.number
        below = rows[-1].last
