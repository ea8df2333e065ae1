"""Terms: how long somebody is ordered to be held, in calendar units as the order gives them.

A term keeps the units it was written in: `P12M` never becomes `P1Y`, nor `P30D` a month.
"""

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import TIMEDELTA_UNITS, format_timedelta
from babel.lists import format_list
from dateutil.relativedelta import relativedelta

from .errors import NotATerm
from .term_words import count_units

_ISO: Final = re.compile(
    r"P(?:(?P<years>\d{1,5})Y)?(?:(?P<months>\d{1,5})M)?(?:(?P<weeks>\d{1,5})W)?"
    r"(?:(?P<days>\d{1,5})D)?(?:T(?P<hours>\d{1,5})H)?",
    re.ASCII,
)
_LOOKS_ISO: Final = re.compile(r"P(T?\d|T?$)", re.IGNORECASE)
_HOURS_A_DAY: Final = 24
_ANY_DAY: Final = date(2001, 1, 1)
_CYCLE_MONTHS: Final = 4800
_CYCLE_DAYS: Final = 146_097
"""The calendar repeats itself every 400 years."""
_SECONDS: Final = dict(TIMEDELTA_UNITS)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in calendar units; at least one of them is not zero."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def __post_init__(self) -> None:
        if min(self._parts().values()) < 0 or not any(self._parts().values()):
            raise NotATerm("A term is longer than nothing: write for example P30D or 30 days.")

    def __str__(self) -> str:
        return self.iso()

    @staticmethod
    def parse(text: str) -> "Term":
        """The term that an ISO 8601 duration (`P1M10D`, `PT6H`) or words ("1 month 10 days") mean.

        Words may be English, Azerbaijani or Russian; a sutka is a day of 24 hours. Raises NotATerm
        for anything else, fractions and "half a year" among it.
        """
        return _parsed(text.strip())

    def iso(self) -> str:
        """The ISO 8601 duration, in the units it was written in."""
        day_part = "".join(
            f"{count}{unit[0].upper()}"
            for unit, count in self._parts().items()
            if count and unit != "hours"
        )
        return f"P{day_part}" + (f"T{self.hours}H" if self.hours else "")

    def after(self, day: date) -> date:
        """The day a term that starts on `day` ends.

        Years and months are calendar units and come first: they lead to the same day of a later
        month, or to its last day where it is shorter (31 January + 1 month = 28 or 29 February).
        Then weeks and days are counted. 24 hours are a day; hours left over end on the day they
        began, since without a time of day nothing finer can be said. A term that outlasts the
        calendar ends on its last day, 31 December 9999.
        """
        try:
            if self.years or self.months:
                day += relativedelta(years=self.years, months=self.months)
            return day + timedelta(days=self._counted_days())
        except (OverflowError, ValueError):
            return date.max

    def display(self, locale: str = "en") -> str:
        """The term in words: "1 month and 10 days", `30 gün`, `5 дней`."""
        return _display(self, locale.replace("-", "_"))

    @property
    def most_days(self) -> int:
        """The greatest number of days it can last, whatever day it starts on (a month: 31)."""
        return _longest_months(self.years * 12 + self.months) + self._counted_days()

    def _counted_days(self) -> int:
        return self.weeks * 7 + self.days + self.hours // _HOURS_A_DAY

    def _parts(self) -> dict[str, int]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def longest(a: Term, b: Term, start: date = _ANY_DAY) -> Term:
    """The one of two terms that ends later when both start on `start`; `a` when they end together.

    The default start is a 1 January before a month of 31 days, so a month outlasts 30 days.
    """
    ends = (b.after(start), b.hours % _HOURS_A_DAY), (a.after(start), a.hours % _HOURS_A_DAY)
    return b if ends[0] > ends[1] else a


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Term:
    if not _LOOKS_ISO.match(text):
        return Term(**count_units(text))
    match = _ISO.fullmatch(text.upper())
    if match is None or not any(match.groups()):
        raise NotATerm(
            f"“{text}” is not a whole term; write years, months, weeks, days and hours in that"
            " order, such as P1M10D or PT6H."
        )
    return Term(**{unit: int(count) for unit, count in match.groupdict().items() if count})


@lru_cache(maxsize=1024)
def _longest_months(months: int) -> int:
    cycles, rest = divmod(months, _CYCLE_MONTHS)
    firsts = [date(2000 + n // 12, n % 12 + 1, 1).toordinal() for n in range(2 * _CYCLE_MONTHS)]
    longest_rest = max(firsts[n + rest] - firsts[n] for n in range(_CYCLE_MONTHS))
    return cycles * _CYCLE_DAYS + longest_rest


@lru_cache(maxsize=4096)
def _display(term: Term, locale: str) -> str:
    # format_unit has no words for months and days in az, ar and it; format_timedelta has.
    words = [
        format_timedelta(
            count * _SECONDS[unit.removesuffix("s")],
            granularity=unit.removesuffix("s"),  # type: ignore[arg-type]
            threshold=float("inf"),
            locale=locale,
        )
        for unit, count in term._parts().items()  # noqa: SLF001 - same module
        if count
    ]
    return format_list(words, "standard", Locale.parse(locale))
