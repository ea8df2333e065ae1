"""The days on which something becomes certain of a custody: between them nothing new is known."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from app.custody.endings import ending
from app.custody.merging import Custody, remembered
from app.dates import Bounds


@remembered
def learnt(custody: Custody) -> tuple[date, ...]:
    """Every bound of every date in a custody, in order, from `date.min` on."""
    bounds = (bound for day in _dates(custody) if day for bound in (day.lower, day.upper))
    return tuple(sorted({date.min, *(bound for bound in bounds if bound)}))


def last_learnt(custody: Custody, as_of: date) -> date:
    """The last of these days that had come by a day: what was known then is known on that day."""
    days = learnt(custody)
    return days[bisect_right(days, as_of) - 1]


def _dates(custody: Custody) -> Iterator[Bounds | None]:
    for period in custody.periods:
        yield from (period.taken, period.last_confirmed)
        if period.end:
            yield period.end.day
        if period.order:
            yield period.order.made
            yield from (extension.made for extension in period.order.extensions)
    for sentence in custody.sentences:
        yield from (sentence.made, sentence.counts_from)
    yield from (sighting.day for sighting in custody.sightings)
    end = ending(custody)
    yield end.day if end else None
