"""When a custody began, and which of its periods count as one stretch of the same reckoning."""

from dataclasses import dataclass

from app.custody import when
from app.custody.facts import Period
from app.custody.merging import Custody, family, remembered
from app.dates import Bounds


@dataclass(frozen=True, slots=True)
class Start:
    """The day something began: the preferred one, those that others claim, and the facts used.

    `reported` is false when nobody reports a taking and the day is that of the decision served, or
    the day its term counts from.
    """

    day: Bounds
    also: tuple[Bounds, ...]
    ids: tuple[str, ...]
    reported: bool = True


def start_of(period: Period, custody: Custody) -> Start | None:
    """When one period began: on the day of the taking, else on that of the decision it serves."""
    key = (start_of, period.id)
    if key not in custody.kept:
        custody.kept[key] = _start_of(period, custody)
    found: Start | None = custody.kept[key]
    return found


def _start_of(period: Period, custody: Custody) -> Start | None:
    taken = when.dated(period.taken)
    if taken:
        return Start(taken, period.also_taken, (period.id,))
    served = custody.sentence(period.under)
    if served is None:
        return None
    counted = when.dated(served.counts_from)
    if counted:
        return Start(counted, (), (period.id, served.id), reported=False)
    made = when.dated(served.made)
    if made is None:
        return None
    return Start(made, served.also_made, (period.id, served.id), reported=False)


@remembered
def start(custody: Custody) -> Start | None:
    """When a custody began: with the first of its periods whose beginning is dated.

    None when not one of them is.
    """
    return first_start(custody.periods, custody)


def first_start(periods: tuple[Period, ...], custody: Custody) -> Start | None:
    """When the first dated one of these periods began."""
    starts = (start_of(period, custody) for period in periods)
    return next((found for found in starts if found), None)


@remembered
def stretches(custody: Custody) -> tuple[tuple[Period, ...], ...]:
    """The periods of a custody, parted where a new reckoning of time begins.

    Time before judgment is credited to the sentence that follows it. But whoever has begun to
    serve one sentence and is then remanded, or given another that does not replace it, begins to
    count anew.
    """
    parted: list[list[Period]] = []
    for period in custody.periods:
        if not parted or _counts_anew(period, parted[-1], custody):
            parted.append([])
        parted[-1].append(period)
    return tuple(tuple(stretch) for stretch in parted)


def _counts_anew(period: Period, stretch: list[Period], custody: Custody) -> bool:
    serving = [each for each in stretch if each.under or _imposed(each)]
    if not serving or period.ground == "carried over":
        return False
    if period.under:
        known = [each.under for each in serving if each.under]
        return period.under not in family(known, custody.sentences)
    return period.ground == "before judgment" or _imposed(period)


def _imposed(period: Period) -> bool:
    return period.ground in ("administrative", "sentence") and period.order is not None
