"""The sets of facets in memory, for one version of the record: those of cases, or those of units.

A process reads a set once. When the record moves on, what changed changes sides in the sets that
are here; the same steps back lead to the record as it was known at an earlier entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic

from pyroaring import BitMap64
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from app.db.among import among
from app.record import tables
from app.record.facets.gathering import Bits, packed
from app.record.facets.marks import spans_until

# Members that change sides, by the name of the sets, and by value and span.
Turned = Mapping[str, Mapping[tuple[str, str], Iterable[int]]]

MOST_DAYS: Final = 4
_AT_ONCE: Final = 16
_facet = tables.facet
LONE: Final = len(packed(BitMap64([0], optimize=False)))
"""The bytes of a set that has one unit; that of several has more."""


@dataclass(slots=True)
class _Known(Generic[Bits]):
    """What was read so far. Of the sets of several members those of `unsettled` values may be old.

    `by_day` are those that change with the calendar.
    """

    sets: dict[str, Mapping[str, Bits]] = field(default_factory=dict)
    by_day: dict[date, dict[str, Mapping[str, Bits]]] = field(default_factory=dict)
    several: dict[str, Mapping[str, Bits]] = field(default_factory=dict)
    unsettled: dict[str, Set[str]] = field(default_factory=dict)


class Kept(Generic[Bits]):
    """The sets of one kind of member at one version, each read when it is first asked for.

    Where there is a `base`, they differ from its sets in the members that have `turned` sides.
    """

    known: _Known[Bits]

    def __init__(
        self,
        kind: type[Bits],
        version: int,
        base: "Kept[Bits] | None" = None,
        turned: Turned | None = None,
    ) -> None:
        self.version = version
        self.known = _Known()
        self._kind: type[Bits] = kind
        self._base: Kept[Bits] | None = base
        self._turned = turned or {}

    def sets(self, connection: Connection, name: str) -> Mapping[str, Bits]:
        """The members that have each value of a facet that does not change with the calendar."""
        known = self.known.sets
        if name not in known:
            known[name] = (
                self._toggled(self._base.sets(connection, name), self._still(name))
                if self._base
                else self._read(connection, _facet.c.name == name, _facet.c.span == "")
            )
        return known[name]

    def sets_on(self, connection: Connection, name: str, day: date) -> Mapping[str, Bits]:
        """The same of a facet that changes with the calendar, on a day."""
        days = self.known.by_day
        if day not in days and len(days) >= MOST_DAYS:
            days.clear()
        known = days.setdefault(day, {})
        if name not in known:
            known[name] = self._on(connection, name, day)
        return known[name]

    def some(self, connection: Connection, name: str, values: Set[str]) -> Mapping[str, Bits]:
        """The sets of a few values of a facet that has too many to be all read for them."""
        if not values:
            return {}
        if self._base is None:
            these = among(_facet.c.value, values)
            return self._read(connection, _facet.c.name == name, _facet.c.span == "", these)
        still = self._still(name)
        turned = {value: still[value] for value in values & still.keys()}
        return self._toggled(self._base.some(connection, name, values), turned)

    def several(self, connection: Connection, name: str) -> Mapping[str, Bits]:
        """The sets of a facet of units that have several; nearly all of its values have one."""
        several, fresh = self.known.several, self.known.unsettled.pop(name, frozenset())
        if name not in several and self._base is None:
            many = func.length(_facet.c.bits) > LONE
            several[name] = self._read(connection, _facet.c.name == name, many)
        elif name not in several and self._base is not None:
            several[name], fresh = self._base.several(connection, name), self._still(name).keys()
        if fresh:
            there = self.some(connection, name, fresh).items()
            rest = {value: each for value, each in several[name].items() if value not in fresh}
            several[name] = rest | {value: each for value, each in there if len(each) > 1}
        return several[name]

    def follow(self, before: "Kept[Bits]", turned: Turned) -> None:
        """Takes what is here at an earlier version, where members have turned sides since."""
        for name, sets in before.known.sets.items():
            self.known.sets[name] = self._toggled(sets, self._members(turned, name))
        for name, sets in before.known.several.items():
            self.known.several[name] = sets
            old = before.known.unsettled.get(name, frozenset())
            self.known.unsettled[name] = old | self._members(turned, name).keys()

    def _still(self, name: str) -> Mapping[str, Bits]:
        return self._members(self._turned, name)

    def _members(self, turned: Turned, name: str) -> Mapping[str, Bits]:
        """Those that turn sides in the sets of a name that do not change with the calendar."""
        found = turned.get(name, {}).items()
        return {value: self._kind(members) for (value, span), members in found if not span}

    def _on(self, connection: Connection, name: str, day: date) -> Mapping[str, Bits]:
        spans = spans_until(day)
        if self._base is None:
            within = (and_(_facet.c.span >= first, _facet.c.span <= last) for first, last in spans)
            return self._read(connection, _facet.c.name == name, or_(*within))
        turns = defaultdict[str, Bits](self._kind)
        for (value, span), members in self._turned.get(name, {}).items():
            if any(first <= span <= last for first, last in spans):
                turns[value] ^= self._kind(members)
        return self._toggled(self._base.sets_on(connection, name, day), turns)

    def _toggled(self, sets: Mapping[str, Bits], turns: Mapping[str, Bits]) -> Mapping[str, Bits]:
        """Sets after some members have changed sides; empty ones are left out."""
        found = dict(sets)
        for value, members in turns.items():
            found[value] = found.get(value, self._kind()) ^ members
        return {value: members for value, members in found.items() if members}

    def _read(self, connection: Connection, *where: ColumnElement[bool]) -> Mapping[str, Bits]:
        """Sets by value: rows of one value are parts of it, or sides that are changed in turn."""
        found: dict[str, Bits] = {}
        for value, bits in connection.execute(_bits(where)):
            part = self._kind.deserialize(bits)
            if value in found:
                found[value] ^= part
            else:
                found[value] = part
        return {value: members for value, members in found.items() if members}


class Units(Kept[BitMap64]):
    """The sets of units at one version."""

    _again: tuple[Mapping[str, BitMap64], Mapping[int, int]] | None = None

    def again(self, connection: Connection, name: str) -> Mapping[int, int]:
        """The units that share a value with one of a lower number, with the lowest that has it."""
        several = self.several(connection, name)
        if self._again is None or self._again[0] is not several:
            found = {}
            for units in several.values():
                first, *others = units
                found.update(dict.fromkeys(others, first))
            self._again = several, found
        return self._again[1]


def _bits(where: Iterable[ColumnElement[bool]]) -> Select[Any]:
    return select(_facet.c.value, _facet.c.bits).where(and_(*where))


def together(kind: type[Bits], sets: Iterable[Bits]) -> Bits:
    """All members of some sets: of many in groups, for one that grows is gone through each time."""
    left = list(sets)
    while len(left) > 1:
        groups = [left[at : at + _AT_ONCE] for at in range(0, len(left), _AT_ONCE)]
        left = [kind.union(*group) for group in groups]
    return left[0] if left else kind()
