"""Measures: what a cell says of the units that fall into it, with what is not known beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, get_args

from app.custody import Stay, days_of
from app.dates import Days

Measure = Literal[
    "people",
    "cases",
    "proceedings",
    "detentions",
    "days in custody",
    "post to arrest",
    "pretext share",
]
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class Count:
    """So many people, cases, proceedings or detentions; never several of these together."""

    number: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths of time in days: of how many, and of how many more nothing can be said.

    `total`, `median`, `shortest` and `longest` are ranges where dates are coarse, `most` of them
    None where only "at least" can be said; all None where no length is known.
    """

    number: int
    unknown: int
    total: Days | None
    median: Days | None
    shortest: Days | None
    longest: Days | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Proceedings without a charge for the words, with one, and with no known charge."""

    pretext: int
    speech: int
    unknown: int

    @property
    def known(self) -> int:
        """How many have a known charge: what the share is of."""
        return self.pretext + self.speech

    @property
    def share(self) -> Fraction | None:
        """The part of the known that have no charge for the words; None where none is known."""
        return Fraction(self.pretext, self.known) if self.known else None


Cell = Count | Lengths | Shared


def is_empty(cell: Cell) -> bool:
    """Whether no unit at all fell into a cell."""
    if isinstance(cell, Count):
        return not cell.number
    number = cell.known if isinstance(cell, Shared) else cell.number
    return not (number or cell.unknown)


def lengths(given: Iterable[Days | None]) -> Lengths:
    """What can be said of lengths, some of which are not known."""
    every = tuple(given)
    known = [days for days in every if days is not None]
    if not known:
        return Lengths(0, len(every), None, None, None, None)
    return Lengths(
        number=len(known),
        unknown=len(every) - len(known),
        total=_total(known),
        median=_median(known),
        shortest=Days(min(each.least for each in known), _smallest(known)),
        longest=Days(max(each.least for each in known), _largest(known)),
    )


def lengths_by_person(given: Iterable[tuple[str, Stay | None]]) -> Lengths:
    """The days of each person over all stays, a day in two of them once; by the person's text."""
    people: dict[str, list[Stay]] = defaultdict(list)
    for person, stay in given:
        people[person] += [stay] if stay else []
    return lengths(days_of(stays) for stays in people.values())


def _total(known: Sequence[Days]) -> Days:
    mosts = [each.most for each in known if each.most is not None]
    least = sum(each.least for each in known)
    return Days(least, sum(mosts) if len(mosts) == len(known) else None)


def _median(known: Sequence[Days]) -> Days:
    """From the median of the least numbers to that of the most, where there are enough of these."""
    mosts = sorted(each.most for each in known if each.most is not None)
    middle = len(known) // 2
    upper = _middle(mosts, len(known)) if middle < len(mosts) else None
    return Days(int(_middle(sorted(each.least for each in known), len(known))), upper)


def _middle(ordered: Sequence[int], count: int) -> int:
    """The value in the middle of so many; of two, that half way between, rounded up."""
    middle = count // 2
    if count % 2:
        return ordered[middle]
    return -(-(ordered[middle - 1] + ordered[middle]) // 2)


def _smallest(known: Sequence[Days]) -> int | None:
    return min((each.most for each in known if each.most is not None), default=None)


def _largest(known: Sequence[Days]) -> int | None:
    mosts = [each.most for each in known]
    return None if None in mosts else max(each for each in mosts if each is not None)
