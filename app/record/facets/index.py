"""The sets of facets in memory, for one version of the record.

A process reads a set once. When the record moves on, the cases that changed change sides in the
sets it has; the same steps back lead to the record as it was known at an earlier entry.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final
from weakref import WeakKeyDictionary

from pyroaring import BitMap
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select
from sqlalchemy.pool import Pool

from app.record import tables
from app.record.facets.actions import difference, first_numbers
from app.record.facets.counting import Values
from app.record.facets.marks import EVERY, Mark, marks, spans_until

Sets = Mapping[str, BitMap]
# Ordinals that change sides, by value and span.
_Turns = Mapping[tuple[str, str], BitMap]

_MOST_FOLLOWED: Final = 2_000
_MOST_DAYS: Final = 8
_MOST_QUESTIONS: Final = 32
_NOTHING: Final = BitMap()
_facet, _filed, _revision = tables.facet, tables.filed, tables.revision


class Index:
    """The sets of cases at one version, each read when it is first asked for.

    Where it has a `base`, it differs from it in the cases that have `turned` sides.
    """

    def __init__(
        self, version: int, base: "Index | None" = None, turned: Mapping[str, _Turns] | None = None
    ) -> None:
        self.version = version
        self._base = base
        self._turned = turned or {}
        self._sets: dict[str, Sets] = {}
        self._by_day: dict[tuple[str, date], Sets] = {}
        self._ordered: dict[str, tuple[str, ...]] = {}
        self._values: dict[str, Values] = {}
        self._found: dict[str, BitMap] = {}

    def every(self, connection: Connection) -> BitMap:
        """All published cases."""
        return self.sets(connection, EVERY).get("", _NOTHING)

    def sets(self, connection: Connection, name: str) -> Sets:
        """The cases that have each value of a facet that does not change with the calendar."""
        if name not in self._sets:
            self._sets[name] = (
                _toggled(self._base.sets(connection, name), self._still(name))
                if self._base
                else _read(connection, _facet.c.name == name, _facet.c.span == "")
            )
        return self._sets[name]

    def sets_on(self, connection: Connection, name: str, day: date) -> Sets:
        """The same of a facet that changes with the calendar, on a day."""
        known = self._by_day.get((name, day))
        if known is None:
            if len(self._by_day) >= _MOST_DAYS:
                self._by_day.clear()
            known = self._by_day[name, day] = self._on(connection, name, day)
        return known

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

    def later(self, version: int, turned: Mapping[str, _Turns]) -> "Index":
        """The sets that are here already at a later version, where cases have turned sides."""
        found = Index(version)
        for name, sets in self._sets.items():
            found._sets[name] = _toggled(sets, _still(turned, name))
        return found

    def _still(self, name: str) -> Sets:
        return _still(self._turned, name)

    def _on(self, connection: Connection, name: str, day: date) -> Sets:
        spans = spans_until(day)
        if self._base is None:
            within = (and_(_facet.c.span >= first, _facet.c.span <= last) for first, last in spans)
            return _read(connection, _facet.c.name == name, or_(*within))
        turns: dict[str, BitMap] = defaultdict(BitMap)
        for (value, span), ordinals in self._turned.get(name, {}).items():
            if any(first <= span <= last for first, last in spans):
                turns[value] ^= ordinals
        return _toggled(self._base.sets_on(connection, name, day), turns)


_KNOWN: WeakKeyDictionary[Pool, Index] = WeakKeyDictionary()


def index_of(connection: Connection) -> Index:
    """The sets of the version that a connection reads; one index serves all who read it."""
    version = connection.execute(select(tables.release.c.version)).scalar() or 0
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
    return Index(number, now, _turned(connection, number, now.version))


def _brought(connection: Connection, known: Index | None, version: int) -> Index:
    """An index of a version, from that of an earlier one if few cases have changed since."""
    if known is None or known.version > version:
        return Index(version)
    if version - known.version > _MOST_FOLLOWED or _erased(connection, known.version):
        return Index(version)
    return known.later(version, _turned(connection, known.version, version))


def _erased(connection: Connection, since: int) -> bool:
    """Whether anything was withdrawn or redacted: nothing tells what it was filed under."""
    causes = _revision.c.cause.in_(("withdrawn", "protected"))
    query = select(_revision.c.number).where(_revision.c.number > since, causes).limit(1)
    return connection.execute(query).first() is not None


def _turned(connection: Connection, before: int, after: int) -> Mapping[str, _Turns]:
    """The sides that cases have changed from one entry to a later one, by the facet's name."""
    rows = connection.execute(_changed(before)).all()
    ordinals = first_numbers(connection, {row.document for row in rows})
    then = {ordinals[row.document]: _marks(row.said) for row in rows if row.known_from <= before}
    now = {ordinals[row.document]: _marks(row.said) for row in rows if _open(row, after)}
    found: dict[str, dict[tuple[str, str], BitMap]] = defaultdict(lambda: defaultdict(BitMap))
    for sides in (difference(then, now), difference(now, then)):
        for (name, value, span), cases in sides.items():
            found[name][value, span] ^= cases
    return found


def _changed(since: int) -> Select[Any]:
    """What cases were filed under before or after they changed."""
    columns = (_filed.c.document, _filed.c.said, _filed.c.known_from, _filed.c.known_until)
    return select(*columns).where(
        or_(_filed.c.known_from > since, _filed.c.known_until > since),
    )


def _open(row: Any, at: int) -> bool:
    """Whether a row is said at an entry."""
    return bool(row.known_from <= at and (row.known_until is None or row.known_until > at))


def _marks(said: str) -> frozenset[Mark]:
    return marks(json.loads(said))


def _still(turned: Mapping[str, _Turns], name: str) -> Sets:
    return {value: cases for (value, span), cases in turned.get(name, {}).items() if not span}


def _toggled(sets: Sets, turns: Sets) -> Sets:
    """Sets after some cases have changed sides; empty ones are left out."""
    found = dict(sets)
    for value, ordinals in turns.items():
        found[value] = found.get(value, _NOTHING) ^ ordinals
    return {value: cases for value, cases in found.items() if cases}


def _read(connection: Connection, *where: ColumnElement[bool]) -> Sets:
    """Sets by value: rows of one value are parts of it, or sides that are changed in turn."""
    found: dict[str, BitMap] = {}
    for value, bits in connection.execute(_bits(where)):
        part = BitMap.deserialize(bits)
        if value in found:
            found[value] ^= part
        else:
            found[value] = part
    return {value: cases for value, cases in found.items() if cases}


def _bits(where: Iterable[ColumnElement[bool]]) -> Select[str, bytes]:
    return select(_facet.c.value, _facet.c.bits).where(and_(*where))
