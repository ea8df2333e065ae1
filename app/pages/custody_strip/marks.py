"""The dated entries of one subject as marks: what the timeline tells, seen at a glance.

A transfer has no mark, since the texture of the bar changes; nor has a death, where the line stops.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from app.custody import Custody, Held, ending, expected_release, start
from app.document.facts import Event, Party
from app.document.values import Date
from app.pages.pictures.facts import Mark, MarkKind
from app.pages.showing import Showing

_BEGINS: Final = frozenset({"brought", "added"})
_EVENTS: Final[Mapping[str, MarkKind]] = {"health": "health", "hunger strike": "health"}


def marks(
    showing: Showing, party: Party, custodies: Sequence[Custody], standing: Held
) -> tuple[Mark, ...]:
    """Every dated entry about a subject up to the day, and the end of a term nobody reports on."""
    found = [*_said(showing, party), *_of_custody(custodies, standing)]
    return tuple(each for each in dict.fromkeys(found) if _by(each, showing.as_of))


def _by(mark: Mark, as_of: date) -> bool:
    first = mark.when.lower or mark.when.upper
    return first is not None and (first <= as_of or mark.kind == "note")


def _said(showing: Showing, party: Party) -> Iterator[Mark]:
    case = showing.case
    tied = {post for tie in case.ties if case.of_subject(tie, party) for post in tie.post}
    charges = (each for each in case.charges if case.of_subject(each, party))
    steps = (step for charge in charges for step in charge.statuses)
    dated: list[tuple[MarkKind, Date | None]] = [
        *(("post", post.date) for post in case.posts if post.id in tied),
        *(("charge", step.date) for step in steps if step.status in _BEGINS),
        *(("decision", each.date) for each in case.decisions if case.of_subject(each, party)),
        *(("measure", each.date) for each in case.measures if case.of_subject(each, party)),
        *(_event(each) for each in case.events if case.of_subject(each, party)),
    ]
    return (Mark(kind, day.bounds) for kind, day in dated if day and day.bounds.dated)


def _event(event: Event) -> tuple[MarkKind, Date | None]:
    return _EVENTS.get(event.kind, "update"), event.date


def _of_custody(custodies: Sequence[Custody], standing: Held) -> Iterator[Mark]:
    for custody in custodies:
        begun, end = start(custody), ending(custody)
        if begun and begun.reported:
            yield Mark("taken", begun.day)
        if end and end.manner == "released" and end.day and end.day.dated:
            yield Mark("release", end.day)
        due = expected_release(custody)
        if due and due.day.dated and standing.state == "presumed released" and not end:
            yield Mark("note", due.day)
