"""What a form says besides its fields when it is shown again."""

from dataclasses import dataclass, field

from app.desk.entering.drawn import Choices
from app.desk.entering.same_people import Candidate
from app.desk.keeping import Kept
from app.desk.typed import Sent


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


def said_before(kept: Kept | None) -> Said:
    """A form with what was typed into it before and not saved, where there is such a thing."""
    return Said(since=kept.when, typed=kept.typed) if kept else Said()
