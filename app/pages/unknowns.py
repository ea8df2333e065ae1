"""What is not known of a person, in sentences: silence is shown, never filled."""

from collections.abc import Iterable, Iterator

from app.custody import State
from app.dates import Days
from app.document.case import Case
from app.document.facts import Party
from app.document.others import Person
from app.web.language import gettext, ngettext


def unknowns(
    person: Person, parts: Iterable[tuple[Case, Party]], state: State, days: Days | None
) -> tuple[str, ...]:
    """What no source tells of a subject: their name, what they do, how custody went, the charges.

    `parts` are their cases with the party they are in each, `state` and `days` their custody over
    all of them.
    """
    found = (*_of_person(person), *_of_custody(state, days), *_of_charges(parts))
    return tuple(sentence for sentence in found if sentence)


def _of_person(person: Person) -> Iterator[str]:
    if person.identification in ("partly named", "initials"):
        yield gettext("The full name is not published here.")
    if person.identification == "pseudonym":
        yield gettext("This is not the name in the papers.")
    if person.kind == "person" and not person.roles:
        yield gettext("No source that we read says what they do.")


def _of_custody(state: State, days: Days | None) -> Iterator[str]:
    yield {
        "presumed released": gettext(
            "No source reports the release. It is presumed, because every term that was ordered"
            " has ended."
        ),
        "last known held": gettext(
            "No source has said within the last 90 days whether they are still held."
        ),
        "unknown": gettext("The day on which custody began, or how it ended, is not reported."),
    }.get(state, "")
    if days and days.most is None:
        yield gettext("How many days they spent in custody is known only as the least it can be.")
    elif days and days.least != days.most:
        yield gettext("How many days they spent in custody is known only within bounds.")


def _of_charges(parts: Iterable[tuple[Case, Party]]) -> Iterator[str]:
    without = sum(not _charged(case, party) for case, party in parts)
    if without:
        yield ngettext(
            "In %(num)s case no charge is known.", "In %(num)s cases no charge is known.", without
        )


def _charged(case: Case, party: Party) -> bool:
    mine = (each for each in case.charges if case.of_subject(each, party))
    return any(each.label or each.citation for each in mine)
