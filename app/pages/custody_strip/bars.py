"""Periods of custody as bars, ordered terms as outlines, other claimed days as broken uprights."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import dates
from app.custody import (
    Custody,
    Ending,
    Held,
    Period,
    TermEnd,
    ending,
    expected_release,
    held,
    known_by,
    start_of,
    term_ends,
)
from app.dates import Bounds
from app.document.claimed import Claim
from app.document.facts import Detention
from app.document.values import Date
from app.pages.pictures.facts import NO_DAY, Bar, Claimed, LineEnd, Outline, Texture, on
from app.pages.showing import Showing
from app.pages.states import days_words
from app.pages.words import word
from app.web.language import gettext

_TEXTURES: Final[Mapping[str, Texture]] = {
    "whereabouts unknown": "whereabouts unknown",
    "abduction by unknown persons": "whereabouts unknown",
    "house arrest": "house arrest",
    "medical facility": "medical",
    "psychiatric confinement": "medical",
    "administrative detention": "serving",
    "prison": "serving",
    "penal colony": "serving",
}
_AFTER: Final[Mapping[str, LineEnd]] = {"released": "free", "died": "stop"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One period as it is drawn: the period, its bar, and the days its words speak of.

    Without an `end` none is reported, and `last` is the last day a source speaks of.
    """

    period: Period
    bar: Bar
    start: Bounds | None
    end: Bounds | None
    last: Bounds | None


def pieces(custody: Custody, standing: Held, as_of: date) -> tuple[Piece, ...]:
    """The periods of one custody, each up to the next: between them the person stayed in custody.

    A period whose beginning nobody dates begins with the first day a source confirms it; one that
    nobody dates at all is not drawn. What had not begun by the day is left out.
    """
    known = known_by(custody, as_of)
    found = [(each, _anchor(each, known)) for each in known.periods]
    anchored = [(each, day) for each, day in found if day and (day.lower or as_of) <= as_of]
    anchored.sort(key=lambda pair: pair[1].upper or pair[1].lower or as_of)
    over = _over(ending(custody), as_of)
    last = _last(custody, standing, as_of)
    return tuple(_piece(anchored, place, known, over, last) for place in range(len(anchored)))


def _anchor(period: Period, custody: Custody) -> Bounds | None:
    begun = start_of(period, custody)
    return begun.day if begun else period.last_confirmed


def _over(found: Ending | None, as_of: date) -> Ending | None:
    """The end, if it had come by the day."""
    lower = found.day.lower if found and found.day else None
    return found if lower and lower <= as_of else None


def _last(custody: Custody, standing: Held, as_of: date) -> Bounds | None:
    """The last day a source speaks of; today for somebody who counts as held in this custody."""
    if standing.state == "held" and standing.custody == custody.id:
        return on(as_of)
    return held((custody,), as_of).last_seen


def _piece(
    anchored: Sequence[tuple[Period, Bounds]],
    place: int,
    custody: Custody,
    over: Ending | None,
    last: Bounds | None,
) -> Piece:
    period, anchor = anchored[place]
    begun = start_of(period, custody)
    first = begun.day if begun and place == 0 else anchor if place == 0 else _sharp(anchor)
    following = anchored[place + 1][1] if place + 1 < len(anchored) else None
    end = _sharp(following) if following else over.day if over else None
    before = anchored[place - 1][0] if place else None
    bar = Bar(
        _TEXTURES.get(period.kind, "before judgment"),
        first if begun or place else NO_DAY,
        end or NO_DAY,
        None if end or last is None else last.lower or last.upper,
        word(period.kind),
        _length(first, end, last, seen_only=not begun and place == 0),
        _after(following, over),
        bool(before and before.end and before.end.manner == "re-arrested"),
    )
    shown_end = following or (over.day if over else None)
    return Piece(period, bar, anchor if begun else None, shown_end, last)


def _sharp(day: Bounds) -> Bounds:
    """A transfer on a doubtful day: custody goes on, so only the new kind waits to be certain."""
    certain = day.upper or day.lower
    return on(certain) if certain else day


def _after(following: Bounds | None, over: Ending | None) -> LineEnd:
    return "gap" if following or over is None else _AFTER.get(over.manner, "gap")


def _length(first: Bounds, end: Bounds | None, last: Bounds | None, *, seen_only: bool) -> str:
    """How long a period was, for bars too short to see."""
    if seen_only:
        return gettext("seen in custody")
    if end is None:
        return gettext("the first day") if first == last else gettext("up to the last report")
    return days_words(dates.days_between(first, end))


def outlines(custody: Custody, as_of: date, locale: str) -> tuple[Outline, ...]:
    """The terms ordered by the day that no later sentence replaced, each with its words."""
    known = known_by(custody, as_of)
    found = []
    for each in _in_force(known):
        begun = each.bound if each.credited else each.since or each.bound
        if begun and each.day.dated:
            term = term_words(each.id, known, locale)
            words = gettext("%(term)s ordered", term=term) if term else ""
            found.append(Outline(begun, each.day, words))
    return tuple(found)


def ordered(custody: Custody, as_of: date, locale: str) -> str:
    """The term of the order that governs, in words; empty where none is known."""
    known = known_by(custody, as_of)
    governing = expected_release(known)
    return term_words(governing.id, known, locale) if governing else ""


def _in_force(custody: Custody) -> list[TermEnd]:
    replaced = {other for each in custody.sentences for other in each.replaces}
    return [each for each in term_ends(custody) if each.id not in replaced]


def term_words(fact_id: str, custody: Custody, locale: str) -> str:
    """The term that a decision or a period's own order gives, in words; empty where none is."""
    sentence = custody.sentence(fact_id)
    order = next((each.order for each in custody.periods if each.id == fact_id), None)
    term = sentence.term if sentence else order.term if order else None
    return term.display(locale) if term else ""


def claims(showing: Showing, detentions: Sequence[Detention]) -> Iterator[Claimed]:
    """The exact days that others give for the start or the end of a period, in their words."""
    for detention in detentions:
        for claim in detention.claims:
            yield from _claimed(showing, claim)


def _claimed(showing: Showing, claim: Claim) -> Iterator[Claimed]:
    for field in ("taken", "ended"):
        if claim.stance != "asserts" or field not in claim.says:
            continue
        said = Date.model_validate(claim.says[field])
        if said.bounds.exact and said.bounds.lower:
            words = gettext(
                "%(day)s: %(speaker)s",
                day=said.shown(showing.locale),
                speaker=showing.speaker(claim),
            )
            yield Claimed(said.bounds.lower, words)
