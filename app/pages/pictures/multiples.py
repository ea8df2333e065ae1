"""Small pictures of one kind beside one another, by year, on one scale and over the same years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.web.numerals import numeral

from .months import BASES, Basis, DrawnPart
from .shapes import DrawnWords
from .strip import runs_right_to_left

_TALL: Final = 64
_TOP: Final = 18
_SHARE: Final = 0.78
_LEAST_YEARS: Final = 6
HEIGHT: Final = _TOP + _TALL + 20


@dataclass(frozen=True, slots=True)
class Small:
    """What one small picture is about, how many there are by year and basis, and in all."""

    name: str
    counts: Mapping[tuple[int, Basis], int]


@dataclass(frozen=True, slots=True)
class DrawnSmall:
    """One small picture, its base line at `base`, its grid line at `rule`."""

    parts: tuple[DrawnPart, ...]
    words: tuple[DrawnWords, ...]
    base: int
    rule: int


def draw_multiples(smalls: Sequence[Small], locale: str) -> tuple[DrawnSmall, ...]:
    """The pictures in one language; years none of them has are left out at both ends."""
    years = [year for small in smalls for year, _ in small.counts]
    if not years:
        return ()
    first = min(*years, max(years) - _LEAST_YEARS + 1)
    scale = _Scale(first, max(years), max(_most(each) for each in smalls), locale)
    return tuple(scale.drawn(each) for each in smalls)


def _most(small: Small) -> int:
    """The most of it in one year."""
    by_year: dict[int, int] = {}
    for (year, _), number in small.counts.items():
        by_year[year] = by_year.get(year, 0) + number
    return max(by_year.values(), default=1)


@dataclass(frozen=True, slots=True)
class _Scale:
    """The years that all pictures have, and the number that reaches to the top."""

    first: int
    last: int
    most: int
    locale: str

    @property
    def _rtl(self) -> bool:
        return runs_right_to_left(self.locale)

    def drawn(self, small: Small) -> DrawnSmall:
        """One picture on this scale."""
        return DrawnSmall(tuple(self._parts(small)), tuple(self._words()), _TOP + _TALL, _TOP)

    def _parts(self, small: Small) -> list[DrawnPart]:
        column = 100 / (self.last - self.first + 1)
        width, parts = round(column * _SHARE, 2), []
        for year in range(self.first, self.last + 1):
            x = (year - self.first) * column + column * (1 - _SHARE) / 2
            left, below = round(100 - x - width if self._rtl else x, 2), 0.0
            for basis in BASES:
                tall = small.counts.get((year, basis), 0) / self.most * _TALL
                if tall:
                    top = round(_TOP + _TALL - below - tall, 1)
                    parts.append(DrawnPart(basis, left, top, width, round(tall, 1)))
                below += tall
        return parts

    def _words(self) -> list[DrawnWords]:
        start, end = (100.0, 0.0) if self._rtl else (0.0, 100.0)
        low = _TOP + _TALL + 16
        return [
            DrawnWords(numeral(self.most, self.locale), start, _TOP - 4),
            DrawnWords(str(self.first), start, low),
            DrawnWords(str(self.last), end, low, "end"),
        ]
