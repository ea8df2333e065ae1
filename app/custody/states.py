"""Held? The state of one person on one day, from facts dated on or before that day.

Within a custody the first state that applies counts, in the order of `State`. Over several
custodies the state that leaves the person least free counts, because silence is never freedom: an
old release says nothing of a taking on a day that nobody reports. Only a later taking shows that an
older custody, whose term does not still run, is over.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.custody import when
from app.custody.merging import Custody
from app.custody.view import (
    View,
    has_begun,
    has_ended,
    may_have_begun,
    may_have_ended,
    view,
)
from app.dates import Bounds

State = Literal[
    "died in custody",
    "released",
    "presumed released",
    "held",
    "last known held",
    "unknown",
    "not in custody",
]
FRESH_DAYS: Final = 90
_LEAST_FREE: Final[tuple[State, ...]] = (
    "died in custody",
    "held",
    "last known held",
    "unknown",
    "presumed released",
    "released",
    "not in custody",
)


@dataclass(frozen=True, slots=True)
class Held:
    """A state with what it rests on.

    `since`: the day of death or release, the day the term ended, or the start of the custody.
    `last_seen`: the last dated fact that says the person is in custody, for "not confirmed since".
    `custody` is the id of the custody it speaks of; `word` is how it ended, in the record's word;
    `ids` are the facts used.
    """

    state: State
    since: Bounds | None = None
    last_seen: Bounds | None = None
    custody: str | None = None
    word: str | None = None
    ids: tuple[str, ...] = ()


NOT_IN_CUSTODY: Final = Held("not in custody")


def held(custodies: Iterable[Custody], as_of: date) -> Held:
    """The state of a person on a day.

    A person of whom nothing is recorded by that day is not in custody. Raises nothing.
    """
    return combined([view(custody, as_of) for custody in custodies], as_of)


def combined(views: Iterable[View], as_of: date) -> Held:
    """The state that the custodies of one person, as known by that day, leave them in."""
    views = tuple(views)
    if len(views) == 1:
        return standing(views[0], as_of)
    standings = [
        standing(each, as_of)
        for each in views
        if not any(_set_aside(each, other, as_of) for other in views)
    ]
    return min(standings, key=_least_free, default=NOT_IN_CUSTODY)


def standing(seen: View, as_of: date) -> Held:
    """The state in which one custody alone leaves the person: the first that applies."""
    if not has_begun(seen, as_of) and seen.begun is not None:
        maybe = may_have_begun(seen, as_of)
        return _in_doubt(seen) if maybe else NOT_IN_CUSTODY
    return _over(seen, as_of) or _presumed(seen, as_of) or _open(seen, as_of)


def _over(seen: View, as_of: date) -> Held | None:
    if not has_ended(seen, as_of) or seen.ending is None:
        return None
    ids = tuple(dict.fromkeys((seen.ending.id, *seen.ids)))
    states: dict[str, State] = {
        "died": "died in custody",
        "released": "released",
        "lifted": "presumed released",
    }
    state = states.get(seen.ending.manner)
    return _held(seen, state, seen.ending.day, ids, seen.ending.word) if state else None


def _presumed(seen: View, as_of: date) -> Held | None:
    """Every ordered term has ended, and nothing firm says that custody went on after it.

    Not while the taking itself may still lie ahead: its coarse date may be later than the term's.
    """
    if seen.begun and not when.happened(seen.begun.day, as_of):
        return None
    if seen.lifted and when.happened(seen.lifted.made, as_of):
        day = seen.lifted.made
        end, ids = when.latest([day] if day else []), (seen.lifted.id, *seen.ids)
    elif seen.term:
        day, end, ids = seen.term.day, seen.term.latest, seen.ids
    else:
        return None
    if end is None or end > as_of or _went_on(seen, end):
        return None
    return _held(seen, "presumed released", day, tuple(dict.fromkeys(ids)))


def _went_on(seen: View, end: date) -> bool:
    if seen.ending and seen.ending.manner == "re-arrested" and seen.ending.day is None:
        return True
    return any(fact.firm and (when.certain(fact.day) or date.max) > end for fact in seen.facts)


def _open(seen: View, as_of: date) -> Held:
    last = seen.last
    if last is None or _ended_undated(seen):
        return _in_doubt(seen)
    age = as_of - last.day.lower if last.day.lower else None
    fresh = age is not None and age.days <= FRESH_DAYS and not may_have_ended(seen, as_of)
    since = seen.begun.day if seen.begun else None
    return _held(seen, "held" if fresh else "last known held", since, seen.ids)


def _ended_undated(seen: View) -> bool:
    if seen.lifted and when.dated(seen.lifted.made) is None:
        return True
    end = seen.ending
    return bool(end and end.manner != "re-arrested" and (end.day is None or end.day.upper is None))


def _in_doubt(seen: View) -> Held:
    ids = (*seen.ids, *((seen.ending.id,) if seen.ending else ()))
    ids = ids or (seen.begun.ids if seen.begun else ())
    return _held(seen, "unknown", None, tuple(dict.fromkeys(ids)))


def _held(
    seen: View,
    state: State,
    since: Bounds | None,
    ids: tuple[str, ...],
    word: str | None = None,
) -> Held:
    last = seen.last
    return Held(state, since, last.day if last else None, seen.name, word, ids)


def _set_aside(older: View, newer: View, as_of: date) -> bool:
    """Whether a later taking shows that an older custody is over.

    Not when the older term still runs: a new taking may be in addition to it.
    """
    if older.begun is None or newer.begun is None or newer is older:
        return False
    taken = newer.begun.day.lower
    if taken is None or not when.happened(newer.begun.day, as_of):
        return False
    if _term_runs(older, as_of) or (older.ending and older.ending.manner == "died"):
        return False
    known = [older.begun.day, *(fact.day for fact in older.facts)]
    last = max(when.certain(day) or date.max for day in known)
    first = when.certain(older.begun.day) or date.max
    return taken >= last and taken > first


def _term_runs(seen: View, as_of: date) -> bool:
    if seen.term is None or has_ended(seen, as_of):
        return False
    return seen.term.latest is None or seen.term.latest > as_of


def _least_free(each: Held) -> int:
    return _LEAST_FREE.index(each.state)
