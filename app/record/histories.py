"""What the record keeps of one document, worked out from its whole history at once.

A record is filled document by document, so nothing that a later revision takes back is ever
written. Following the ledger entry by entry comes to the same rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from app.document.case import Case
from app.record import tables
from app.record.announcing import EDITS, Announced, Revised, announced
from app.record.entry_rows import buried, document_row, revision_row, same_words
from app.record.ledger import Entry
from app.record.projection import Change
from app.record.rows import Row


class History:
    """A document after all of its entries, which are given in their order.

    `latest` is the revision that is published, None where it was withdrawn. `borne` are the names
    under which others show it, each with the last entry at which it had it; `slugs` its addresses.
    `change` is what its only entry changes, where that was worked out already.
    """

    def __init__(self, entries: Sequence[Entry], change: Change | None = None) -> None:
        self.first = entries[0]
        self.latest: Change | None = None
        self.slugs: dict[str, None] = {}
        self.borne: dict[str, int] = {}
        self._revisions: list[Row] = []
        self._tombstones: list[Row] = []
        self._said: dict[str, list[list[Any]]] = {}
        self._items: list[Announced] = []
        self._before: Case | None = None
        for entry in entries:
            self._follow(entry, change)

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return self.first.kind

    @property
    def once(self) -> bool:
        """Whether it was published once and never touched again."""
        return len(self._revisions) == 1

    def rows(self, stamp: int = 0) -> Iterator[tuple[str, list[Row]]]:
        """Its rows by table, in the order of the tables' columns but for the numbers of rows.

        `stamp` is the last entry at which something it shows has changed.
        """
        yield tables.revision.name, self._revisions
        yield tables.tombstone.name, self._tombstones
        yield tables.item.name, [each.row for each in self._items]
        for name, said in self._said.items():
            key = self.first.document
            yield name, [(key, *row, since, until) for row, since, until in said]
        if self.latest:
            yield from self._latest_rows(self.latest, stamp)

    def _latest_rows(self, latest: Change, stamp: int) -> Iterator[tuple[str, list[Row]]]:
        key, kind = self.first.document, self.kind
        current = latest.slugs[0]
        yield tables.document.name, [document_row(latest, self.first.instant, stamp)]
        addresses = [(kind, slug, key, slug == current) for slug in sorted(self.slugs)]
        yield tables.address.name, addresses
        yield tables.shown.name, [(key, name) for name in sorted(latest.shown)]
        for table, rows in (
            (tables.entry, latest.moments),
            (tables.person_order, latest.places),
            (tables.charged, latest.charged),
            (tables.holding, latest.holdings),
            (tables.calendar_day, latest.calendar),
        ):
            yield table.name, [(key, *row) for row in rows]

    def _follow(self, entry: Entry, change: Change | None) -> None:
        gone = entry.cause == "withdrawn"
        if change is None and not gone and entry.body is not None:
            change = Change(entry, entry.body)
        if gone or change:
            self.borne |= dict.fromkeys(change.names if change else (), entry.number)
            self.borne |= {f"{self.kind}:{slug}": entry.number for slug in self.slugs}
        if gone or entry.cause == "protected":
            self._forget()
        if change:
            self._say(change)
        self._announce(entry, change)
        if gone:
            self._items = []
            self._tombstones += buried(entry)
        self._revisions.append(revision_row(entry))

    def _forget(self) -> None:
        self.latest, self._before = None, None
        self.slugs, self._said = {}, {}
        self._revisions = [(*row[:-1], None) for row in self._revisions]

    def _say(self, change: Change) -> None:
        self.latest = change
        self.slugs |= dict.fromkeys(change.slugs)
        number = change.entry.number
        for name, rows in change.rows.items():
            said = self._said.setdefault(name, [])
            fresh = _still_said(said, rows, number) if said else rows
            said += [[row, number, None] for row in fresh]

    def _announce(self, entry: Entry, change: Change | None) -> None:
        revised = None
        if change and self.kind == "case":
            case = change.case if entry.cause in EDITS else None
            before = self._before if self._items else None
            revised = Revised(case, change.items, change.corrected, before)
        if entry.items or self._items:
            self._items = announced(entry, revised, self._items)
        self._before = change.case if change else None


def _still_said(said: list[list[Any]], rows: Sequence[Row], number: int) -> list[Row]:
    """Closes the rows that a revision does not repeat; returns those that it adds."""
    opened: dict[str, list[list[Any]]] = defaultdict(list)
    for each in said:
        if each[2] is None:
            opened[same_words(each[0])].append(each)
    fresh: list[Row] = []
    for row in rows:
        again = opened.get(same_words(row))
        if again:
            again.pop()
        else:
            fresh.append(row)
    for left in opened.values():
        for each in left:
            each[2] = number
    return fresh
