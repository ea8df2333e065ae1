"""Two proceedings or more within one detention, as thin rows under the subject's bar."""

from collections.abc import Iterator
from typing import Final

from app.dates import Bounds
from app.document.facts import Charge, Decision, Party, Proceeding
from app.document.values import Date
from app.pages.pictures.facts import NO_DAY, Course
from app.pages.showing import Showing
from app.web.language import gettext

_CLOSING: Final = frozenset({"convicted", "acquitted", "terminated", "annulled"})


def courses(showing: Showing, party: Party) -> tuple[Course, ...]:
    """One row for each proceeding against a subject; none where there is only one."""
    case = showing.case
    charges = [each for each in case.charges if case.of_subject(each, party)]
    named = [each for each in case.proceedings if _charged(each, charges)]
    found = [
        course
        for number, proceeding in enumerate(named, start=1)
        if (course := _course(showing, proceeding, number, charges))
    ]
    return tuple(found) if len(found) > 1 else ()


def _charged(proceeding: Proceeding, charges: list[Charge]) -> bool:
    return any(proceeding.id in each.proceeding for each in charges)


def _course(
    showing: Showing, proceeding: Proceeding, number: int, charges: list[Charge]
) -> Course | None:
    """A proceeding from its first dated fact to the decision that closed it; None if undated."""
    mine = [each for each in charges if proceeding.id in each.proceeding]
    decisions = [each for each in showing.case.decisions if proceeding.id in each.proceeding]
    first, closed = _first(_dates(proceeding, mine, decisions)), _closed(decisions)
    if first is None:
        return None
    over = showing.listed(each.label for each in mine if each.label) or gettext("not named")
    name = gettext("Proceeding %(number)s: %(charge)s", number=number, charge=over)
    begun = showing.day(first)
    if closed is None:
        ending = gettext("outcome not known")
        sentence = gettext("%(name)s; since %(day)s; outcome not known.", name=name, day=begun)
        return Course(name, sentence, first.bounds, ending=ending)
    end = showing.day(closed)
    sentence = gettext(
        "%(name)s; from %(first)s, decided %(last)s.", name=name, first=begun, last=end
    )
    return Course(name, sentence, first.bounds, _not_before(first.bounds, closed.bounds))


def _dates(
    proceeding: Proceeding, charges: list[Charge], decisions: list[Decision]
) -> Iterator[Date | None]:
    yield proceeding.opened
    yield from (step.date for charge in charges for step in charge.statuses)
    yield from (decision.date for decision in decisions)


def _first(days: Iterator[Date | None]) -> Date | None:
    dated = [day for day in days if day and day.bounds.lower]
    return min(dated, key=lambda day: str(day.bounds.lower), default=None)


def _closed(decisions: list[Decision]) -> Date | None:
    dated = [each.date for each in decisions if _CLOSING & set(each.outcome) and each.date]
    return dated[-1] if dated and dated[-1].bounds.dated else None


def _not_before(first: Bounds, last: Bounds) -> Bounds:
    return last if last.lower and first.lower and last.lower >= first.lower else NO_DAY
