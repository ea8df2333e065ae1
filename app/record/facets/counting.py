"""How many of some cases have each value of a facet, be they five values or a hundred thousand.

A place, a cluster or an article grows with the record, and most of its values are those of a single
case. These are counted all at once: asking each would take longer than everything else.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import Final

from pyroaring import BitMap

MOST_LISTED: Final = 100
_NOTHING: Final = BitMap()


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet with the number of cases that have it under the rest of the filter."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a facet that some case has, most first; `more` are not listed.

    Values that the filter asks for are listed even if no case has them.
    """

    values: tuple[Counted, ...]
    more: int = 0


class Values:
    """The values of a facet, each with the cases that have it."""

    def __init__(self, sets: Mapping[str, BitMap]) -> None:
        self._sets = sets
        singles = {value: cases.min() for value, cases in sets.items() if len(cases) == 1}
        times = Counter(singles.values())
        # The value of each case that is the only one to have it, and has no other such value.
        self._of_one = {one: value for value, one in singles.items() if times[one] == 1}
        self._ones = BitMap(self._of_one)
        alone = set(self._of_one.values())
        self._shared = {value: cases for value, cases in sets.items() if value not in alone}

    def counted(self, among: BitMap, chosen: Sequence[str]) -> Facet:
        """The values that some of these cases have, and those that are chosen."""
        common = among.intersection_cardinality
        there = [(-n, value) for value, cases in self._shared.items() if (n := common(cases))]
        ones = among & self._ones
        enough = sum(count < -1 for count, _ in there) >= MOST_LISTED
        single = ((-1, self._of_one[each]) for each in (() if enough else ones))
        listed = nsmallest(MOST_LISTED, chain(there, single))
        more = len(there) + len(ones) - len(listed)
        shown = {value for _, value in listed}
        asked = [(-common(self._set(each)), each) for each in chosen if each not in shown]
        more -= sum(count < 0 for count, _ in asked)
        return Facet(tuple(Counted(value, -count) for count, value in listed + sorted(asked)), more)

    def _set(self, value: str) -> BitMap:
        return self._sets.get(value, _NOTHING)
