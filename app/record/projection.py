"""What one ledger entry means for the record: rows, worked out without a database."""

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Table

from app.document.case import Case
from app.document.reading import Document
from app.document.trusted import fields_of, typed_from
from app.record import tables
from app.record.answers import published
from app.record.arrests import Stays, stays_of
from app.record.calendar import calendar_days
from app.record.charged import charged
from app.record.facets.every_mark import marks
from app.record.facets.filing import filed
from app.record.facets.marks import Marks
from app.record.figures.packing import packed
from app.record.items import Item, announceable
from app.record.items import items as items_of
from app.record.ledger import Entry
from app.record.moments import Moment, moments
from app.record.rows import Row, holdings, places, rows
from app.record.search.terms import Words, words_of
from app.record.sentences import sentences
from app.record.shown import own_names, shown
from app.record.telling import corrected_items
from app.record.timeline import timeline

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
        tables.filed,
        tables.imposed,
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


class Change:
    """A revision that puts a document, with all its rows, in the place of the one before."""

    def __init__(self, entry: Entry, body: bytes) -> None:
        self.entry = entry
        self.body = body

    @cached_property
    def _fields(self) -> dict[str, Any]:
        return fields_of(self.body)

    @cached_property
    def document(self) -> Document:
        """The document as this revision publishes it. Raises TypeError for a tombstone."""
        return published(typed_from(self._fields))

    @cached_property
    def words(self) -> Words:
        """What a search finds it by."""
        return words_of(self.entry.kind, self._fields)

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
    def rows(self) -> dict[str, list[Row]]:
        """The flat rows by the table's name; every table of this kind of document is there."""
        found: dict[str, list[Row]] = {table.name: [] for table in FILLS[self.entry.kind]}
        for table, row in rows(self.document, self._moments):
            found[table.name].append(row)
        if self.case:
            said = json.dumps(self.filed, ensure_ascii=False, separators=(",", ":"))
            found[tables.filed.name] = [(said,)]
            found[tables.imposed.name] = list(sentences(self.case, self.filed))
        return found

    @cached_property
    def filed(self) -> Mapping[str, Any]:
        """What a case is filed under, and what is counted of it; nothing of another document."""
        if not self.case:
            return {}
        found = filed(self.case, self._moments, self._stays)
        return {**found, "counted": packed(self.case, self._stays)}

    @cached_property
    def marks(self) -> Marks:
        """The sets a case and its units are members of."""
        return marks(self.filed) if self.case else {}

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """Its slug, then those it had before."""
        return (self.document.slug, *self.document.formerly)

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
    def places(self) -> list[Row]:
        """Where a person stands in lists by name."""
        return list(places(self.document))

    @cached_property
    def charged(self) -> list[Row]:
        """The case under each article that somebody in it is charged under."""
        return list(charged(self.case, self._moments)) if self.case else []

    @cached_property
    def calendar(self) -> list[Row]:
        """Its days in the calendar."""
        return list(calendar_days(self.case, self._stays)) if self.case else []

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What of it can stand in the feeds."""
        return announceable(self.case, self._stays, self._moments) if self.case else ()

    @property
    def entering(self) -> tuple[Item, ...]:
        """What of it enters the feeds if it is the first revision."""
        return items_of(self.case, None, self._stays, self._moments) if self.case else ()

    @cached_property
    def corrected(self) -> frozenset[tuple[str, str]]:
        """Those of its items of which a correction names a fact, by uuid and feed."""
        return corrected_items(self.case, self.items) if self.case else frozenset()


def changes_of(batch: Iterable[Entry]) -> list[Change]:
    """What a batch of entries puts into the record; not those that only take away."""
    return [
        Change(entry, entry.body)
        for entry in batch
        if entry.body is not None and entry.cause != "withdrawn"
    ]
