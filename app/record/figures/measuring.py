"""Measures: what a cell says of the units that fall into it, with what is not known beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
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
    return counted_lengths(Counter(given))


def counted_lengths(given: Mapping[Days | None, int]) -> Lengths:
    """The same of lengths by how many there are of each."""
    known = {days: number for days, number in given.items() if days is not None and number}
    unknown = given.get(None, 0)
    if not known:
        return Lengths(0, unknown, None, None, None, None)
    return Lengths(
        number=sum(known.values()),
        unknown=unknown,
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


def _total(known: Mapping[Days, int]) -> Days:
    least, most = 0, 0
    endless = False
    for days, number in known.items():
        least += days.least * number
        most += (days.most or 0) * number
        endless = endless or days.most is None
    return Days(least, None if endless else most)


def _median(known: Mapping[Days, int]) -> Days:
    """From the median of the least numbers to that of the most, where there are enough of these."""
    leasts, mosts = Counter[int](), Counter[int]()
    for days, number in known.items():
        leasts[days.least] += number
        if days.most is not None:
            mosts[days.most] += number
    count = leasts.total()
    upper = _middle(mosts, count) if count // 2 < mosts.total() else None
    return Days(_middle(leasts, count), upper)


def _middle(numbers: Counter[int], count: int) -> int:
    """The value in the middle of so many; of two, that half way between, rounded up."""
    ordered = sorted(numbers.items())
    middle = _at(ordered, count // 2)
    return middle if count % 2 else -(-(_at(ordered, count // 2 - 1) + middle) // 2)


def _at(ordered: Iterable[tuple[int, int]], place: int) -> int:
    """The value at a place, of values in order with how many there are of each."""
    below = 0
    for value, number in ordered:
        below += number
        if below > place:
            return value
    raise IndexError(place)


def _smallest(known: Iterable[Days]) -> int | None:
    return min((each.most for each in known if each.most is not None), default=None)


def _largest(known: Iterable[Days]) -> int | None:
    mosts = [each.most for each in known]
    return None if None in mosts else max(each for each in mosts if each is not None)
