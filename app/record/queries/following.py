"""The items of any feed: of the whole record, of some cases, of the cases under an article.

They come as they first qualified in the ledger, the newest first, so that whoever reads on from a
key misses nothing that entered late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.items import Feed
from app.record.queries.lines import still_said

Key = tuple[int, int]
_Narrowed = Literal["", "cases", "under"]

# Of fewer cases all items are gathered and sorted; of more, the feed is walked until a page is
# full, which is soon.
_FEW = 100
_item = tables.item


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed: the facts of the case it is made of, and when it entered and changed.

    `entered` and `place` order it; `version` is another one whenever the item may look different.
    """

    uuid: str
    feed: Feed
    case: str
    fact: str | None
    field: str | None
    party: str | None
    tie: str | None
    entered: int
    place: int
    corrected: bool
    entered_instant: str
    updated_instant: str
    version: tuple[str, int]

    @property
    def look(self) -> tuple[object, ...]:
        """What it looks like in one language depends on nothing else."""
        return (self.uuid, self.is_arrest, self.updated_instant, self.version)

    @property
    def is_arrest(self) -> bool:
        """Whether it tells of a taking tied to posts."""
        return self.party is not None


@dataclass(frozen=True, slots=True)
class FeedItems:
    """Some items of a feed, and the key of the older ones; None on the last page."""

    items: tuple[FeedItem, ...]
    next: Key | None


@dataclass(frozen=True, slots=True)
class Scope:
    """The cases a feed is about: those with these ids, or those charged under an article."""

    cases: tuple[str, ...] = ()
    under: str | None = None


def feed_items(
    connection: Connection,
    feeds: Sequence[Feed],
    scope: Scope | None = None,
    after: Key | None = None,
    limit: int = 50,
) -> FeedItems:
    """A page of items of one or more feeds; `after` is a page's `next`. Two statements at most."""
    narrowed, given = _narrowed(connection, scope)
    number, place = after or (None, None)
    query = _statement(tuple(feeds), narrowed, after is not None)
    values = {**given, "number": number, "place": place, "limit": limit + 1}
    rows = connection.execute(query, values).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return FeedItems(
        tuple(_read(row) for row in rows[:limit]), (last.entered, last.place) if last else None
    )


def parts_of(connection: Connection, person_id: str) -> tuple[tuple[str, str], ...]:
    """The cases that a person is a subject of, under any slug they had, with the party's id."""
    party, address = tables.party, tables.address
    slugs = select(address.c.slug).where(
        address.c.kind == "person", address.c.document == person_id
    )
    query = (
        select(party.c.document, party.c.party)
        .where(party.c.person.in_(slugs), party.c.part == "subject", still_said(party))
        .order_by(party.c.document, party.c.place)
    )
    return tuple((row.document, row.party) for row in connection.execute(query))


def _narrowed(connection: Connection, scope: Scope | None) -> tuple[_Narrowed, dict[str, Any]]:
    """How a feed is kept to its scope, and the values that asks for."""
    if scope is None:
        return "", {}
    if scope.under is None:
        return "cases", {"cases": scope.cases}
    under = {"article": scope.under, "first": f"{scope.under}.", "last": f"{scope.under}/"}
    cases = connection.execute(_FEW_CASES, under).scalars().all()
    return ("cases", {"cases": cases}) if len(cases) <= _FEW else ("under", under)


def _under() -> ColumnElement[bool]:
    """An open charge under an article or a part of it; `/` is the sign that follows the dot."""
    charge = tables.charge
    key = charge.c.provision
    part = and_(key > bindparam("first"), key < bindparam("last"))
    return and_(or_(key == bindparam("article"), part), still_said(charge))


_FEW_CASES = select(tables.charge.c.document).where(_under()).distinct().limit(_FEW + 1)


@lru_cache(maxsize=32)
def _statement(feeds: tuple[Feed, ...], narrowed: _Narrowed, later: bool) -> Select[Any]:  # noqa: FBT001
    """The statement of a kind of feed; made once, as that takes longer than to run it."""
    if narrowed == "cases":
        return _with_instants(_gathered(feeds, later=later))
    where = [_before(_item.c)] if later else []
    if narrowed == "under":
        charge = tables.charge
        theirs = select(charge.c.row).where(charge.c.document == _item.c.document, _under())
        where.append(theirs.exists())
    return _with_instants(union_all(*(_newest(feed, where) for feed in feeds)).subquery())


def _gathered(feeds: Sequence[Feed], *, later: bool) -> Any:
    """The items of some cases. They are found by the cases first, not by walking a whole feed."""
    some = select(_item).where(_item.c.document.in_(bindparam("cases", expanding=True)))
    theirs = some.cte("theirs").prefix_with("MATERIALIZED")
    where = [_before(theirs.c)] if later else []
    query = select(theirs).where(theirs.c.feed.in_(feeds), theirs.c.live, *where)
    return _newest_of(query, theirs.c).subquery()


def _before(item: Any) -> ColumnElement[bool]:
    """What comes after a key, in the order from new to old."""
    number: BindParameter[int] = bindparam("number")
    place: BindParameter[int] = bindparam("place")
    same = and_(item.entered == number, item.place < place)
    return and_(item.entered <= number, or_(item.entered < number, same))


def _newest(feed: Feed, where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The newest of one feed, walked in its own order."""
    query = select(_item).where(_item.c.feed == feed, _item.c.live, *where)
    return select(_newest_of(query, _item.c).subquery())


def _newest_of(query: Select[Any], item: Any) -> Select[Any]:
    return query.order_by(item.entered.desc(), item.place.desc()).limit(bindparam("limit"))


def _with_instants(found: Any) -> Select[Any]:
    document = tables.document
    entered, updated = tables.revision.alias("then"), tables.revision.alias("since")
    query = (
        select(
            found,
            entered.c.instant.label("entered_instant"),
            updated.c.instant.label("updated_instant"),
            document.c.commitment,
            document.c.stamp,
        )
        .join(document, document.c.id == found.c.document)
        .join(entered, entered.c.number == found.c.entered)
        .join(updated, updated.c.number == found.c.updated)
    )
    return _newest_of(query, found.c)


def _read(row: Any) -> FeedItem:
    return FeedItem(
        uuid=row.uuid,
        feed=row.feed,
        case=row.document,
        fact=row.fact,
        field=row.field,
        party=row.party,
        tie=row.tie,
        entered=row.entered,
        place=row.place,
        corrected=row.corrected,
        entered_instant=row.entered_instant,
        updated_instant=row.updated_instant,
        version=(row.commitment, row.stamp),
    )
