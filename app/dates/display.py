"""Partial dates in words, as exactly as they are known and no more.

A day whose year was inferred shows the year in brackets; any other doubt is said as a word. Periods
are joined by ourselves, because Babel has no pattern for them in Azerbaijani.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .calendar_style import Style, style_for
from .edtf import OPEN, Interval, Point, read
from .errors import NotADate
from .wording import Words, words_for

_INFERRED: Final = frozenset({"article context", "external", "elimination"})
_YEARS: Final = _INFERRED | {"stated", "unknown"}


def display(edtf: str | None, locale: str = "en", year: str | None = None) -> str:
    """A date for readers: "22 June [2023]", "since July 2021", "date not known" for None.

    `year` says how the year is known: stated, article context, external, elimination or unknown.
    The middle three bracket it; with None, a day with `?` counts as inferred. Raises NotADate for
    what is no EDTF, ValueError for another word.
    """
    return _display(edtf, locale, year, short=False)


def display_short(edtf: str | None, locale: str = "en", year: str | None = None) -> str:
    """The same with short month names, for lists and tables."""
    return _display(edtf, locale, year, short=True)


def display_month(year: int, month: int, locale: str = "en") -> str:
    """The heading of a month: "June 2023", `июнь 2023 г.`."""
    return style_for(locale).month(str(year), month)


@lru_cache(maxsize=32768)
def _display(edtf: str | None, locale: str, year: str | None, *, short: bool) -> str:
    if year is not None and year not in _YEARS:
        raise ValueError(f"“{year}” does not say how a year is known; use {sorted(_YEARS)}.")
    words = words_for(locale.replace("-", "_").partition("_")[0])
    if edtf is None:
        return words.unknown
    speaker = _Speaker(style_for(locale, short=short), words, year)
    when = read(edtf)
    return speaker.period(when) if isinstance(when, Interval) else speaker.point(when)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says dates in one language, knowing how the year of this one is known."""

    style: Style
    words: Words
    year: str | None

    def point(self, point: Point) -> str:
        """A date that stands alone."""
        text = self._doubted(self._whole(point), point)
        return self.words.around.format(date=text) if point.approximate else text

    def period(self, when: Interval) -> str:
        """A period, of which one end may be missing."""
        start, end = when.start, when.end
        if isinstance(start, Point) and isinstance(end, Point):
            return self._between(start, end)
        if isinstance(start, Point):
            frame = self.words.since if end == OPEN else self.words.end_unknown
            return frame.format(date=self._end(start, inflected=self.words.inflects))
        frame = self.words.until if start == OPEN else self.words.start_unknown
        return frame.format(date=self._end(_point_of(end), inflected=self.words.inflects))

    def _between(self, start: Point, end: Point) -> str:
        if _same(start, end, "year", "month", "mark") and _to_the_day(start, end):
            days = f"{int(start.day)}{self.words.dash}{int(end.day)}"
            text = self.style.day(self._year(end), int(end.month), days)
            return self._near(self._doubted(text, end), end)
        if self.style.ends_with_year and _share_a_year(start, end):
            first = self._near(self._without_year(start), start)
            last = self._near(self._whole(end), end)
            return self._doubted(self.words.span.format(start=first, end=last), end)
        return self.words.span.format(start=self._end(start), end=self._end(end))

    def _end(self, point: Point, *, inflected: bool = False) -> str:
        return self._near(self._doubted(self._whole(point, inflected=inflected), point), point)

    def _near(self, text: str, point: Point) -> str:
        return self.words.about.format(date=text) if point.approximate else text

    def _doubted(self, text: str, point: Point) -> str:
        doubted = point.uncertain and not self._inferred(point)
        return self.words.uncertain.format(date=text) if doubted else text

    def _whole(self, point: Point, *, inflected: bool = False) -> str:
        """The date without its marks, saying which part is not known."""
        text = self._known(point, inflected=inflected)
        if point.day == "XX":
            return self.words.day_unknown.format(date=text)
        if point.month == "XX":
            return self.words.month_unknown.format(date=text)
        return self.words.year_unknown.format(date=text) if "X" in point.year else text

    def _known(self, point: Point, *, inflected: bool) -> str:
        if point.precision == "none":
            return self._without_year(point)
        if not point.month.isdigit():
            return self.style.year(self._year(point))
        if point.precision == "day":
            return self.style.day(self._year(point), int(point.month), str(int(point.day)))
        return self.style.month(self._year(point), int(point.month), inflected=inflected)

    def _without_year(self, point: Point) -> str:
        if point.day:
            return self.style.day_of_month(int(point.month), str(int(point.day)))
        return self.style.standalone[int(point.month)]

    def _year(self, point: Point) -> str:
        if "X" in point.year:
            first, last = (int(point.year.replace("X", digit)) for digit in "09")
            return f"{first}{self.words.dash}{last}"
        year = str(int(point.year))
        return f"[{year}]" if self._inferred(point) else year

    def _inferred(self, point: Point) -> bool:
        if "X" in point.year:
            return False
        assumed = self.year is None and point.uncertain and point.precision == "day"
        return assumed or self.year in _INFERRED


def _point_of(end: Point | str) -> Point:
    if isinstance(end, str):
        raise NotADate("A period needs a date on one side at least.")
    return end


def _same(a: Point, b: Point, *parts: str) -> bool:
    return all(getattr(a, part) == getattr(b, part) for part in parts)


def _to_the_day(a: Point, b: Point) -> bool:
    return a.precision == b.precision == "day"


def _share_a_year(a: Point, b: Point) -> bool:
    """Whether the year may be written once: both go as far, and are as certain as one another."""
    alike = _same(a, b, "year", "precision", "uncertain")
    return alike and a.precision in ("day", "month") and "XX" not in (a.day, b.day)
