"""When ordered terms end: every order and sentence of a custody, and the one that governs.

A term runs from the start of the custody, in calendar units, since time already spent in custody is
credited; from another day only where the sentence says so. An extension runs from the end of the
term before it. Where sources differ on the start there is one end for each, the preferred first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.custody import when
from app.custody.facts import Extension, Order, Period, Sentence
from app.custody.merging import Custody, family, grounds, remembered
from app.custody.starts import Start, first_start, start_of, stretches
from app.dates import Bounds, Term

Stretch = tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class TermEnd:
    """The day an ordered term ends: preferred, then as others would have it.

    `id` is the fact that gives the term, `ids` every fact used; `since` is the day it runs from,
    `bound` the day the order was made; `credited` says that the day assumes that custody before
    the sentence counts.
    """

    id: str
    day: Bounds
    also: tuple[Bounds, ...]
    ids: tuple[str, ...]
    since: Bounds | None = None
    bound: Bounds | None = None
    credited: bool = False

    @property
    def days(self) -> tuple[Bounds, ...]:
        """Every day given for this end, the preferred first."""
        return (self.day, *self.also)

    @property
    def latest(self) -> date | None:
        """The last day on which the term can end, whoever is right."""
        return when.latest(self.days)


@remembered
def expected_release(custody: Custody) -> TermEnd | None:
    """When the person should be free by the order that governs the custody at its last.

    That is the sentence in force, else the last order with a term. None when that order's term or
    its start is not known, when nothing was ordered, and when the sentence was lifted.
    """
    parted = stretches(custody)
    if not parted:
        return None
    governing = governing_sentence(parted[-1], custody)
    if governing:
        return _sentence_end(governing, parted[-1], custody)
    holder = _last_ordered(parted[-1])
    ends = _order_ends(parted[-1], custody)
    return ends.get(holder.id) if holder else None


@remembered
def term_ends(custody: Custody) -> tuple[TermEnd, ...]:
    """The end of every term in a custody that can be told: of each order and of each sentence.

    A remand that a sentence followed is among them, so that an overrun can be seen.
    """
    ends: list[TermEnd] = []
    for stretch in stretches(custody):
        ends.extend(_order_ends(stretch, custody).values())
        told = (_sentence_end(each, stretch, custody) for each in _sentences(stretch, custody))
        ends.extend(end for end in told if end)
    return tuple(ends)


@remembered
def lifted(custody: Custody) -> Sentence | None:
    """The decision that took away the ground of a custody at its last, if one did."""
    parted = stretches(custody)
    governing = governing_sentence(parted[-1], custody) if parted else None
    return governing if governing and governing.lifts else None


def governing_sentence(stretch: Stretch, custody: Custody) -> Sentence | None:
    """The sentence in force for these periods: the last that no other has replaced."""
    sentences = _sentences(stretch, custody)
    replaced = {other for each in sentences for other in each.replaces}
    standing = [each for each in sentences if each.id not in replaced] or list(sentences)
    return max(standing, key=lambda each: when.order(each.made), default=None)


def _sentences(stretch: Stretch, custody: Custody) -> tuple[Sentence, ...]:
    served = family(grounds(stretch), custody.sentences)
    return tuple(each for each in custody.sentences if each.id in served)


def _sentence_end(sentence: Sentence, stretch: Stretch, custody: Custody) -> TermEnd | None:
    base = _base(sentence, stretch, custody)
    if base is None or sentence.term is None or sentence.lifts:
        return None
    credited = base.reported and when.dated(sentence.counts_from) is None
    return TermEnd(
        sentence.id,
        when.later(base.day, sentence.term),
        _others(base, sentence.term),
        _once((*base.ids, sentence.id)),
        base.day,
        sentence.made,
        credited and _before(base.day, sentence.made),
    )


def _base(sentence: Sentence, stretch: Stretch, custody: Custody) -> Start | None:
    counted = when.dated(sentence.counts_from)
    if counted:
        return Start(counted, (), (sentence.id,), reported=False)
    begun = first_start(stretch, custody)
    if begun or sentence.made is None or not sentence.made.dated:
        return begun
    return Start(sentence.made, sentence.also_made, (sentence.id,), reported=False)


def _order_ends(stretch: Stretch, custody: Custody) -> dict[str, TermEnd]:
    """The ends of the orders of one stretch, in turn: each later one may lean on the one before."""
    ends: dict[str, TermEnd] = {}
    before: TermEnd | None = None
    for period in stretch:
        if period.order is None:
            continue
        begun = _order_base(period, stretch, custody, first=not ends, before=before)
        end = _order_end(period, period.order, begun)
        if end:
            ends[period.id] = end
        before = end
    return ends


def _order_base(
    period: Period, stretch: Stretch, custody: Custody, *, first: bool, before: TermEnd | None
) -> Start | None:
    own = start_of(period, custody)
    made = period.order.made if period.order else None
    if first:
        own = first_start(stretch, custody) or own
    if own is None and made and made.dated:
        own = Start(made, (), (period.id,), reported=False)
    if own is None and before:
        own = Start(before.day, before.also, before.ids, reported=False)
    return own


def _order_end(period: Period, order: Order, begun: Start | None) -> TermEnd | None:
    day = _run(begun.day if begun else None, order)
    if day is None or not day.dated:
        return None
    ends = (_run(other, order) for other in (begun.also if begun else ()))
    also = tuple(dict.fromkeys(end for end in ends if end and end != day))
    since = begun.day if begun else None
    ids = _once((*(begun.ids if begun else ()), period.id))
    return TermEnd(period.id, day, also, ids, since, order.made or since)


def _run(begun: Bounds | None, order: Order) -> Bounds | None:
    end = when.later(begun, order.term) if begun and order.term else None
    for extension in order.extensions:
        end = _extended(end, extension)
    return end


def _extended(end: Bounds | None, extension: Extension) -> Bounds | None:
    if when.dated(extension.until):
        return extension.until
    return when.later(end, extension.term) if end and extension.term else None


def _last_ordered(stretch: Stretch) -> Period | None:
    """The period whose order governs; None when a later one is held on an order not known.

    A stay elsewhere on the same ground, and a transfer within one kind, are held on the old order.
    """
    for place in reversed(range(len(stretch))):
        period = stretch[place]
        if period.order:
            return period
        ordered = {each.kind for each in stretch[:place] if each.order}
        if period.ground != "carried over" and period.kind not in ordered:
            return None
    return None


def _others(base: Start, term: Term) -> tuple[Bounds, ...]:
    day = when.later(base.day, term)
    ends = (when.later(other, term) for other in base.also)
    return tuple(dict.fromkeys(end for end in ends if end != day))


def _before(day: Bounds, other: Bounds | None) -> bool:
    return bool(other and day.lower and other.upper and day.lower < other.upper)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
