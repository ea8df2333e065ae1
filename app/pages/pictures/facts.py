"""What a custody strip is drawn from. Nothing here knows where it will stand on the page."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.custody.states import State
from app.dates import Bounds

Texture = Literal["serving", "before judgment", "house arrest", "medical", "whereabouts unknown"]
LineEnd = Literal["free", "gap", "stop"]
MarkKind = Literal[
    "post",
    "taken",
    "charge",
    "decision",
    "update",
    "health",
    "correction",
    "release",
    "measure",
    "note",
]

NO_DAY = Bounds(None, None)


def on(day: date) -> Bounds:
    """One exact day."""
    return Bounds(day, day)


@dataclass(frozen=True, slots=True)
class Bar:
    """One period in custody, as far as sources report it.

    Without an end it is solid to `reported_until`, the last day a source speaks of. Without a start
    too, that day is a mere sighting, and `length` its words. `length` names a period too short to
    see ("1 day"); `label` stands in a bar that has room for it. `after` is what the line is once
    the bar and its outlines are over: liberty only where a release is reported. `cut` says that a
    new arrest on the day of release began this period.
    """

    texture: Texture
    start: Bounds
    end: Bounds = NO_DAY
    reported_until: date | None = None
    label: str = ""
    length: str = ""
    after: LineEnd = "gap"
    cut: bool = False

    @property
    def seen_only(self) -> bool:
        """Whether all that is known is one day on which somebody saw the person in custody."""
        return not self.start.dated and not self.end.dated

    @property
    def solid(self) -> tuple[date, date] | None:
        """The days on which custody is certain, first and last; None where no day is.

        A coarse start is certain at its last day, a coarse end at its first. A bar without an end
        goes to its last report, or is no longer than its first day.
        """
        first = self.start.upper or self.reported_until or self.end.lower
        if first is None:
            return None
        if not self.end.dated:
            return first, max(first, self.reported_until or first)
        last = self.end.lower or first
        return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Outline:
    """A term of custody that a court ordered, whether or not it was served."""

    start: Bounds
    end: Bounds
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated entry, above the bar; a coarse date gets a line as long as the doubt."""

    kind: MarkKind
    when: Bounds


@dataclass(frozen=True, slots=True)
class Claimed:
    """Another day that somebody gives for a start or an end, with the claimant's words."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """One of several proceedings within one detention, drawn thin under the bar.

    Without an end its outcome is not known and `ending` says so.
    """

    name: str
    sentence: str
    start: Bounds
    end: Bounds = NO_DAY
    reported_until: date | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One subject: name, one line of words, the sentence a listener hears, and what is drawn.

    `before` is the line up to the first bar, and all along where there is no bar.
    """

    name: str
    words: str
    sentence: str
    state: State
    bars: tuple[Bar, ...] = ()
    outlines: tuple[Outline, ...] = ()
    marks: tuple[Mark, ...] = ()
    claims: tuple[Claimed, ...] = ()
    courses: tuple[Course, ...] = ()
    before: LineEnd = "free"
    lang: str = ""
    href: str = ""

    @property
    def may_be_held(self) -> bool:
        """Whether this person may be in custody today."""
        return self.state in {"held", "last known held"}


@dataclass(frozen=True, slots=True)
class TableLine:
    """One period in the table under the strip: the exact words for what the bar shows."""

    who: str
    kind: str
    since: str
    until: str
    days: str
    ordered: str
    how_ended: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip of one or more subjects on one axis.

    `name` is unique on its page, for the ids that one row lends the others.
    """

    rows: tuple[Row, ...]
    today: date
    name: str = "strip"
    table: tuple[TableLine, ...] = field(default=())
