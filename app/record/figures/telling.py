"""What a measure says of a set of units."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap64

from app.dates import Days
from app.record.facets.sets import together
from app.record.facets.unit_marks import BEGAN, PERSON, WAIT
from app.record.figures.fitting import Fitting, Sets
from app.record.figures.measuring import (
    Cell,
    Count,
    Measure,
    Shared,
    counted_lengths,
    lengths_by_person,
)
from app.record.figures.staying import Stayed, stays

_SHARED = {"speech": ("speech",), "pretext": ("pretext", "other"), "unknown": ("unknown",)}


def told_of(fitting: Fitting, measure: Measure) -> tuple[BitMap64, Callable[[BitMap64], Cell]]:
    """What a measure counts of what answers a filter, and what it says of any of these."""
    if measure == "people":
        return fitting.subjects, _People(fitting).told
    if measure == "post to arrest":
        return fitting.subjects & fitting.begun, _Waits(fitting).told
    if measure == "pretext share":
        return fitting.proceedings, _Shares(fitting).told
    if measure == "days in custody":
        return fitting.custodies, _Stays(fitting).told
    return fitting.custodies if measure == "detentions" else fitting.proceedings, _count


def of_bases(fitting: Fitting) -> Sets:
    """Proceedings by the basis that counts of theirs."""
    found: dict[str, list[BitMap64]] = {}
    for value, units in fitting.still(BEGAN).items():
        found.setdefault(value.partition("/")[2], []).append(units)
    return {basis: together(BitMap64, sets) for basis, sets in found.items()}


def days_of(wait: str) -> Days:
    """The days of a set of those who waited so long."""
    least, _, most = wait.partition("/")
    return Days(int(least), int(most) if most else None)


def _count(units: BitMap64) -> Count:
    return Count(len(units))


@dataclass(frozen=True)
class _People:
    """Subjects, of whom those with one page are one person in however many cases."""

    fitting: Fitting

    def told(self, units: BitMap64) -> Count:
        others = units & self._others
        # Each of them counts as the first unit of the same person, be that among these or not.
        firsts = BitMap64(map(self._again.__getitem__, others))
        return Count(len(units) - len(others) + firsts.difference_cardinality(units))

    @cached_property
    def _again(self) -> Mapping[int, int]:
        return self.fitting.units.again(self.fitting.connection, PERSON)

    @cached_property
    def _others(self) -> BitMap64:
        return self.fitting.subjects & BitMap64(self._again)


@dataclass(frozen=True)
class _Waits:
    """Subjects who were taken, by the days from the posts to it."""

    fitting: Fitting

    def told(self, units: BitMap64) -> Cell:
        found = Counter[Days | None]()
        for days, each in self._by_days.items():
            found[days] = units.intersection_cardinality(each)
        found[None] = len(units) - found.total()
        return counted_lengths(found)

    @cached_property
    def _by_days(self) -> Mapping[Days, BitMap64]:
        every = self.fitting.still(WAIT).items()
        among = self.fitting.subjects
        return {days_of(value): both for value, each in every if (both := each & among)}


@dataclass(frozen=True)
class _Stays:
    """Custodies, by whose they were and how long."""

    fitting: Fitting

    def told(self, units: BitMap64) -> Cell:
        return lengths_by_person(map(self._by_unit.__getitem__, units))

    @cached_property
    def _by_unit(self) -> Mapping[int, Stayed]:
        return stays(self.fitting)


@dataclass(frozen=True)
class _Shares:
    """Proceedings without a charge for the words, with one, and with none that is known."""

    fitting: Fitting

    def told(self, units: BitMap64) -> Cell:
        return Shared(
            **{part: units.intersection_cardinality(each) for part, each in self._parts.items()}
        )

    @cached_property
    def _parts(self) -> Sets:
        bases = of_bases(self.fitting)
        return {
            part: together(BitMap64, [bases[each] for each in those if each in bases])
            for part, those in _SHARED.items()
        }
