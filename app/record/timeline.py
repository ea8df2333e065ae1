"""The rows of the timeline of the whole record: each is one line that a reader finds there.

What a case says twice stands once: an update dated like the fact it announces is left to that fact,
and a fact without a date to the update that tells the only day there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.document.case import Case
from app.document.facts import Update
from app.document.values import Date
from app.record.moments import Moment, anchor, announced_by

Row = tuple[Any, ...]
UNDATED: Final = "0000-00-00"
LONGER, NOT_DATED = "longer", "undated"
_WIDEST = 9_999_999


def timeline(case: Case, found: Sequence[Moment]) -> Iterator[Row]:
    """Rows of fact, field, kind, subjects, date, its bounds, month, place, sort.

    The month is 2021-04, or 2021 for what is known by its year alone, LONGER for what may lie in
    several years, NOT_DATED for what has no date.
    """
    for moment in _once(case, [_placed(case, each) for each in found]):
        span = moment.date.bounds if moment.date else None
        lower, upper = (span.lower, span.upper) if span else (None, None)
        yield (
            moment.fact,
            moment.field,
            moment.kind,
            " ".join(moment.subjects),
            moment.date.edtf if moment.date else None,
            lower,
            upper,
            _month(lower, upper),
            case.region or "",
            _sort(case, moment, lower, upper),
        )


def month_of(lower: date | None, upper: date | None) -> str | None:
    """The month, 2021-04, or 2021 for what is known by its year alone; None for what is wider."""
    if lower is None or upper is None or lower.year != upper.year:
        return None
    return lower.isoformat()[:7] if lower.month == upper.month else lower.isoformat()[:4]


def day_of(when: Date | None) -> str:
    """The first day a date can mean, else the last; UNDATED for none."""
    span = when.bounds if when else None
    day = (span.lower or span.upper) if span else None
    return day.isoformat() if day else UNDATED


def _month(lower: date | None, upper: date | None) -> str:
    return month_of(lower, upper) or (LONGER if lower or upper else NOT_DATED)


def _placed(case: Case, moment: Moment) -> Moment:
    """A transfer whose day nobody gives stands at the day somebody last saw it."""
    if moment.kind != "transfer" or moment.date:
        return moment
    period = next((each for each in case.detentions if each.id == moment.fact), None)
    served = any(each.id == period.under for each in case.decisions) if period else True
    return replace(moment, date=period.last_confirmed) if period and not served else moment


def _once(case: Case, found: Sequence[Moment]) -> Iterator[Moment]:
    updates = {each.id: each for each in case.updates if each.kind != "correction"}
    told = {name: each for each in updates.values() for name in announced_by(case, each)}
    own = {anchor(each.fact, each.field): each.date for each in found if _has_a_line(each)}
    for moment in found:
        update = updates.get(moment.fact)
        if update:
            again = _says_again(case, update, moment.date, own)
        else:
            day = _day_of(told.get(anchor(moment.fact, moment.field)))
            again = moment.date is None and day is not None
        if not again and (moment.kind != "charge" or moment.date):
            yield moment


def _has_a_line(moment: Moment) -> bool:
    """Orders and fates are told with their fact, a charge without a dated step beside the rest."""
    return moment.kind not in ("order", "fate") and (moment.kind != "charge" or bool(moment.date))


def _says_again(case: Case, update: Update, day: Date | None, own: dict[str, Date | None]) -> bool:
    """Whether the first thing an update announces stands by itself, at the same date."""
    first = next((each for each in announced_by(case, update) if each in own), None)
    there = own[first] if first else None
    return bool(there and day and there.edtf == day.edtf)


def _day_of(update: Update | None) -> Date | None:
    return (update.published or update.happened) if update else None


def _sort(case: Case, moment: Moment, lower: date | None, upper: date | None) -> str:
    """Newest first when read backwards, the narrower first on a day, undated last."""
    day = lower or upper
    width = (upper - lower).days if upper and lower else _WIDEST
    written = day.isoformat() if day else UNDATED
    return f"{written}:{_WIDEST - width:07d}:{case.id}:{moment.fact}:{moment.field}"
