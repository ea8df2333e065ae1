"""People taken, by month or by year, and by the basis of their charge.

Few people are drawn as people, one block each; more than twelve in a column as bars with numbers.
Of more than five years the last four are drawn by month, and the table has the earlier years. The
same picture counts cases by year. Unknown is always drawn, and those without a date stand apart.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.dates import display
from app.dates.calendar_style import style_for
from app.web.numerals import numeral

from .room import TIERS, width_of
from .shapes import Anchor, DrawnWords
from .strip import runs_right_to_left

Basis = Literal["speech", "pretext", "other", "unknown"]
Step = Literal["month", "year"]

BASES: Final[tuple[Basis, ...]] = ("speech", "pretext", "other", "unknown")
MOST_BLOCKS: Final = 12
_MOST_COLUMNS: Final = 60
_YEARS_DRAWN: Final = 4
_LEAST_COLUMNS: Final[dict[Step, int]] = {"month": 12, "year": 6}
_MONTHS: Final[dict[Step, int]] = {"month": 1, "year": 12}
_TOP: Final = 20
_BLOCK: Final = 14
_BLOCK_STEP: Final = 17
_BARS: Final = 120
_DATED: Final = 88.0
_UNDATED: Final = 93.0
_SHARE: Final = 0.8
_VALUES: Final = 6.0
_MOST_NUMBERED: Final = 24
_GRID_STEPS: Final = (5, 10, 20)
"""The steps of a grid: these, and ten times, a hundred times as much as they are."""
_MOST_GRID: Final = 3


@dataclass(frozen=True, slots=True)
class Taken:
    """People taken: the first day it can have been (None: no date), basis of the charge."""

    day: date | None
    basis: Basis
    number: int = 1


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A block or a part of a bar: `basis` sets its texture."""

    basis: Basis
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnMonths:
    """The chart, its base line `base` px down, and the table: when, then counts in BASES' order.

    A table line without words is that of people without a date. `earlier` are those who are only
    in the table.
    """

    step: Step
    blocks: bool
    total: int
    earlier: int
    counts: tuple[int, ...]
    parts: tuple[DrawnPart, ...]
    base: int
    bases: tuple[tuple[float, float], ...]
    years: tuple[float, ...]
    rules: tuple[int, ...]
    words: tuple[DrawnWords, ...]
    table: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where columns stand and how high a person is."""

    first: int
    columns: int
    step: Step
    undated: bool
    most: int
    rtl: bool

    @property
    def reach(self) -> float:
        return _DATED if self.undated else 100.0

    @property
    def start(self) -> float:
        """Where the first column stands: bars leave room for the values of the grid."""
        return 0.0 if self.blocks else _VALUES

    @property
    def column(self) -> float:
        return (self.reach - self.start) / self.columns

    @property
    def blocks(self) -> bool:
        return self.most <= MOST_BLOCKS

    @property
    def base(self) -> int:
        return _TOP + (self.most * _BLOCK_STEP if self.blocks else _BARS)

    def at(self, number: int | None) -> float:
        """The left edge of a column, before mirroring."""
        if number is None:
            return _UNDATED
        return self.start + (number - self.first) // _MONTHS[self.step] * self.column

    def width(self) -> float:
        return min(self.column * _SHARE, 4.0)

    def mirrored(self, x: float, width: float = 0.0) -> float:
        return round(100 - x - width, 2) if self.rtl else round(x, 2)


def draw_months(people: Sequence[Taken], locale: str, step: Step = "month") -> DrawnMonths:
    """The chart of at least one person in one language."""
    drawn, earlier = _recent(people) if step == "month" else (people, [])
    chart = _chart(drawn, step, runs_right_to_left(locale))
    numbers = range(chart.first, chart.first + chart.columns * _MONTHS[step])
    ends = [(0.0, chart.reach), *([(_UNDATED - 1, 100.0)] if chart.undated else [])]
    return DrawnMonths(
        step=step,
        blocks=chart.blocks,
        total=sum(one.number for one in people),
        earlier=sum(one.number for one in earlier),
        counts=_counts(people),
        parts=tuple(_parts(chart, drawn)),
        base=chart.base,
        bases=tuple((chart.mirrored(start), chart.mirrored(end)) for start, end in ends),
        years=tuple(chart.mirrored(chart.at(n)) for n in numbers if n % 12 == 0),
        rules=tuple(_height(chart, value) for value in _rules(chart)),
        words=tuple(_words(chart, drawn, numbers, locale)),
        table=(*_table(earlier, "year", locale), *_table(drawn, step, locale)),
    )


def _recent(people: Sequence[Taken]) -> tuple[Sequence[Taken], list[Taken]]:
    """Those who are drawn month by month, and those of earlier years."""
    numbers = [_number(one.day) for one in people if one.day]
    if not numbers or max(numbers) - min(numbers) < _MOST_COLUMNS:
        return people, []
    first = max(numbers) // 12 - _YEARS_DRAWN + 1
    drawn = [one for one in people if one.day is None or one.day.year >= first]
    return drawn, [one for one in people if one.day and one.day.year < first]


def _chart(people: Sequence[Taken], step: Step, rtl: bool) -> _Chart:  # noqa: FBT001 - a direction, not a flag
    numbers = sorted(_number(one.day) for one in people if one.day) or [0]
    size = _MONTHS[step]
    first = numbers[0] // 12 * 12
    columns = (numbers[-1] - first) // size + 1
    undated = any(one.day is None for one in people)
    draft = _Chart(first, max(columns, _LEAST_COLUMNS[step]), step, undated, 0, rtl)
    most = max(_in_columns(draft, people).values())
    return _Chart(first, draft.columns, step, undated, most, rtl)


def _in_columns(chart: _Chart, people: Sequence[Taken]) -> Counter[float]:
    found: Counter[float] = Counter()
    for one in people:
        found[chart.at(_place(one))] += one.number
    return found


def _counts(people: Sequence[Taken]) -> tuple[int, ...]:
    found: Counter[Basis] = Counter()
    for one in people:
        found[one.basis] += one.number
    return tuple(found[basis] for basis in BASES)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _place(one: Taken) -> int | None:
    return _number(one.day) if one.day else None


def _parts(chart: _Chart, people: Sequence[Taken]) -> Iterator[DrawnPart]:
    columns: dict[float, Counter[Basis]] = {}
    for one in people:
        columns.setdefault(chart.at(_place(one)), Counter())[one.basis] += one.number
    for x, counts in sorted(columns.items()):
        left, below = chart.mirrored(x, chart.width()), 0
        for basis in BASES:
            for start, end in _pieces(chart, below, counts[basis]):
                y, height = round(chart.base - end, 1), round(end - start, 1)
                yield DrawnPart(basis, left, y, round(chart.width(), 2), height)
            below += counts[basis]


def _pieces(chart: _Chart, below: int, count: int) -> Iterator[tuple[float, float]]:
    """From the base line up: a block for each person, or one part for all."""
    if chart.blocks:
        for number in range(below, below + count):
            yield number * _BLOCK_STEP + 2, number * _BLOCK_STEP + 2 + _BLOCK
    elif count:
        yield below / chart.most * _BARS, (below + count) / chart.most * _BARS


def _rules(chart: _Chart) -> list[int]:
    """At most three round values for the grid; none where each person can be counted."""
    if chart.blocks:
        return []
    steps = (step * 10**power for power in itertools.count() for step in _GRID_STEPS)
    step = next(each for each in steps if chart.most // each <= _MOST_GRID)
    return list(range(step, chart.most + 1, step))


def _height(chart: _Chart, value: int) -> int:
    return round(chart.base - value / chart.most * _BARS)


def _words(
    chart: _Chart, people: Sequence[Taken], numbers: Sequence[int], locale: str
) -> Iterator[DrawnWords]:
    style = style_for(locale, short=True)
    forward = -3 if chart.rtl else 3
    years = [number for number in numbers if number % 12 == 0]
    for place, number in enumerate(years):
        text = style.year(str(number // 12))
        gap = (12 / _MONTHS[chart.step]) * chart.column
        tier = _year_tier(text, gap, place)
        if tier is not None:
            x = chart.mirrored(chart.at(number))
            yield DrawnWords(text, x, chart.base + 18, dx=forward, shown_from=tier)
    for value in _rules(chart):
        yield DrawnWords(numeral(value, locale), chart.mirrored(0), _height(chart, value) - 4)
    if not chart.blocks and chart.columns <= _MOST_NUMBERED:
        yield from _numbers(chart, people, locale)


def _year_tier(text: str, gap: float, place: int) -> str | None:
    """The first tier at which this year is labelled: every year that has room, or each nth."""
    for tier, plot in TIERS:
        needed = width_of(text) + 8
        every = next((n for n in (1, 2, 4, 8, 16, 32) if n * gap / 100 * plot >= needed), 64)
        if place % every == 0:
            return tier
    return None


def _numbers(chart: _Chart, people: Sequence[Taken], locale: str) -> Iterator[DrawnWords]:
    middle: Anchor = "middle"
    for x, count in sorted(_in_columns(chart, people).items()):
        place = chart.mirrored(x + chart.width() / 2)
        yield DrawnWords(
            numeral(count, locale), place, _height(chart, count) - 4, middle, look="lab"
        )


def _table(
    people: Sequence[Taken], step: Step, locale: str
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A line for each month or year that has anybody, then one for those without a date."""
    length = len("2021") if step == "year" else len("2021-03")
    by_period: dict[str, list[Taken]] = {}
    for one in people:
        period = one.day.isoformat()[:length] if one.day else ""
        by_period.setdefault(period, []).append(one)
    for period in sorted(by_period, key=lambda each: (not each, each)):
        yield display(period, locale) if period else "", _counts(by_period[period])
