"""The entries of a case's timeline: what they hold, and the order they stand in.

An entry's place in time is its date as known; what cannot be dated stands at the end and says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from app import dates
from app.document import facts
from app.document.claimed import Claim, Claimed
from app.document.values import Date
from app.pages import sentences
from app.pages.showing import Phrase, Ref, Showing


@dataclass(frozen=True, slots=True)
class Differing:
    """What another speaker says of the same fact: a value, or that it is not so."""

    says: tuple[Phrase, ...]
    speaker: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, what it is now, and why: kept in its place for good."""

    field: str
    old: str
    new: str
    why: Phrase | None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline. `mark` is its sign, `order` its place among entries of one day.

    `told_on`: the day is that of the report, because the event's own is not known.
    """

    anchor: str
    mark: str
    heading: str
    detail: str = ""
    day: Date | None = None
    order: int = 5
    says: tuple[Phrase, ...] = ()
    speaker: str = ""
    refs: tuple[Ref, ...] = ()
    note: Phrase | None = None
    quote: facts.Quote | None = None
    differing: tuple[Differing, ...] = ()
    attributed: tuple[Differing, ...] = ()
    preferred: Phrase | None = None
    correction: Correction | None = None
    announced: str = ""
    told_on: bool = False
    parties: tuple[str, ...] = ()
    worked_out: bool = False
    drawn: dict[object, Markup] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The entry as HTML, by the words it was written with."""

    @property
    def bounds(self) -> dates.Bounds:
        """The days this entry can stand for; none when it is not dated."""
        return self.day.bounds if self.day else dates.Bounds(None, None)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries oldest first, narrower dates before coarser ones, the undated last."""
    return tuple(
        sorted(
            entries,
            key=lambda each: (dates.sort_key(each.day.edtf if each.day else None), each.order),
        )
    )


def entry_of(showing: Showing, fact: Claimed, mark: str, heading: str, **more: object) -> Entry:
    """What every entry of a fact has: its speaker, sources, note and what others say."""
    common: dict[str, Any] = {
        "anchor": fact.id or "",
        "speaker": showing.speaker(fact),
        "refs": showing.refs(fact),
        "note": showing.phrase(fact.note),
        "preferred": showing.phrase(fact.preferred_because),
        "parties": tuple(party.id or "" for party in showing.subjects_of(fact)),
    }
    if fact.claims:
        common["differing"] = differing(showing, fact)
        common["attributed"] = attributed(showing, fact)
    return Entry(**{**common, "mark": mark, "heading": heading, **more})


def differing(showing: Showing, fact: Claimed) -> tuple[Differing, ...]:
    """What others say of a fact, beside the value that is preferred."""
    others = (claim for claim in fact.claims if not _attributes(claim))
    return tuple(_differing(showing, fact, claim) for claim in others)


def attributed(showing: Showing, fact: Claimed) -> tuple[Differing, ...]:
    """Fields of a fact that come from another source than the rest of it."""
    return tuple(
        Differing(
            (Phrase(sentences.fields_of(claim)),), showing.speaker(claim), showing.refs(claim)
        )
        for claim in fact.claims
        if _attributes(claim)
    )


def _attributes(claim: Claim) -> bool:
    """Whether a claim only says who gives the value that is shown."""
    return claim.stance == "asserts" and bool(claim.about) and not (claim.says or claim.text)


def _differing(showing: Showing, fact: Claimed, claim: Claim) -> Differing:
    said = [sentences.claimed(showing, fact, name, value) for name, value in claim.says.items()]
    text = showing.phrase(claim.text)
    if text:
        said.append(text)
    if not said or claim.stance != "asserts":
        said.append(Phrase(sentences.stance(claim)))
    return Differing(tuple(said), showing.speaker(claim), showing.refs(claim))


def says(showing: Showing, fact: Claimed, *built: str | Phrase) -> tuple[Phrase, ...]:
    """A fact's own words where it has any, and what its fields say."""
    own = showing.phrase(fact.text)
    said = tuple(
        sentence if isinstance(sentence, Phrase) else Phrase(sentence)
        for sentence in built
        if sentence
    )
    return (own, *said) if own else said
