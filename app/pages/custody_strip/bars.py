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
from app.pages.states import day_shown, days_words
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

    `seen` is the first day a source speaks of, which began it where `start` is known. Without an
    `end` none is reported, and `last` is the last day a source speaks of.
    """

    period: Period
    bar: Bar
    start: Bounds | None
    seen: Bounds
    end: Bounds | None
    last: Bounds | None


def pieces(showing: Showing, custody: Custody, standing: Held) -> tuple[Piece, ...]:
    """The periods of one custody, each up to the next: between them the person stayed in custody.

    A period whose beginning nobody dates begins with the first day a source confirms it; one that
    nobody dates at all is not drawn. What had not begun by the day is left out.
    """
    as_of = showing.as_of
    over, last = _over(ending(custody), as_of), _last(custody, standing, as_of)
    steps = _steps(known_by(custody, as_of), as_of)
    return tuple(_piece(showing, each, over, last) for each in steps)


@dataclass(frozen=True, slots=True)
class _Step:
    """A period in its place: its first known day, whether that began it, and its neighbours."""

    period: Period
    day: Bounds
    begun: bool
    before: Period | None
    following: Bounds | None


def _steps(custody: Custody, as_of: date) -> list[_Step]:
    found = [(each, _anchor(each, custody)) for each in custody.periods]
    dated = [(each, day) for each, day in found if day and (day.lower or as_of) <= as_of]
    dated.sort(key=lambda pair: pair[1].upper or pair[1].lower or as_of)
    before = [None, *(period for period, _ in dated)]
    following = [*(day for _, day in dated[1:]), None]
    return [
        _Step(period, day, start_of(period, custody) is not None, one, other)
        for (period, day), one, other in zip(dated, before, following, strict=False)
    ]


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


def _piece(showing: Showing, step: _Step, over: Ending | None, last: Bounds | None) -> Piece:
    """A period up to the one that follows, else to the custody's end, else to the last report."""
    first = _first(step)
    end = step.following or (over.day if over else None)
    sharp = _sharp(step.following) if step.following else end
    bar = Bar(
        texture=_TEXTURES.get(step.period.kind, "before judgment"),
        start=first,
        end=sharp or NO_DAY,
        reported_until=None if end or last is None else last.lower or last.upper,
        label=word(step.period.kind),
        length=_length(showing, first, sharp, last),
        after=_after(step, over),
        cut=_taken_again(step),
    )
    return Piece(step.period, bar, step.day if step.begun else None, step.day, end, last)


def _first(step: _Step) -> Bounds:
    if step.before:
        return _sharp(step.day)
    return step.day if step.begun else NO_DAY


def _taken_again(step: _Step) -> bool:
    end = step.before.end if step.before else None
    return bool(end and end.manner == "re-arrested")


def _sharp(day: Bounds) -> Bounds:
    """A transfer on a doubtful day: custody goes on, so only the new kind waits to be certain."""
    certain = day.upper or day.lower
    return on(certain) if certain else day


def _after(step: _Step, over: Ending | None) -> LineEnd:
    return "gap" if step.following or over is None else _AFTER.get(over.manner, "gap")


def _length(showing: Showing, first: Bounds, end: Bounds | None, last: Bounds | None) -> str:
    """How long a period was, for bars too short to see."""
    if end and first.dated:
        return days_words(dates.days_between(first, end))
    if not first.dated:
        return gettext("seen in custody")
    if first == last:
        return gettext("nothing after the first day")
    return gettext("last report: %(day)s", day=day_shown(showing, last))


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
