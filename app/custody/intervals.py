"""The states of one person as intervals of days, so that "who is held on a day" is a lookup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.custody.gaps import GapKind, gaps
from app.custody.learning import learnt
from app.custody.merging import Custody, remembered
from app.custody.states import FRESH_DAYS, NOT_IN_CUSTODY, Held, combined
from app.custody.view import View, view

_STALE: Final = timedelta(days=FRESH_DAYS + 1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A state from its first day to the day before `until`; None: it goes on for good.

    `held` is the state as it stood on the first day.
    """

    first: date
    until: date | None
    held: Held


def intervals(custodies: Iterable[Custody]) -> tuple[Interval, ...]:
    """The states of a person through all days, without those on which nothing was recorded.

    A person taken on a day nobody reports is in doubt on every day, from `date.min`. The state of
    any day equals that of `held`; it changes on the days facts become certain, on the 91st day
    after the last of them, and on the day a term ends.
    """
    every = tuple(custodies)
    return _intervals(every[0], every[1:]) if every else ()


@remembered
def _intervals(first: Custody, others: tuple[Custody, ...]) -> tuple[Interval, ...]:
    found: list[tuple[date, Held]] = []
    for day, known in _changes((first, *others)):
        state = combined(known, day)
        if not found or found[-1][1].state != state.state:
            found.append((day, state))
    untils = [day for day, _ in found[1:]] + [None]
    return tuple(
        Interval(day, until, state)
        for (day, state), until in zip(found, untils, strict=True)
        if state != NOT_IN_CUSTODY
    )


def state_on(found: Sequence[Interval], day: date) -> Held:
    """The state that intervals give for a day."""
    for each in found:
        if each.first <= day and (each.until is None or day < each.until):
            return each.held
    return NOT_IN_CUSTODY


def gap_intervals(custodies: Iterable[Custody]) -> Iterator[tuple[GapKind, date, date | None]]:
    """The gaps of a person's custody through all days, without those that rest on the law.

    Each is its kind, its first day, and the first day on which it is no more; None: it stays.
    """
    custodies = tuple(custodies)
    since: dict[GapKind, date] = {}
    for day, _ in _changes(custodies) if custodies else ():
        found = {gap.kind for gap in gaps(custodies, day)}
        for kind in sorted(since.keys() - found):
            yield kind, since.pop(kind), day
        since = dict.fromkeys(sorted(found), day) | since
    for kind, day in since.items():
        yield kind, day, None


def _changes(custodies: tuple[Custody, ...]) -> Iterator[tuple[date, tuple[View, ...]]]:
    """Every day on which a state or a gap can change; what is known changes on fewer."""
    days = sorted({day for each in custodies for day in learnt(each)})
    for day, until in zip(days, [*days[1:], None], strict=True):
        known = tuple(view(each, day) for each in custodies)
        for change in _within(known, day, until):
            yield change, known


def _within(known: tuple[View, ...], day: date, until: date | None) -> list[date]:
    days = {day}
    for each in known:
        days.update(turns(each))
    return sorted(turn for turn in days if day <= turn and (until is None or turn < until))


def turns(seen: View) -> Iterator[date]:
    """The days on which the state of a custody turns though nothing new is known."""
    for fact in seen.facts:
        if fact.day.lower and fact.day.lower <= date.max - _STALE:
            yield fact.day.lower + _STALE
    if seen.term and seen.term.latest:
        yield seen.term.latest
