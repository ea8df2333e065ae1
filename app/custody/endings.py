"""How a custody ended, where that is reported: once, whatever its periods say on the way."""

from dataclasses import dataclass

from app.custody import when
from app.custody.facts import Manner, Period
from app.custody.merging import Custody, remembered
from app.custody.starts import Start, start_of
from app.dates import Bounds


@dataclass(frozen=True, slots=True)
class Ending:
    """The reported end of a custody; `day` is None when it is reported without a day."""

    manner: Manner
    day: Bounds | None
    id: str
    word: str | None = None


@remembered
def ending(custody: Custody) -> Ending | None:
    """The end of a custody, None when none is reported.

    The end of one period is no end of the custody when another begins on that day or later: that is
    a transfer. A period of which only the length is reported ends after that length, unless another
    follows it. Of several ends a death counts, else the last.
    """
    found = [end for period in custody.periods if (end := _of_period(period, custody))]
    ends = [each for each in found if not _superseded(each, custody)]
    return max(ends, key=_weight, default=None)


def _of_period(period: Period, custody: Custody) -> Ending | None:
    reported = when.dated(period.end.day) if period.end else None
    counted = reported or _by_length(period, custody)
    if period.end:
        return Ending(period.end.manner, counted, period.id, period.end.word)
    if period.lasted and not _followers(period.id, custody):
        return Ending("released", counted, period.id)
    return None


def _by_length(period: Period, custody: Custody) -> Bounds | None:
    begun = start_of(period, custody)
    return when.later(begun.day, period.lasted) if begun and period.lasted else None


def _superseded(end: Ending, custody: Custody) -> bool:
    if end.day is None:
        others = _followers(end.id, custody)
        return any(start_of(each, custody) for each in others)
    return any(
        _not_before(start_of(each, custody), end.day)
        for each in custody.periods
        if each.id != end.id
    )


def _not_before(begun: Start | None, day: Bounds) -> bool:
    lower = begun.day.lower if begun else None
    return bool(lower and day.lower and lower >= day.lower)


def _followers(period_id: str, custody: Custody) -> tuple[Period, ...]:
    ids = {period_id}
    for period in custody.periods:
        if period.follows in ids:
            ids.add(period.id)
    return tuple(each for each in custody.periods if each.id in ids and each.id != period_id)


def _weight(end: Ending) -> tuple[object, ...]:
    return (end.manner == "died", *when.order(end.day), end.id)
