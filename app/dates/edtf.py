"""Reading EDTF, the stored form of a partial date.

Level 1 is kept, but for seasons (their first and last day differ by country) and years outside
0001 to 9999; one shape is added, `XXXX-MM-DD`, a day whose year is not known. Everything here is
about shape and possibility. What a date covers is in `bounds`, how it reads in `display`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from .errors import NotADate

UNCERTAIN: Final = "?%"
APPROXIMATE: Final = "~%"
OPEN: Final = ".."
NOT_KNOWN: Final = ""

_POINT: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX))?(?:-(?P<day>[0-9]{2}|XX))?(?P<mark>[?~%]?)"
)
_SEASONS: Final = frozenset({"21", "22", "23", "24"})
_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12
_EXAMPLES: Final = "write for example 2023-06-22, 2021-04, 2020 or 2020-03-26/2020-03-27"


@dataclass(frozen=True, slots=True)
class Point:
    """One EDTF date: its written parts (`X` where a digit is not known) and its mark.

    `month` and `day` are empty where the date does not go so far; `mark` is empty, `?` (uncertain),
    `~` (approximate) or `%` (both).
    """

    year: str
    month: str = ""
    day: str = ""
    mark: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.mark

    @property
    def precision(self) -> str:
        """How far the date goes: `day`, `month`, `year`, or `none` for a day without a year."""
        if self.year == "XXXX":
            return "none"
        if self.day.isdigit():
            return "day"
        return "month" if self.month.isdigit() else "year"

    @property
    def uncertain(self) -> bool:
        """Whether the date is in doubt (`?` or `%`)."""
        return bool(self.mark) and self.mark in UNCERTAIN

    @property
    def approximate(self) -> bool:
        """Whether the date is only near the truth (`~` or `%`)."""
        return bool(self.mark) and self.mark in APPROXIMATE

    def first(self) -> date | None:
        """The earliest day it can mean, none for a day without a year."""
        if self.year == "XXXX":
            return None
        month = int(self.month) if self.month.isdigit() else 1
        day = int(self.day) if self.day.isdigit() else 1
        return date(int(self.year.replace("X", "0")), month, day)

    def last(self) -> date | None:
        """The latest day it can mean, none for a day without a year."""
        if self.year == "XXXX":
            return None
        year = int(self.year.replace("X", "9"))
        month = int(self.month) if self.month.isdigit() else _MONTHS
        return date(year, month, int(self.day) if self.day.isdigit() else days_in(year, month))


@dataclass(frozen=True, slots=True)
class Interval:
    """One period: two dates, of which one may be open (`..`) or not known (empty)."""

    start: Point | str
    end: Point | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


def days_in(year: int, month: int) -> int:
    """The number of days of that month of that year."""
    return monthrange(year, month)[1]


@lru_cache(maxsize=65536)
def read(edtf: str) -> Point | Interval:
    """The parts of an EDTF string.

    Blanks around it, a small `x` and the mark pairs `?~` and `~?` are forgiven. Raises NotADate for
    another shape, a day that is in no calendar, and an interval that ends before it starts.
    """
    text = edtf.strip().replace("x", "X").replace("?~", "%").replace("~?", "%")
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    return _interval(_end(start.strip()), _end(end.strip()), edtf)


def check(edtf: str) -> str:
    """The same date in canonical EDTF; raises NotADate where `read` does."""
    return str(read(edtf))


def _end(text: str) -> Point | str:
    return text if text in (OPEN, NOT_KNOWN) else _point(text)


def _interval(start: Point | str, end: Point | str, written: str) -> Interval:
    if isinstance(start, str) and isinstance(end, str):
        raise NotADate(f"“{written}” has no date on either side; leave the date out instead.")
    first = start.first() if isinstance(start, Point) else None
    last = end.last() if isinstance(end, Point) else None
    if any(isinstance(side, Point) and side.year == "XXXX" for side in (start, end)):
        raise NotADate("A period needs its years: write for example 2020-03-26/2020-03-27.")
    if first and last and first > last:
        raise NotADate(
            f"The period ends before it starts ({start} is after {end}); put the earlier date"
            " first, and give both years if it runs over New Year."
        )
    return Interval(start, end)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise NotADate(_why_not(text))
    point = Point(match["year"], match["month"] or "", match["day"] or "", match["mark"])
    _refuse_other_levels(point)
    _refuse_impossible(point)
    return point


def _why_not(text: str) -> str:
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]", text):
        return f"“{text}” has a time of day; write the day alone, the time has a place of its own."
    if "/" in text:
        return f"“{text}” is more than one period; write one slash, between start and end."
    return f"“{text}” is not a date; {_EXAMPLES}."


def _refuse_other_levels(point: Point) -> None:
    whole_year = point.year.isdigit()
    if point.year == "XXXX" and not (point.month.isdigit() and point.day.isdigit()):
        raise NotADate("Without a year a day and a month are needed: write XXXX-05-27.")
    if not whole_year and point.year != "XXXX" and point.month:
        raise NotADate(f"“{point}” has a month but no whole year; write 202X, or 2021-04.")
    if point.month == "XX" and point.day.isdigit():
        raise NotADate(f"“{point}” has a day but no month; write the month, or 2021-XX-XX.")
    if point.year.startswith("000") or point.year == "00XX":
        raise NotADate(f"“{point}” has no year we can count from; {_EXAMPLES}.")


def _refuse_impossible(point: Point) -> None:
    if not point.month.isdigit():
        return
    if point.month in _SEASONS and not point.day:
        raise NotADate(
            f"“{point}” is a season, and seasons have no agreed first and last day;"
            " write the months you mean, such as 2021-03/2021-05."
        )
    month = int(point.month)
    if not 1 <= month <= _MONTHS:
        raise NotADate(f"“{point}” has no month {point.month}; months go from 01 to 12.")
    if point.day.isdigit():
        _refuse_day(point, month)


def _refuse_day(point: Point, month: int) -> None:
    year = int(point.year) if point.year.isdigit() else _LEAP_YEAR
    days = days_in(year, month)
    if not 1 <= int(point.day) <= days:
        when = f"{point.year}-{point.month}" if point.year.isdigit() else f"month {point.month}"
        raise NotADate(
            f"“{point}” is in no calendar: {when} has {days} days;"
            " write a day that exists, or the month alone."
        )
