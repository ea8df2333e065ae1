"""What becomes of a case's feed items with one entry of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import cast

from app.document.case import Case
from app.record.items import Feed, Item
from app.record.ledger import Entry
from app.record.rows import Row
from app.record.telling import Telling
from app.record.timeline import UNDATED

EDITS = ("updated", "corrected", "protected")

Known = dict[tuple[str, str], "Announced"]


@dataclass(slots=True)
class Announced:
    """A feed item as the record keeps it; without its facts while no revision shows them."""

    uuid: str
    feed: str
    document: str
    entered: int
    place: int
    live: bool
    fact: str | None
    party: str | None
    tie: str | None
    level: str | None
    updated: int
    corrected: bool
    field: str | None = None
    day: str = UNDATED

    @property
    def row(self) -> Row:
        """Its columns in the order of the table."""
        row: Row = _COLUMNS(self)
        return row

    def show(self, item: Item) -> None:
        """Lets it be made of these facts."""
        self.live, self.fact, self.field, self.day = True, item.fact, item.field, item.day
        self.party, self.tie, self.level = item.party, item.tie, item.level

    def hide(self) -> None:
        """Keeps nothing but that it once entered."""
        self.live, self.corrected, self.fact, self.field = False, False, None, None
        self.party, self.tie, self.level, self.day = None, None, None, UNDATED


_COLUMNS = attrgetter(*Announced.__slots__)


@dataclass(frozen=True, slots=True)
class Revised:
    """A case as an entry publishes it: what of it could stand in the feeds, and is corrected there.

    `case` is missing where the entry edits nothing; `before` is the case as it was until then, if
    its content is still there.
    """

    case: Case | None
    shows: Iterable[Item]
    corrected: frozenset[tuple[str, str]]
    before: Case | None


def announced(
    entry: Entry, revised: Revised | None, before: Iterable[Announced]
) -> list[Announced]:
    """The feed items of a case after an entry.

    An item keeps the number with which it first qualified; one that the entry does not let in
    stays out, and one that no longer qualifies stays known, so that it never enters again.
    `revised` is None for an entry whose content was redacted.
    """
    known: Known = {(each.uuid, each.feed): each for each in before}
    for place, (feed, uuid) in enumerate(entry.items):
        fresh = Announced(
            uuid, feed, entry.document, entry.number, place, False,
            None, None, None, None, entry.number, False,
        )  # fmt: skip
        known.setdefault((uuid, feed), fresh)
    if revised and known:
        _show(entry, revised, known)
    return list(known.values())


def _show(entry: Entry, revised: Revised, known: Known) -> None:
    now = Telling(revised.case) if revised.case else None
    said = _said(revised.before, known) if now else {}
    for each in known.values():
        each.hide()
    for item in revised.shows:
        key = (item.uuid, item.feed)
        if key in known:
            known[key].show(item)
            known[key].corrected = key in revised.corrected
            if now and said.get(key) != now.words(item):
                known[key].updated = entry.number
    for each in known.values():
        if not each.live:
            # How it last changed is forgotten with what it told, as in a ledger that was redacted.
            each.updated = each.entered


def _said(before: Case | None, known: Known) -> dict[tuple[str, str], tuple[object, ...]]:
    """What each item told until now; empty where that is gone."""
    if before is None:
        return {}
    then = Telling(before)
    return {key: then.words(_item(each)) for key, each in known.items() if each.live}


def _item(each: Announced) -> Item:
    feed = cast("Feed", each.feed)
    return Item(each.uuid, feed, each.fact, each.party, each.tie, each.level, each.field)
