"""How a partial date stands to one day.

A fact counts from the last day it can mean: one dated "April 2021" is used from 30 April on, so
that nothing is said to have happened before it certainly had. Its age is taken from the first day
it can mean, so that nothing looks fresher than it certainly is.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from app.dates import Bounds, Term


def certain(day: Bounds | None) -> date | None:
    """The day from which a fact has certainly happened; None when that is never certain.

    "Since July 2021" has no last day: it says that the fact held from its first day on.
    """
    return (day.upper or day.lower) if day else None


def dated(day: Bounds | None) -> Bounds | None:
    """The date, or None when nothing is known of it (a day without a year says nothing here)."""
    return day if day and day.dated else None


def happened(day: Bounds | None, as_of: date) -> bool:
    """Whether a dated fact has certainly happened by that day; never for an undated one."""
    since = certain(day)
    return since is not None and since <= as_of


@lru_cache(maxsize=4096)
def later(day: Bounds, term: Term) -> Bounds:
    """The days on which a term ends that starts on one of these days, by calendar."""
    return Bounds(
        term.after(day.lower) if day.lower else None,
        term.after(day.upper) if day.upper else None,
    )


def order(day: Bounds | None) -> tuple[date, date]:
    """Sorts by first possible day, the narrower first, the undated last."""
    if day is None or not day.dated:
        return date.max, date.max
    return day.lower or date.min, day.upper or date.max


def latest(days: Iterable[Bounds]) -> date | None:
    """The last day that any of these can mean; None when one of them has no last day, or none is.

    What waits for an end waits for the latest that anybody gives.
    """
    uppers = [day.upper for day in days]
    known = [upper for upper in uppers if upper]
    return max(known) if known and len(known) == len(uppers) else None
