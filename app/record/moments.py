"""Every fact of a case that has a place in time, for the timeline of the whole record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.document import facts
from app.document.case import Case
from app.document.dated_parts import named_parts
from app.document.values import Date

MomentKind = Literal[
    "post",
    "fate",
    "taken",
    "transfer",
    "order",
    "extension",
    "ended",
    "proceeding",
    "charge",
    "measure",
    "decision",
    "hearing",
    "event",
    "statement",
    "update",
    "correction",
    "release",
    "status",
]

_ENDINGS = ("release", "status")
_SUBJECTS = ("subjects",)


@dataclass(frozen=True, slots=True)
class Moment:
    """A fact at a date, or one that should have a date and has none.

    `field` names the date within the fact, such as `taken` or `statuses.0`, a dated part by the
    name the feeds have for it; `subjects` are the ids of the subjects it is about, all of them
    where the fact names none.
    """

    fact: str
    field: str
    kind: MomentKind
    date: Date | None
    subjects: tuple[str, ...]


def moments(case: Case) -> Iterator[Moment]:
    """The dated facts of a case in its own order.

    A fact that is an event by itself stands among the undated ones when it has no date; a part of
    a fact, such as a fate or an extension, is left out then.
    """
    for post in case.posts:
        yield from _post(case, post)
    for account in case.accounts:
        yield from _fates(case, account, account.fates)
    for detention in case.detentions:
        yield from _detention(case, detention)
    for charge in case.charges:
        yield from _charge(case, charge)
    for proceeding in case.proceedings:
        if proceeding.opened:
            yield _moment(case, proceeding, "opened", "proceeding", proceeding.opened)
    for stated in (*case.official_reason, *case.reported_reason, *case.statements):
        if stated.date:
            yield _moment(case, stated, "date", "statement", stated.date)
    yield from _events(case)


def _events(case: Case) -> Iterator[Moment]:
    for measure in case.measures:
        yield _moment(case, measure, "date", "measure", measure.date)
    for decision in case.decisions:
        yield _moment(case, decision, "date", "decision", decision.date)
    for hearing in case.hearings:
        yield _moment(case, hearing, "date", "hearing", hearing.date)
    for event in case.events:
        yield _moment(case, event, "date", "event", event.date)
    for update in case.updates:
        field = "happened" if update.happened else "published"
        yield _moment(case, update, field, update.kind, update.happened or update.published)


def _post(case: Case, post: facts.Post) -> Iterator[Moment]:
    yield _moment(case, post, "date", "post", post.date)
    yield from _fates(case, post, post.fates)


def _fates(case: Case, fact: facts.Claimed, fates: tuple[facts.Fate, ...]) -> Iterator[Moment]:
    for name, fate in named_parts(fact.id or "", fates):
        if fate.date:
            yield _moment(case, fact, f"fates.{name}", "fate", fate.date)


def _detention(case: Case, detention: facts.Detention) -> Iterator[Moment]:
    kind: MomentKind = "transfer" if detention.follows else "taken"
    yield _moment(case, detention, "taken", kind, taking_date(case, detention))
    if detention.ordered:
        yield _moment(case, detention, "ordered", "order", detention.ordered)
    for name, extension in named_parts(detention.id or "", detention.extensions):
        if extension.date:
            yield _moment(case, detention, f"extensions.{name}", "extension", extension.date)
    if detention.ended or detention.how_ended:
        yield _moment(case, detention, "ended", "ended", detention.ended)


def _charge(case: Case, charge: facts.Charge) -> Iterator[Moment]:
    if not charge.statuses:
        yield _moment(case, charge, "statuses", "charge", None)
    for name, step in named_parts(charge.id or "", charge.statuses):
        yield _moment(case, charge, f"statuses.{name}", "charge", step.date)


def _moment(
    case: Case, fact: facts.Claimed, field: str, kind: MomentKind, date: Date | None
) -> Moment:
    return Moment(fact.id or "", field, kind, date, subjects_of(case, fact))


def subjects_of(case: Case, fact: facts.Claimed) -> tuple[str, ...]:
    """The ids of the subjects a fact is about: those it names, or all where it names nobody.

    A post is about its authors; one by somebody else is about every subject.
    """
    every = _every_subject(case)
    if isinstance(fact, facts.Post):
        return tuple(each for each in every if each in fact.author) or every
    named = fact.of if isinstance(fact, facts.Fact) else ()
    return tuple(each for each in every if each in named) if named else every


def _every_subject(case: Case) -> tuple[str, ...]:
    if _SUBJECTS not in case.kept:
        case.kept[_SUBJECTS] = tuple(party.id or "" for party in case.subjects)
    found: tuple[str, ...] = case.kept[_SUBJECTS]
    return found


def anchor(fact: str, field: str) -> str:
    """The anchor that a fact's date has on the page of its case."""
    name, _, part = field.partition(".")
    number = str(int(part) + 1) if part.isdigit() else part
    if name == "ended":
        return f"{fact}-ended"
    if name == "extensions":
        return f"{fact}-extended-{number}"
    if name == "statuses" and part not in ("", "0"):
        return f"{fact}-{number}"
    return fact


def announced_by(case: Case, update: facts.Update) -> tuple[str, ...]:
    """The anchors of what an update announces: a release announces how custody ended."""
    ended = {each.id for each in case.detentions if each.ended or each.how_ended}
    over = ended if update.kind in _ENDINGS else frozenset()
    return tuple(f"{named}-ended" if named in over else named for named in update.facts)


def taking_date(case: Case, detention: facts.Detention) -> Date | None:
    """The day a custody began: as reported, else the day of the decision its first period serves.

    Where that period has neither, the day of the next one that has. None for a period that follows
    another and has no date of its own.
    """
    if detention.taken or detention.follows:
        return detention.taken
    for period in _custody(case, detention):
        decision = next((each for each in case.decisions if each.id == period.under), None)
        served = (decision.counts_from or decision.date) if decision else None
        if period.taken or served:
            return period.taken or served
    return None


def _custody(case: Case, first: facts.Detention) -> Iterator[facts.Detention]:
    """A period and those that follow it, each once."""
    seen, left = set[str | None](), [first]
    while left:
        period = left.pop(0)
        if period.id not in seen:
            seen.add(period.id)
            yield period
            left += [each for each in case.detentions if each.follows == period.id]
