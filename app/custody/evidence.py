"""What is known of a custody by a day, and every dated fact that says the person is in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.custody import when
from app.custody.facts import Order, Period, Sentence
from app.custody.learning import last_learnt
from app.custody.merging import Custody, remembered
from app.custody.starts import Start, start_of
from app.dates import Bounds


@dataclass(frozen=True, slots=True)
class Evidence:
    """A dated fact that says the person is in custody; `firm` as in a sighting."""

    day: Bounds
    id: str
    firm: bool


def known_by(custody: Custody, as_of: date) -> Custody:
    """The same custody without the facts that had not certainly happened by that day.

    Undated facts stay: an extension or a decision on a day not reported may well be in force, and
    leaving it out could show somebody as free who is not. How a custody ended is read from
    `ending`, not from here.
    """
    return _certain_by(custody, last_learnt(custody, as_of))


def certain_by(custody: Custody, as_of: date) -> Custody:
    """The same, worked out for that very day and not for the last one that taught anything."""
    known = Custody(
        _periods_by(custody, as_of),
        tuple(each for each in custody.sentences if _may_count(each.made, as_of)),
        tuple(each for each in custody.sightings if when.happened(each.day, as_of)),
    )
    return custody if known == custody else known


_certain_by = remembered(certain_by)


def evidence(custody: Custody, begun: Start | None) -> tuple[Evidence, ...]:
    """The dated facts of a custody that say the person is in it, the oldest first.

    Takings, orders, extensions, the decisions served, confirmations and sightings. A court may
    decide before the person is taken, so decisions and orders older than the start (`begun`, which
    may itself not be known yet) say nothing.
    """
    found: list[Evidence] = [*_takings(custody), *_confirmations(custody)]
    found += [each for each in _decided(custody) if not _before_start(each, begun)]
    return tuple(sorted(found, key=_order))


def last_seen(facts: tuple[Evidence, ...]) -> Evidence | None:
    """The freshest of these facts: the one whose first possible day is latest."""
    return max(facts, key=_freshness, default=None)


def _takings(custody: Custody) -> Iterator[Evidence]:
    for period in custody.periods:
        if period.taken and period.taken.dated:
            yield Evidence(period.taken, period.id, firm=True)


def _confirmations(custody: Custody) -> Iterator[Evidence]:
    for period in custody.periods:
        if period.last_confirmed and period.last_confirmed.dated:
            yield Evidence(period.last_confirmed, period.id, firm=True)
        if period.end and period.end.manner == "re-arrested" and when.dated(period.end.day):
            yield Evidence(period.end.day or Bounds(None, None), period.id, firm=True)
    for sighting in custody.sightings:
        if sighting.firm and sighting.day.dated:
            yield Evidence(sighting.day, sighting.id, firm=True)


def _decided(custody: Custody) -> Iterator[Evidence]:
    served = {period.under for period in custody.periods}
    for sentence in custody.sentences:
        if sentence.made and sentence.made.dated and not sentence.lifts:
            yield Evidence(sentence.made, sentence.id, firm=sentence.id in served)
    for sighting in custody.sightings:
        if not sighting.firm and sighting.day.dated:
            yield Evidence(sighting.day, sighting.id, firm=False)
    for period in custody.periods:
        days = _ordered_days(period.order) if period.order else ()
        yield from (Evidence(day, period.id, firm=True) for day in days)


def _ordered_days(order: Order) -> tuple[Bounds, ...]:
    days = (order.made, *(extension.made for extension in order.extensions))
    return tuple(day for day in days if day and day.dated)


def _before_start(fact: Evidence, begun: Start | None) -> bool:
    return begun is not None and when.order(fact.day)[0] < when.order(begun.day)[0]


def _periods_by(custody: Custody, as_of: date) -> tuple[Period, ...]:
    """The periods begun by then, and those not begun that serve a sentence already given.

    Somebody sentenced in custody serves that sentence at once, even if moved to prison only later.
    """
    kept: dict[str, Period] = {}
    for period in custody.periods:
        if not _yet_to_come(start_of(period, custody), as_of):
            kept[period.id] = _period_by(period, as_of)
        elif period.follows in kept and _given(custody.sentence(period.under), as_of):
            kept[period.id] = replace(_period_by(period, as_of), taken=None, also_taken=())
    return tuple(kept.values())


def _given(sentence: Sentence | None, as_of: date) -> bool:
    return sentence is not None and when.happened(sentence.made, as_of)


def _period_by(period: Period, as_of: date) -> Period:
    """The period as known by then; the usual case, nothing to leave out, is the period itself."""
    order = _order_by(period.order, as_of) if period.order else None
    confirmed = period.last_confirmed
    confirmed = confirmed if when.happened(confirmed, as_of) else None
    end = period.end if period.end and when.happened(period.end.day, as_of) else None
    if (order, confirmed, end) == (period.order, period.last_confirmed, period.end):
        return period
    return replace(period, order=order, last_confirmed=confirmed, end=end)


def _order_by(order: Order, as_of: date) -> Order | None:
    if not _may_count(order.made, as_of):
        return None
    made = tuple(each for each in order.extensions if _may_count(each.made, as_of))
    return order if made == order.extensions else replace(order, extensions=made)


def _yet_to_come(begun: Start | None, as_of: date) -> bool:
    return begun is not None and not when.happened(begun.day, as_of)


def _may_count(made: Bounds | None, as_of: date) -> bool:
    return made is None or not made.dated or when.happened(made, as_of)


def _order(fact: Evidence) -> tuple[object, ...]:
    return (*when.order(fact.day), fact.id, fact.firm)


def _freshness(fact: Evidence) -> tuple[object, ...]:
    lower, upper = when.order(fact.day)
    return (lower, -upper.toordinal(), fact.id)
