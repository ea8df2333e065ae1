"""What the rules of custody are worked out from: facts of one subject, each with its id.

They are bounds and terms, not texts: a claim that is not preferred stands in an `also_` field, a
fact that nobody reports is None. Words of the record pass through as `kind` and `word`; the rules
read only `ground` and `manner`.
"""

from dataclasses import dataclass
from typing import Literal

from app.dates import Bounds, Term

Ground = Literal[
    "before judgment", "administrative", "sentence", "carried over", "not known"
]  # carried over: a stay, as in a hospital, on the ground of the period before it
Manner = Literal["released", "died", "lifted", "re-arrested"]


@dataclass(frozen=True, slots=True)
class Extension:
    """More time under an order: `term` from the end of the term before it, or `until` a day."""

    made: Bounds | None = None
    term: Term | None = None
    until: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A term that stands with the period itself: a remand, or a detention without its decision."""

    term: Term | None = None
    made: Bounds | None = None
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A decision that gives a term of custody, or takes one away (`lifts`).

    `replaces` are the decisions, or the periods, that it reviews or folds together; `counts_from`
    is the day its term runs from, where the decision says so. A sentence without a term is one
    whose length we do not know, or one for life.
    """

    id: str
    made: Bounds | None = None
    also_made: tuple[Bounds, ...] = ()
    term: Term | None = None
    counts_from: Bounds | None = None
    replaces: tuple[str, ...] = ()
    lifts: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """How a period is reported to have ended; `day` is None when it ended on a day not reported.

    `lifted`: the ground fell away (the sentence was replaced), but nobody says that the person
    walked free. `re-arrested`: at the gate, so the person stayed in custody.
    """

    manner: Manner = "released"
    day: Bounds | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """One period of one subject in custody, of one kind.

    `follows` joins it to the period before it; `under` is the sentence it serves; `lasted` is its
    length where only that is reported.
    """

    id: str
    kind: str
    ground: Ground = "not known"
    taken: Bounds | None = None
    also_taken: tuple[Bounds, ...] = ()
    follows: str | None = None
    order: Order | None = None
    under: str | None = None
    last_confirmed: Bounds | None = None
    lasted: Term | None = None
    end: End | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """Another dated fact that says the person is in custody in that period.

    A `firm` one says it by itself (an update, a confirmation): after the end of a term it shows
    that custody went on. One that is not firm (an appeal) only keeps an open custody fresh, since
    courts also decide after a term was served.
    """

    id: str
    day: Bounds
    period: str
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """All that is known of one subject's custody in one case."""

    periods: tuple[Period, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    sightings: tuple[Sighting, ...] = ()
