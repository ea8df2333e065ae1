"""The days on which a case waits for somebody: worked out of it when it is saved, for all days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app import custody
from app.cases.models import Why
from app.custody import Custody, Interval
from app.dates import Bounds
from app.document.case import Case
from app.document.facts import Hearing, Party
from app.document.holding import custodies, day_of

NOT_KNOWN: Final = "not-known"
"""What the id of an update begins with that says: somebody asked, and nobody knows."""
SOON: Final = timedelta(days=7)
"""So long before an order of custody ends it is time to ask what comes next."""
QUIET: Final = timedelta(days=30)
"""So long nobody is asked again where somebody asked and nobody knew."""
_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=7)
_OPEN: Final = frozenset({"held", "last known held"})


@dataclass(frozen=True, slots=True)
class Wait:
    """From `first` until the day before `until` (None: for good) a case waits, and for what.

    `fact` is the last period of the custody, or the hearing; `party` is empty for a hearing that
    names none. `day` is when the term ended or ends, when the hearing is, or when the person was
    last known to be held.
    """

    why: Why
    party: str
    fact: str
    first: date
    until: date | None
    day: Bounds | None

    def on(self, day: date) -> bool:
        """Whether the case waits on a day."""
        return self.first <= day and (self.until is None or day < self.until)


def waits_of(case: Case) -> tuple[Wait, ...]:
    """Everything a case ever waits for, as far as it tells now."""
    found = [wait for party in case.subjects for wait in _of_subject(case, party)]
    return (*found, *(wait for hearing in case.hearings for wait in _of_hearing(hearing)))


def _of_subject(case: Case, party: Party) -> Iterator[Wait]:
    held = {each.id: each for each in custodies(case, party.id or "")}
    asked = sorted(_nobody_knew(case, party))
    for interval in custody.intervals(held.values()):
        stay = held.get(interval.held.custody or "")
        if stay is None:
            continue
        yield from _ending(interval, stay, party)
        for wait in _unanswered(interval, stay, party):
            yield from _not_asked(wait, asked)


def _unanswered(interval: Interval, stay: Custody, party: Party) -> Iterator[Wait]:
    """Silence: a term that ended without a word of release, or nothing heard for 90 days."""
    fact = stay.periods[-1].id
    span = (interval.first, interval.until)
    if interval.held.state == "presumed released":
        yield Wait("term ended", party.id or "", fact, *span, interval.held.since)
    elif interval.held.state == "last known held":
        yield Wait("not confirmed", party.id or "", fact, *span, interval.held.last_seen)


def _ending(interval: Interval, stay: Custody, party: Party) -> Iterator[Wait]:
    """An order that ends soon while the person is held on it."""
    end = custody.expected_release(stay)
    if end is None or end.latest is None or interval.held.state not in _OPEN:
        return
    first = max(interval.first, end.latest - SOON)
    until = min(end.latest, interval.until or end.latest)
    if first < until:
        yield Wait("order ends", party.id or "", stay.periods[-1].id, first, until, end.day)


def _of_hearing(hearing: Hearing) -> Iterator[Wait]:
    """A hearing, from the day before; one whose week is not known waits on no day."""
    postponed = hearing.state == "postponed"
    day = day_of(hearing.postponed_to if postponed else hearing.date)
    if hearing.state in ("held", "cancelled") or day is None or not (day.lower and day.upper):
        return
    if day.upper - day.lower <= _LONGEST:
        party = hearing.of[0] if hearing.of else ""
        span = (day.lower - _DAY, day.upper + _DAY)
        yield Wait("hearing", party, hearing.id or "", *span, day)


def _nobody_knew(case: Case, party: Party) -> Iterator[date]:
    """The days on which somebody asked and nobody knew."""
    for update in case.updates:
        day = day_of(update.happened)
        named = (update.id or "").startswith(NOT_KNOWN) and case.of_subject(update, party)
        if named and day and day.upper:
            yield day.upper


def _not_asked(wait: Wait, asked: list[date]) -> Iterator[Wait]:
    """The wait without the days on which the question rests."""
    for day in asked:
        if not wait.on(day):
            continue
        if wait.first < day:
            yield replace(wait, until=day)
        if wait.until is not None and wait.until <= day + QUIET:
            return
        wait = replace(wait, first=day + QUIET)
    yield wait
