"""The sets of facets of one version of the record, of cases and of their units, found by who asks.

One index serves all who read a version; that of the next one comes of it where few cases changed.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection, Select, or_, select
from sqlalchemy.pool import Pool

from app.record import tables
from app.record.facets.above import Sentences
from app.record.facets.actions import difference, members_of
from app.record.facets.counting import Values
from app.record.facets.every_mark import marks
from app.record.facets.marks import EVERY
from app.record.facets.sets import Kept, Turned, Units
from app.record.ordinals import first_numbers

Sets = Mapping[str, BitMap]

_MOST_FOLLOWED: Final = 2_000
_MOST_QUESTIONS: Final = 32
_NOTHING: Final = BitMap()
_filed, _revision = tables.filed, tables.revision
_VERSION: Final = select(tables.release.c.version)


class Index(Kept[BitMap]):
    """The sets of cases at one version, and beside them those of `units`."""

    units: Units

    def __init__(
        self,
        version: int,
        base: "Index | None" = None,
        turned: Turned | None = None,
        sentences: Sentences | None = None,
    ) -> None:
        super().__init__(BitMap, version, base, turned)
        self.units = Units(BitMap64, version, base.units if base else None, turned)
        self._ordered: dict[str, tuple[str, ...]] = {}
        self._values: dict[str, Values] = {}
        self._found: dict[str, BitMap] = {}
        self.sentences = sentences or Sentences(version)

    def every(self, connection: Connection) -> BitMap:
        """All published cases."""
        return self.sets(connection, EVERY).get("", _NOTHING)

    def ordered(self, connection: Connection, name: str) -> tuple[str, ...]:
        """The values of a facet in their order."""
        if name not in self._ordered:
            self._ordered[name] = tuple(sorted(self.sets(connection, name)))
        return self._ordered[name]

    def values(self, connection: Connection, name: str) -> Values:
        """The values of a facet to be counted."""
        if name not in self._values:
            self._values[name] = Values(self.sets(connection, name))
        return self._values[name]

    def once(self, question: str, find: Callable[[], BitMap]) -> BitMap:
        """The cases that a question finds; whoever narrows its answer asks it again and again."""
        known = self._found.get(question)
        if known is None:
            if len(self._found) >= _MOST_QUESTIONS:
                self._found.clear()
            known = self._found[question] = find()
        return known

    def later(self, version: int, turned: Turned, touched: Collection[str]) -> "Index":
        """The sets that are here already at a later version, where cases have turned sides."""
        found = Index(version, sentences=self.sentences.later(version, touched))
        found.follow(self, turned)
        found.units.follow(self.units, turned)
        return found


_KNOWN: WeakKeyDictionary[Pool, Index] = WeakKeyDictionary()


def index_of(connection: Connection) -> Index:
    """The sets of the version that a connection reads; one index serves all who read it."""
    version = connection.execute(_VERSION).scalar() or 0
    pool = connection.engine.pool
    known = _KNOWN.get(pool)
    if known is None or known.version != version:
        known = _brought(connection, known, version)
        _KNOWN[pool] = known
    return known


def index_at(connection: Connection, number: int) -> Index:
    """The sets as they were known when the ledger had come to an entry.

    A case that was withdrawn since, or is published again without a name, is in none of them.
    """
    now = index_of(connection)
    if number >= now.version:
        return now
    turned, touched = _turned(connection, number, now.version)
    return Index(number, now, turned, Sentences(number, now.sentences, touched))


def _brought(connection: Connection, known: Index | None, version: int) -> Index:
    """An index of a version, from that of an earlier one if few cases have changed since."""
    if known is None or known.version > version:
        return Index(version)
    if version - known.version > _MOST_FOLLOWED or _erased(connection, known.version):
        return Index(version)
    return known.later(version, *_turned(connection, known.version, version))


def _erased(connection: Connection, since: int) -> bool:
    """Whether anything was withdrawn or redacted: nothing tells what it was filed under."""
    causes = _revision.c.cause.in_(("withdrawn", "protected"))
    query = select(_revision.c.number).where(_revision.c.number > since, causes).limit(1)
    return connection.execute(query).first() is not None


def _turned(connection: Connection, before: int, after: int) -> tuple[Turned, set[str]]:
    """The sides that cases have changed from one entry to a later one, by the facet's name.

    And the cases that were revised, by opaque id.
    """
    rows = connection.execute(_changed(before)).all()
    touched = {row.document for row in rows}
    ordinals = first_numbers(connection, touched)
    then, now = (
        {ordinals[row.document]: marks(json.loads(row.said)) for row in rows if _open(row, at)}
        for at in (before, after)
    )
    sides = (*difference(then, now).items(), *difference(now, then).items())
    found: dict[str, dict[tuple[str, str], list[int]]] = defaultdict(dict)
    for (name, value, span), members in members_of(sides).items():
        found[name][value, span] = members
    return found, touched


def _changed(since: int) -> Select[Any]:
    """What cases were filed under before or after they changed."""
    columns = (_filed.c.document, _filed.c.said, _filed.c.known_from, _filed.c.known_until)
    return select(*columns).where(
        or_(_filed.c.known_from > since, _filed.c.known_until > since),
    )


def _open(row: Any, at: int) -> bool:
    """Whether a row is said at an entry."""
    return bool(row.known_from <= at and (row.known_until is None or row.known_until > at))
