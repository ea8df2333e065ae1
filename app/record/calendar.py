"""The days of a case that stand in the calendar: hearings, ends of orders, expected releases.

A custody has one such day: the end of the term that governs it at its last, while no end of the
custody itself is reported. The other ends are superseded, and the reported ones are past.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from app.custody import Custody, TermEnd, ending, expected_release
from app.document.case import Case
from app.document.facts import Hearing
from app.document.values import Date
from app.record.fact_names import naming
from app.record.moments import subjects_of
from app.record.rows import Row

CalendarKind = Literal["hearing", "order", "release"]

# The longest that the calendar shows as one span.
_A_WEEK = 7


def calendar_days(case: Case, stays: Mapping[str, Sequence[Custody]]) -> Iterator[Row]:
    """The rows of the calendar: uuid, kind, fact, subjects, bounds, time, state, and whether exact.

    Exact is what lies within a week. `stays` are the custodies of each subject, by the party's id.
    """
    if case.id is None:
        return
    name = naming(case.id)
    for hearing in case.hearings:
        yield from _heard(case, name, hearing)
    for party, found in stays.items():
        for custody in found:
            end = None if ending(custody) else expected_release(custody)
            if end:
                uuid = name(f"{custody.id}/{party}#release")
                lower, upper = _span(end)
                kind = _kind(custody, end)
                yield uuid, kind, end.id, party, lower, upper, None, None, _exact(lower, upper)


def _heard(case: Case, name: Callable[[str], str], hearing: Hearing) -> Iterator[Row]:
    """A hearing, and the day it was put off to, where that is not a hearing of its own."""
    subjects = " ".join(subjects_of(case, hearing))
    others = {each.date.bounds for each in case.hearings if each.date}
    days: list[tuple[str, Date | None, str | None]] = [("date", hearing.date, hearing.state)]
    if hearing.postponed_to and hearing.postponed_to.bounds not in others:
        days.append(("postponed_to", hearing.postponed_to, "planned"))
    for field, day, state in days:
        if day and day.bounds.dated:
            lower, upper = day.bounds.lower, day.bounds.upper
            uuid = name(f"{hearing.id}#{field}")
            time = day.time if lower == upper else None
            exact = _exact(lower, upper)
            yield uuid, "hearing", hearing.id, subjects, lower, upper, time, state, exact


def _span(end: TermEnd) -> tuple[date | None, date | None]:
    """From the first to the last day on which a term can end, whoever is right."""
    lowers, uppers = [day.lower for day in end.days], [day.upper for day in end.days]
    lower = min((day for day in lowers if day), default=None) if all(lowers) else None
    upper = max((day for day in uppers if day), default=None) if all(uppers) else None
    return lower, upper


def _kind(custody: Custody, end: TermEnd) -> CalendarKind:
    """A remand ends with the order; whoever is sentenced, or in arrest by law, is then free."""
    orders = {each.id for each in custody.periods if each.ground == "before judgment"}
    return "order" if end.id in orders else "release"


def _exact(lower: date | None, upper: date | None) -> bool:
    return lower is not None and upper is not None and (upper - lower).days < _A_WEEK
