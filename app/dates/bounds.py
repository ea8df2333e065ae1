"""What a partial date covers, and how two of them lie to each other.

Bounds are ours: uncertain and approximate dates cover exactly what is written, an open or unknown
end has no bound on that side, and nothing is widened.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from .edtf import Interval, Point, read

_BEFORE_ALL: Final = date.min.toordinal() - 1
_AFTER_ALL: Final = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day a date can mean, both included; None where there is no bound."""

    lower: date | None
    upper: date | None

    @property
    def exact(self) -> bool:
        """Whether it is one single day."""
        return self.lower is not None and self.lower == self.upper

    @property
    def dated(self) -> bool:
        """Whether anything is known: false for an unknown date and a day without a year."""
        return self.lower is not None or self.upper is not None


@lru_cache(maxsize=65536)
def bounds(edtf: str | None) -> Bounds:
    """The days an EDTF date covers; none on either side for None and `XXXX-MM-DD`.

    Raises NotADate for what is no date.
    """
    if edtf is None:
        return Bounds(None, None)
    when = read(edtf)
    if isinstance(when, Interval):
        start, end = when.start, when.end
    else:
        start = end = when
    return Bounds(
        start.first() if isinstance(start, Point) else None,
        end.last() if isinstance(end, Point) else None,
    )


def sort_key(edtf: str | None) -> tuple[bool, int, int, str]:
    """Orders dates by lower bound, the narrower first; the undated come last.

    A period without a known start is older than all others; one without an end is the widest.
    """
    span = bounds(edtf)
    lower = span.lower.toordinal() if span.lower else _BEFORE_ALL
    upper = span.upper.toordinal() if span.upper else _AFTER_ALL
    return (not span.dated, lower, upper, edtf or "~")


def overlaps(a: Bounds, b: Bounds) -> bool:
    """Whether both can mean the same day; a missing bound excludes nothing."""
    return _not_after(a.lower, b.upper) and _not_after(b.lower, a.upper)


def may_fall_outside(inner: Bounds, window: Bounds) -> bool:
    """Whether `inner` can mean a day that is not in `window`.

    This is what a filtered list says beside a row that overlaps the filter without lying in it.
    """
    early = window.lower and (inner.lower is None or inner.lower < window.lower)
    late = window.upper and (inner.upper is None or inner.upper > window.upper)
    return bool(early or late)


def _not_after(lower: date | None, upper: date | None) -> bool:
    return lower is None or upper is None or lower <= upper


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days, as exactly as the dates allow; `most` None reads "at least"."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


def days_between(start: Bounds, end: Bounds) -> Days | None:
    """The days from `start` to `end`: the first day counts, the last does not.

    From the latest start to the earliest end, up to the earliest start and the latest end; never
    under zero. None when the bounds that give the least number are missing, or when `end` comes
    before `start` for certain. `most` is None when only the least number can be told.
    """
    if start.upper is None or end.lower is None:
        return None
    least = max(0, (end.lower - start.upper).days)
    if start.lower is None or end.upper is None:
        return Days(least, None)
    most = (end.upper - start.lower).days
    return Days(least, most) if most >= 0 else None
