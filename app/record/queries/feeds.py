"""What the feeds announce, in the order in which it first qualified in the ledger."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    literal_column,
    or_,
    select,
)

from app.record import tables
from app.record.answers import ArrestItem, FeedPage, UpdateItem, UpdatesPage
from app.record.items import Feed
from app.record.queries.lines import SUBJECT, Cells, still_said, subject, with_people

_item, _case, _document = tables.item, tables.case, tables.document
_entered = tables.revision.alias("entered_revision")
_updated = tables.revision.alias("updated_revision")

Key = tuple[int, int]

# The latest day first, then the last to enter.
_BY_DAY = (_item.c.day.desc(), _item.c.entered.desc(), _item.c.place.desc())


def arrests_page(
    connection: Connection, feed: Feed = "arrests", after: Key | None = None, limit: int = 50
) -> FeedPage:
    """Items of the arrest feed, the newest to qualify first.

    The feed `arrests` has the firm ties; `contextual` has the weaker ones as well. `after` is a
    page's `next`.
    """
    query = _in_order(_arrests().where(_item.c.live, _item.c.feed == feed), after, limit)
    rows = connection.execute(query).all()
    return FeedPage(tuple(map(_arrest, rows[:limit])), _next(rows, limit))


def newest_arrests(connection: Connection, limit: int = 5) -> tuple[ArrestItem, ...]:
    """The latest takings tied to posts, by the day of the taking; the undated last."""
    return tuple(map(_arrest, connection.execute(_newest_arrests(limit))))


def updates_page(connection: Connection, after: Key | None = None, limit: int = 50) -> UpdatesPage:
    """Items of the update feed, the newest to be published by us first."""
    query = _updates().where(_item.c.live, _item.c.feed == "updates")
    rows = connection.execute(_in_order(query, after, limit)).all()
    return UpdatesPage(tuple(map(_update, rows[:limit])), _next(rows, limit))


def newest_updates(connection: Connection, limit: int = 5) -> tuple[UpdateItem, ...]:
    """The latest updates by the day they happened, else were published; the undated last."""
    return tuple(map(_update, connection.execute(_newest_updates(limit))))


@cache
def _newest_arrests(limit: int) -> Select[Any]:
    """The statement; made once, as that takes longer than to run it."""
    return _arrests(_items_of(_newest("arrests", limit))).order_by(*_BY_DAY)


@cache
def _newest_updates(limit: int) -> Select[Any]:
    return _updates(_items_of(_newest("updates", limit))).order_by(*_BY_DAY)


def _newest(feed: Feed, limit: int) -> Subquery:
    """The items of the latest days, read from the index that has them in this order.

    How many is written out: of a parameter PostgreSQL would expect a tenth of all, and plan the
    whole statement anew for each number that it is given.
    """
    query = select(_item.c.uuid, _item.c.feed).where(_item.c.live, _item.c.feed == feed)
    return query.order_by(*_BY_DAY).limit(literal_column(str(limit))).subquery("newest")


def _items_of(newest: Subquery) -> FromClause:
    """The items themselves. They stand first: PostgreSQL joins so many tables as they are named."""
    return newest.join(_item, and_(newest.c.uuid == _item.c.uuid, newest.c.feed == _item.c.feed))


def _arrests(items: FromClause = _item) -> Select[Any]:
    party, taking = tables.party, tables.detention
    theirs = and_(
        party.c.document == _item.c.document, party.c.party == _item.c.party, still_said(party)
    )
    joined = with_people(_takings(_announced(items).join(party, theirs)))
    return select(
        _item,
        _document.c.slug,
        _case.c.title,
        _case.c.summary,
        _case.c.lang,
        taking.c.kind.label("detention_kind"),
        taking.c.taken,
        _entered.c.instant.label("entered_instant"),
        _updated.c.instant.label("updated_instant"),
        *(column for column in SUBJECT if column is not party.c.party),
    ).select_from(joined)


def _updates(items: FromClause = _item) -> Select[Any]:
    update = tables.update
    return select(
        _item,
        _document.c.slug,
        _case.c.title,
        _case.c.lang,
        update.c.kind.label("update_kind"),
        update.c.happened,
        update.c.published,
        update.c.text,
        _entered.c.instant.label("entered_instant"),
        _updated.c.instant.label("updated_instant"),
    ).select_from(_listed(_announced(items)))


def _takings(items: FromClause) -> FromClause:
    """Items of arrests joined with the taking each is of."""
    taking = tables.detention
    taken = and_(
        taking.c.document == _item.c.document,
        taking.c.fact == _item.c.fact,
        taking.c.subject == _item.c.party,
        still_said(taking),
    )
    return items.join(taking, taken)


def _listed(items: FromClause) -> FromClause:
    """Items of updates joined with the update each is of."""
    update = tables.update
    said = and_(
        update.c.document == _item.c.document, update.c.fact == _item.c.fact, still_said(update)
    )
    return items.join(update, said)


def _announced(items: FromClause) -> FromClause:
    return (
        items.join(_document, _document.c.id == _item.c.document)
        .join(_case, and_(_case.c.document == _item.c.document, still_said(_case)))
        .join(_entered, _entered.c.number == _item.c.entered)
        .join(_updated, _updated.c.number == _item.c.updated)
    )


def _in_order(query: Select[Any], after: Key | None, limit: int) -> Select[Any]:
    if after is not None:
        number, place = after
        same = and_(_item.c.entered == number, _item.c.place < place)
        query = query.where(or_(_item.c.entered < number, same))
    return query.order_by(_item.c.entered.desc(), _item.c.place.desc()).limit(limit + 1)


def _next(rows: Sequence[Cells], limit: int) -> Key | None:
    return (rows[limit - 1].entered, rows[limit - 1].place) if len(rows) > limit else None


def _arrest(row: Cells) -> ArrestItem:
    return ArrestItem(
        uuid=row.uuid,
        level=row.level,
        case=row.document,
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        lang=row.lang,
        subject=subject(row),
        taking=row.fact,
        tie=row.tie,
        kind=row.detention_kind,
        taken=row.taken,
        entered=row.entered,
        place=row.place,
        entered_instant=row.entered_instant,
        updated_instant=row.updated_instant,
        corrected=row.corrected,
    )


def _update(row: Cells) -> UpdateItem:
    return UpdateItem(
        uuid=row.uuid,
        case=row.document,
        slug=row.slug,
        title=row.title,
        lang=row.lang,
        fact=row.fact,
        kind=row.update_kind,
        happened=row.happened,
        published=row.published,
        text=row.text,
        entered=row.entered,
        place=row.place,
        entered_instant=row.entered_instant,
        updated_instant=row.updated_instant,
        corrected=row.corrected,
    )
