"""What one ledger entry means for the record: rows, worked out without a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Table

from app.document.case import Case
from app.document.reading import Document
from app.record import tables
from app.record.answers import typed
from app.record.arrests import Stays, stays_of
from app.record.items import Item, items
from app.record.ledger import Entry
from app.record.moments import Moment, moments
from app.record.rows import Row, holdings, rows, timeline
from app.record.shown import own_names, shown

# The flat tables a kind of document fills.
FILLS: dict[str, tuple[Table, ...]] = {
    "case": (
        tables.case,
        tables.party,
        tables.charge,
        tables.detention,
        tables.post,
        tables.tie,
        tables.update,
    ),
    "person": (tables.person,),
    "provision": (tables.provision,),
    "tally": (tables.tally,),
}
CONTENT: dict[Table, tuple[str, ...]] = {
    table: tuple(
        column.name
        for column in table.columns
        if column.name not in ("row", "document", "known_from", "known_until")
    )
    for table in tables.FLAT
}
_MARKED = ("updated", "corrected", "protected")


class Change:
    """A revision that puts a document, with all its rows, in the place of the one before."""

    def __init__(self, entry: Entry, body: bytes) -> None:
        self.entry = entry
        self.body = body

    @cached_property
    def document(self) -> Document:
        """The document as this revision publishes it."""
        return typed(self.body)

    @property
    def case(self) -> Case | None:
        """The document, if it is a case."""
        return self.document if isinstance(self.document, Case) else None

    @cached_property
    def _moments(self) -> tuple[Moment, ...]:
        return tuple(moments(self.case)) if self.case else ()

    @cached_property
    def _stays(self) -> Stays:
        return stays_of(self.case) if self.case else {}

    @cached_property
    def rows(self) -> dict[Table, list[Row]]:
        """The flat rows by table; every table of this kind of document is there."""
        found: dict[Table, list[Row]] = {table: [] for table in FILLS[self.entry.kind]}
        for table, row in rows(self.document, self._moments):
            found[table].append(row)
        return found

    @cached_property
    def shown(self) -> frozenset[str]:
        """What the document shows of others."""
        return shown(self.document)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names under which others show it."""
        return own_names(self.document)

    @cached_property
    def moments(self) -> list[Row]:
        """Its rows in the timeline."""
        return list(timeline(self.case, self._moments)) if self.case else []

    @cached_property
    def holdings(self) -> list[Row]:
        """The states of custody of its subjects, as intervals of days."""
        return list(holdings(self._stays))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What it has in the feeds."""
        return items(self.case, self._stays) if self.case else ()


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

    @property
    def row(self) -> Row:
        """Its columns in the order of the table."""
        return tuple(getattr(self, name) for name in self.__slots__)


def announced(
    entry: Entry, shows: Iterable[Item] | None, before: Iterable[Announced]
) -> list[Announced]:
    """The feed items of a document after an entry.

    An item keeps the number with which it first qualified; one that the entry does not let in
    stays out, and one that no longer qualifies stays known, so that it never enters again.
    `shows` is None for an entry whose content was redacted.
    """
    known = {(each.uuid, each.feed): each for each in before}
    for place, (feed, uuid) in enumerate(entry.items):
        fresh = Announced(
            uuid, feed, entry.document, entry.number, place, False,
            None, None, None, None, entry.number, False,
        )  # fmt: skip
        known.setdefault((uuid, feed), fresh)
    if shows is not None:
        _show(entry, shows, known)
    return list(known.values())


def _show(entry: Entry, shows: Iterable[Item], known: dict[tuple[str, str], Announced]) -> None:
    for each in known.values():
        each.live, each.fact, each.party, each.tie, each.level = False, None, None, None, None
    for item in shows:
        found = known.get((item.uuid, item.feed))
        if found is None:
            continue
        found.live, found.fact, found.party = True, item.fact, item.party
        found.tie, found.level = item.tie, item.level
        if entry.cause in _MARKED:
            found.updated = entry.number
        found.corrected = found.corrected or entry.cause == "corrected"
