"""The units of found cases that answer a filter by facts of their own, as sets.

Somebody in a case with a charge for the words is not counted among those charged for the words if
the charge is against another. What is of the whole case, as its place, every unit of it has.
"""

from collections.abc import Mapping, Set
from functools import cached_property
from typing import Final

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection

from app.custody import ABOVE
from app.db.deadline import Deadline
from app.record.facets.filing import OF_SUBJECTS
from app.record.facets.finding import NOT_IN_CUSTODY, Found
from app.record.facets.marks import TURNING
from app.record.facets.naming import slugs_of
from app.record.facets.numbering import OF_UNITS, unit_after, units_of
from app.record.facets.sets import together
from app.record.facets.unit_marks import (
    BEGUN,
    CUSTODY,
    KIND,
    PERSON,
    PROCEEDING,
    RANGE_TAKEN,
    SUBJECT,
)
from app.record.filters import KINDS_OF_SUBJECT, NOT_RECORDED, Filter

Sets = Mapping[str, BitMap64]

OFTEN: Final = 100
"""After so many sets one looks whether there is time for more."""
_NOTHING: Final = BitMap64()
_KINDS: Final = (SUBJECT, PROCEEDING, CUSTODY)
# A proceeding, or a custody, may have nothing recorded of what its subject has elsewhere.
_OWN: Final = ("basis", "provision", "custody", "year")
_LATER: Final = "~"
"""Sorts after every day."""


class Fitting:
    """The units that answer a filter, by the day for which its cases were found."""

    def __init__(self, connection: Connection, found: Found, asked: Filter) -> None:
        self.connection = connection
        self.found = found
        self.units = found.index.units
        self._asked = asked

    @cached_property
    def subjects(self) -> BitMap64:
        """Those who are accused."""
        return self._answering(SUBJECT)

    @cached_property
    def proceedings(self) -> BitMap64:
        """The proceedings against each of them."""
        return self._answering(PROCEEDING)

    @cached_property
    def custodies(self) -> BitMap64:
        """Their custodies that had begun by the day, or may have."""
        return self._answering(CUSTODY) & self.begun

    @cached_property
    def begun(self) -> BitMap64:
        """All custodies that had begun by the day, and all subjects with one."""
        return together(BitMap64, self.on(BEGUN).values())

    def still(self, name: str) -> Sets:
        """The sets of a name that do not change with the calendar."""
        return self.units.sets(self.connection, name)

    def on(self, name: str) -> Sets:
        """Those of one that does, on the day."""
        return self.units.sets_on(self.connection, name, self.found.day)

    def by_value(self, facet: str) -> Sets:
        """The units with each value of a facet that is not of whole cases."""
        if facet not in TURNING:
            return self.still(OF_UNITS + facet)
        sets = self.on(OF_UNITS + facet)
        if facet == "gap":
            units = self.found.index.sentences.units(self.connection, self.found.day)
            return {**sets, ABOVE: units} if units else sets
        return {**sets, NOT_IN_CUSTODY: self._every - together(BitMap64, sets.values())}

    def within(self, cases: Mapping[str, BitMap]) -> Sets:
        """The units of sets of cases. Raises TooLong for more sets than there is time for."""
        deadline, found = Deadline(), {}
        for place, (value, each) in enumerate(cases.items()):
            if not place % OFTEN:
                deadline.check()
            found[value] = units_of(each, self._every)
        return found

    @cached_property
    def _every(self) -> BitMap64:
        return together(BitMap64, self.still(KIND).values())

    def _answering(self, kind: str) -> BitMap64:
        every = self.still(KIND).get(kind, _NOTHING)
        return every if self._fits is None else every & self._fits

    @cached_property
    def _fits(self) -> BitMap64 | None:
        """All units that answer the filter; None where all do."""
        asked = self._asked
        sets = [
            self._wanted(name, {*values}) for name, values in asked.facets.items() if _is_own(name)
        ]
        if asked.ranged:
            sets.append(together(BitMap64, self._ranged.values()))
        if self._by_cases:
            sets.append(units_of(self.found.ordinals, self._every))
        return sets[0].intersection(*sets[1:]) if sets else None

    @property
    def _by_cases(self) -> bool:
        """Whether a unit that has what is asked for may be in a case that is not found.

        What a unit has its case has too, but that nothing is recorded of a part of it, or that one
        of several is not in custody.
        """
        asked = self._asked
        return (
            bool(asked.q or self._slugs)
            or any(not _is_own(name) for name in asked.facets)
            or any(NOT_RECORDED in asked.values(name) for name in _OWN)
            or NOT_IN_CUSTODY in asked.values("held")
            or (asked.ranged and any(value.startswith("//") for value in self._ranged))
        )

    @property
    def _slugs(self) -> Set[str]:
        return {*self._asked.values("subject")} - {*KINDS_OF_SUBJECT}

    def _wanted(self, facet: str, values: Set[str]) -> BitMap64:
        sets = self.by_value(facet)
        found = [sets[value] for value in values if value in sets]
        if facet == "subject" and self._slugs:
            found.append(self._of_people(slugs_of(self.connection, self._slugs) | self._slugs))
        return together(BitMap64, found)

    def _of_people(self, slugs: Set[str]) -> BitMap64:
        """The units of people by the slugs of their pages: themselves, and all that follow them."""
        found = set[int]()
        others = self._every - self.still(KIND).get(SUBJECT, _NOTHING)
        for people in self.units.some(self.connection, PERSON, slugs).values():
            for each in people:
                found.add(each)
                after = unit_after(each)
                while after in others:
                    found.add(after)
                    after = unit_after(after)
        return BitMap64(found)

    @cached_property
    def _ranged(self) -> Sets:
        """The units with a taking that may lie in the range of days, by the days it may mean."""
        asked = self._asked
        begin = asked.taken_from.isoformat() if asked.taken_from else ""
        end = asked.taken_to.isoformat() if asked.taken_to else _LATER
        day = self.found.day.isoformat()
        found = {}
        for value, units in self.still(RANGE_TAKEN).items():
            lower, upper, first = value.split("/")
            if first <= day and lower <= end and (upper or _LATER) >= begin:
                found[value] = units
        return found


def _is_own(facet: str) -> bool:
    return facet in OF_SUBJECTS or facet in TURNING
