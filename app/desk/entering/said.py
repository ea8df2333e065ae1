"""What a form says besides its fields when it is shown again."""

from dataclasses import dataclass, field
from typing import Final

from app.cases.working.errors import NotSaved
from app.cases.working.forms import TooLong
from app.cases.working.monitors import NotAllowed
from app.desk.database import reading
from app.desk.entering.drawn import Choices
from app.desk.entering.same_people import Candidate
from app.desk.keeping import Kept, kept
from app.desk.said_below import in_words
from app.desk.typed import Sent

REFUSED: Final = (NotSaved, TooLong, NotAllowed)
"""What a save raises when it keeps nothing; `why` words it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the way of saving, who may be meant, and what was typed, since when.

    `found` are the other documents that may be meant, by the box in which they were looked for.
    `missing` names what has to be there, where the form knows it without reading it whole.
    """

    problems: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    since: str = ""
    typed: Sent = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    found: Choices = field(default_factory=dict)


def said_before(before: Kept | None) -> Said:
    """A form with what was typed into it before and not saved, where there is such a thing."""
    return Said(since=before.when, typed=before.typed) if before else Said()


def begun_before(form: str) -> Said:
    """The form of something new, with what whoever asks typed into it before and not saved."""
    with reading() as session:
        return said_before(kept(session, form, None))


def why(refused: NotSaved | TooLong | NotAllowed) -> tuple[str, ...]:
    """What stands in the way of saving, in the reader's language."""
    if isinstance(refused, NotSaved):
        return tuple(in_words(said) for _, said in refused.problems)
    return (in_words(str(refused)),)
