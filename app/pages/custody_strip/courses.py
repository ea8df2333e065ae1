"""Two proceedings or more within one detention, as thin rows under the subject's bar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.custody import Custody, term_ends
from app.dates import Bounds
from app.document.facts import Charge, Decision, Party, Proceeding
from app.document.values import Date
from app.pages.pictures.facts import Course
from app.pages.showing import Showing
from app.web.language import gettext

_CLOSING: Final = frozenset({"convicted", "acquitted", "terminated", "annulled"})


def courses(showing: Showing, party: Party, custodies: Sequence[Custody]) -> tuple[Course, ...]:
    """One row for each proceeding against a subject; none where there is only one."""
    case = showing.case
    charges = [each for each in case.charges if case.of_subject(each, party)]
    named = [each for each in case.proceedings if _charged(each, charges)]
    terms = {end.id: end.day for each in custodies for end in term_ends(each)}
    found = [
        course
        for number, proceeding in enumerate(named, start=1)
        if (course := _course(showing, _mine(showing, proceeding, charges), number, terms))
    ]
    return tuple(found) if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class _Proceeding:
    """A proceeding with its charges against one subject, and its decisions."""

    fact: Proceeding
    charges: list[Charge]
    decisions: list[Decision]


def _mine(showing: Showing, fact: Proceeding, charges: list[Charge]) -> _Proceeding:
    return _Proceeding(
        fact,
        [each for each in charges if fact.id in each.proceeding],
        [each for each in showing.case.decisions if fact.id in each.proceeding],
    )


def _charged(proceeding: Proceeding, charges: list[Charge]) -> bool:
    return any(proceeding.id in each.proceeding for each in charges)


def _course(
    showing: Showing, found: _Proceeding, number: int, terms: Mapping[str, Bounds]
) -> Course | None:
    """From the first dated fact to the decision that closed it, and on to the end of its term.

    None where nothing in it is dated.
    """
    first, closing = _first(_dates(found)), _closing(found.decisions)
    if first is None:
        return None
    over = showing.listed(each.label for each in found.charges if each.label)
    name = gettext(
        "Proceeding %(number)s: %(charge)s", number=number, charge=over or gettext("not named")
    )
    begun = showing.day(first)
    if closing is None or closing.date is None:
        ending = gettext("outcome not known")
        sentence = gettext("%(name)s; since %(day)s; outcome not known.", name=name, day=begun)
        return Course(name, sentence, first.bounds, ending=ending)
    decided = showing.day(closing.date)
    end = terms.get(closing.id or "", closing.date.bounds)
    sentence = gettext(
        "%(name)s; from %(first)s, decided %(last)s.", name=name, first=begun, last=decided
    )
    return Course(name, sentence, first.bounds, end)


def _dates(found: _Proceeding) -> Iterator[Date | None]:
    yield found.fact.opened
    yield from (step.date for charge in found.charges for step in charge.statuses)
    yield from (decision.date for decision in found.decisions)


def _first(days: Iterator[Date | None]) -> Date | None:
    dated = [day for day in days if day and day.bounds.lower]
    return min(dated, key=lambda day: str(day.bounds.lower), default=None)


def _closing(decisions: list[Decision]) -> Decision | None:
    """The last dated decision that settles the charge."""
    settled = [each for each in decisions if _CLOSING & set(each.outcome)]
    dated = [each for each in settled if each.date and each.date.bounds.lower]
    return dated[-1] if dated else None
