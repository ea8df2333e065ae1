"""One custody as known by one day: what every later rule asks of it, worked out once."""

from dataclasses import dataclass
from datetime import date

from app.custody import when
from app.custody.endings import Ending, ending
from app.custody.evidence import Evidence, evidence, known_by, last_seen
from app.custody.facts import Sentence
from app.custody.learning import last_learnt
from app.custody.merging import Custody, remembered
from app.custody.starts import Start, start
from app.custody.terms import TermEnd, expected_release, lifted


@dataclass(frozen=True, slots=True)
class View:
    """A custody by a day; `name` is its id.

    `begun` and `ending` are read from the whole custody, so that it can be told when a coarse date
    may already have come true; all else comes from the facts certain by that day. `last` is the
    freshest of those that say the person is in custody; `ids` are the facts used: the periods
    known, what they serve, what was seen, how it ended.
    """

    name: str
    custody: Custody
    begun: Start | None
    ending: Ending | None
    facts: tuple[Evidence, ...]
    last: Evidence | None
    term: TermEnd | None
    lifted: Sentence | None
    ids: tuple[str, ...]


def view(custody: Custody, as_of: date) -> View:
    """What is known of a custody by a day; one view serves until something more is known."""
    return _view(custody, last_learnt(custody, as_of))


@remembered
def _view(custody: Custody, as_of: date) -> View:
    known, begun = known_by(custody, as_of), start(custody)
    facts = evidence(known, begun)
    term = expected_release(known)
    ids = [*(period.id for period in known.periods), *(fact.id for fact in facts)]
    return View(
        name=custody.id,
        custody=known,
        begun=begun,
        ending=ending(custody),
        facts=facts,
        last=last_seen(facts),
        term=term,
        lifted=lifted(known),
        ids=tuple(dict.fromkeys((*ids, *(term.ids if term else ())))),
    )


def has_begun(seen: View, as_of: date) -> bool:
    """Whether the person had certainly been taken by that day: nobody is freed who was not."""
    begun = bool(seen.begun and when.happened(seen.begun.day, as_of))
    return begun or bool(seen.facts) or has_ended(seen, as_of)


def may_have_begun(seen: View, as_of: date) -> bool:
    """Whether the taking may have been by that day: its date is coarse, or there is none."""
    if seen.begun is None:
        return True
    lower = seen.begun.day.lower
    return lower is None or lower <= as_of


def has_ended(seen: View, as_of: date) -> bool:
    """Whether the reported end had certainly come by that day; an open end never has."""
    day = seen.ending.day if seen.ending else None
    return bool(day and day.upper and day.upper <= as_of)


def may_have_ended(seen: View, as_of: date) -> bool:
    """Whether the reported end may have come by that day: its date is coarse, or there is none."""
    if seen.ending is None or seen.ending.manner == "re-arrested":
        return False
    day = seen.ending.day
    return day is None or day.lower is None or day.lower <= as_of
