"""The axis of a picture: which day stands where, which ticks it has, where today is.

From the first dated thing to the last with 4 % of air, never less than six weeks. Weeks up to 75
days, months up to 26 months, else years. Today is inside where somebody may be held or little time
has passed; else it stands behind a break, so that years of silence take no room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Unit = Literal["week", "month", "year"]

AIR: Final = 0.04
LEAST_DAYS: Final = 42
MOST_WEEK_DAYS: Final = 75
MOST_MONTH_DAYS: Final = 26 * 31
BROKEN_AT: Final = 88.0
BREAK: Final = 92.5
TODAY_BEHIND_BREAK: Final = 97.0
NEAR: Final = 0.2
WASTE: Final = 0.1
MOST_DAYS: Final = 60 * 366


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to per cent of the width, left to right; mirrored only when shapes are printed.

    `first` and `last` are the axis' own ends; `reach` is where `last` stands (88 when broken). A
    `bare` one has no dated thing and so no ticks.
    """

    first: date
    last: date
    today: date
    unit: Unit
    broken: bool
    bare: bool = False

    @property
    def reach(self) -> float:
        """The per cent at which the drawn days end."""
        return BROKEN_AT if self.broken else 100.0

    @property
    def now(self) -> float:
        """Where today's line stands."""
        return TODAY_BEHIND_BREAK if self.broken else self.at(self.today)

    def at(self, day: date) -> float:
        """Where a day begins, in per cent, kept within the drawn days."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(min(max(share, 0.0), 1.0) * self.reach, 2)

    def ticks(self) -> Iterator[date]:
        """The first day of each week, month or year on the axis."""
        if self.bare:
            return
        day = _floor(self.first, self.unit)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = _next(day, self.unit)


def scale(days: Iterable[date], today: date, *, may_be_held: bool) -> Scale:
    """The axis for things dated on `days`; without any it is bare."""
    dated = sorted(days)
    if not dated:
        start = today - timedelta(days=LEAST_DAYS)
        return Scale(start, today, today, "week", broken=True, bare=True)
    first, last = dated[0], dated[-1]
    inside = may_be_held or _is_near(first, last, today)
    if inside:
        first, last = min(first, today), max(last, today)
    # A term without a real end ("for ever") may not squeeze the years that were lived.
    span = min(max((last - first).days, LEAST_DAYS), MOST_DAYS)
    last = first + timedelta(days=span)
    air = timedelta(days=max(1, round(span * AIR)))
    unit = _unit(span)
    start = _opening(first, first - air, span, unit)
    return Scale(start, last + air, today, unit, broken=not inside)


def _is_near(first: date, last: date, today: date) -> bool:
    return (today - last).days <= max(LEAST_DAYS / 2, (last - first).days * NEAR)


def _unit(span: int) -> Unit:
    if span <= MOST_WEEK_DAYS:
        return "week"
    return "month" if span <= MOST_MONTH_DAYS else "year"


def _opening(first: date, aired: date, span: int, unit: Unit) -> date:
    """The day before the air, drawn back to a whole week, month or year where that wastes little.

    A whole unit at the left edge names the year of what comes first.
    """
    whole = _floor(aired, unit)
    if (aired - whole).days <= span * WASTE:
        return whole
    tight = _floor(first, unit)
    return tight if (first - tight).days <= span * WASTE and tight < first else aired


def _floor(day: date, unit: Unit) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(day: date, unit: Unit) -> date:
    if unit == "week":
        return day + timedelta(days=7)
    if unit == "month":
        return (day + timedelta(days=31)).replace(day=1)
    return day.replace(year=day.year + 1)
