"""How long one custody had lasted by a day, as surely as its dates allow."""

from dataclasses import dataclass
from datetime import date

from app.custody import when
from app.custody.merging import Custody
from app.custody.states import standing
from app.custody.view import View, has_begun, has_ended, may_have_begun, view
from app.dates import Bounds, Days

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Stay:
    """The days of one custody, with the days it surely and the days it possibly covers.

    Spans run from their first day to the day after their last; None when a side is not known.
    """

    days: Days
    sure: Span | None
    possible: Span | None


@dataclass(frozen=True, slots=True)
class Since:
    """Since when somebody is held: surely from `first` on, and possibly from `earliest` on."""

    first: date | None
    earliest: date | None

    def until(self, as_of: date) -> Stay:
        """How long that is by a day."""
        sure = (self.first, as_of) if self.first and self.first < as_of else None
        possible = (self.earliest, as_of) if self.earliest and self.earliest <= as_of else None
        return Stay(_between(sure, possible), sure, possible)


def since(seen: View) -> Since | None:
    """Since when somebody is held; None where a source gives the length instead."""
    if _told_length(seen):
        return None
    return Since(_first_sure(seen), seen.begun.day.lower if seen.begun else None)


def stay_of(custody: Custody, as_of: date) -> Stay | None:
    """The stay of one custody by a day; None when it had not begun."""
    return stay(view(custody, as_of), as_of)


def stay(seen: View, as_of: date, *, if_still_held: bool = False) -> Stay | None:
    """One custody by a day; None when it had not begun.

    Without a known end only the days up to the last dated fact are sure, unless the person is held,
    or is taken to be.
    """
    if not has_begun(seen, as_of) and not may_have_begun(seen, as_of):
        return None
    last = _last_day(seen, as_of, if_still_held=if_still_held)
    first, earliest = _first_sure(seen), seen.begun.day.lower if seen.begun else None
    sure = (first, last.lower) if first and last.lower and first < last.lower else None
    until = last.upper or as_of
    possible = (earliest, until) if earliest and earliest <= until else None
    return Stay(_count(seen, sure, (earliest, last.upper)), sure, possible)


def _last_day(seen: View, as_of: date, *, if_still_held: bool) -> Bounds:
    """The last day in custody: the end, or today, or from the last fact on."""
    end = seen.ending.day if seen.ending and seen.ending.manner != "re-arrested" else None
    if end and has_ended(seen, as_of):
        return end
    seen_until = seen.last.day.lower if seen.last else None
    if end and end.upper and end.lower and end.lower <= as_of:
        return Bounds(max(end.lower, seen_until or end.lower), as_of)
    state = standing(seen, as_of).state
    if state == "held" or (if_still_held and state == "last known held"):
        return Bounds(as_of, as_of)
    if not has_begun(seen, as_of) and seen.begun:
        return Bounds(None, as_of)
    return Bounds(seen_until, None)


def _first_sure(seen: View) -> date | None:
    """The first day on which the person was surely in custody."""
    days = [when.certain(fact.day) for fact in seen.facts]
    if seen.begun:
        days.append(when.certain(seen.begun.day))
    return min((day for day in days if day), default=None)


def _count(seen: View, sure: Span | None, possible: tuple[date | None, date | None]) -> Days:
    told = _told_length(seen)
    if told:
        return told
    earliest, latest = possible
    if earliest is None or latest is None or latest < earliest:
        return _between(sure, None)
    return _between(sure, (earliest, latest))


def _between(sure: Span | None, possible: Span | None) -> Days:
    """From the days that are sure to those that are possible; "at least" where none are known."""
    least = (sure[1] - sure[0]).days if sure else 0
    if possible is None:
        return Days(least, None)
    return Days(least, max(least, (possible[1] - possible[0]).days))


def _told_length(seen: View) -> Days | None:
    """The length a source gives for a custody of one period, where its end has no day."""
    periods = seen.custody.periods
    if len(periods) != 1 or periods[0].lasted is None:
        return None
    period, length = periods[0], periods[0].lasted
    if period.end and when.dated(period.end.day):
        return None
    begun = period.taken
    sample = [day for day in (begun.lower, begun.upper) if day] if begun else []
    lengths = [(length.after(day) - day).days for day in sample or _EVERY_MONTH]
    return Days(min(lengths), max(lengths))


_EVERY_MONTH = tuple(date(2000 + month // 12, month % 12 + 1, 1) for month in range(48))
