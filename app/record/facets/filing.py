"""What a case is filed under: the values of every facet, worked out of the document alone.

A case has a value if anybody or anything in it has. What changes with the calendar is filed as
spans of days, and what belongs to one subject stands under that subject too, so that people are
counted by their own facts and not by those of others in their case.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.custody import Custody, gap_intervals, intervals, takings
from app.dates import Bounds
from app.document.case import Case
from app.document.facts import Charge, Fact, Party
from app.document.vocabulary import TIE_LEVELS
from app.record.arrests import Stays
from app.record.filters import ANY_CUSTODY, NO_ARTICLE, NOT_RECORDED, provision_value
from app.record.moments import Moment, subjects_of
from app.record.queries.documents import part_of
from app.record.rows import case_sort
from app.record.timeline import UNDATED

Values = Mapping[str, Sequence[str]]
# A word, its first day and the first day on which it no longer holds, as ISO days; None: for good.
Span = tuple[str, str, str | None]


def filed(case: Case, found: Sequence[Moment], stays: Stays) -> dict[str, Any]:
    """All that lists and figures need of a case, as plain values that JSON keeps.

    `values` by facet; `day` is the one it stands under in lists; `taken` the first and the last
    day of each taking ("" where there is no bound); `held` and `gap` are spans; `subjects` has the
    same of each subject, with the party's `id`, their `kind` and the slug of their page (`person`).
    """
    subjects = [_subject(case, party, stays[party.id or ""]) for party in case.subjects]
    values = _case_values(case) | {
        name: _all(each["values"].get(name, ()) for each in subjects) for name in OF_SUBJECTS
    }
    return {
        "values": {name: found for name, found in values.items() if found},
        "day": case_sort(case, found)[: len(UNDATED)],
        "taken": sorted({tuple(each) for one in subjects for each in one["taken"]}),
        "held": joined(each["held"] for each in subjects),
        "gap": joined(each["gap"] for each in subjects),
        "subjects": subjects,
    }


def _subject(case: Case, party: Party, stays: Sequence[Custody]) -> dict[str, Any]:
    mine = party.id or ""
    begun = [taking.day for taking in takings(stays)]
    return {
        "id": mine,
        "person": party.person,
        "kind": party.kind,
        "values": subject_values(case, party, begun),
        "taken": [(_iso(day.lower), _iso(day.upper)) for day in begun if day and day.dated],
        "held": [(each.held.state, *_days(each.first, each.until)) for each in intervals(stays)],
        "gap": [(kind, *_days(since, until)) for kind, since, until in gap_intervals(stays)],
    }


def subject_values(
    case: Case, party: Party, begun: Sequence[Bounds | None]
) -> dict[str, list[str]]:
    """The facets of one subject of a case; `begun` are the days of their takings."""
    charges = list(_of(case, party, case.charges))
    ties = {tie.level for tie in _of(case, party, case.ties)}
    kinds = {each.kind for each in _of(case, party, case.detentions)}
    outcomes = {word for each in _of(case, party, case.decisions) for word in each.outcome}
    return {
        "provision": provision_values(charges),
        "basis": basis_values(charges),
        "tie": [next((level for level in TIE_LEVELS if level in ties), NOT_RECORDED)],
        "custody": custody_values(kinds),
        "outcome": _or_none(outcomes),
        "stage": [party.stage or NOT_RECORDED],
        "year": year_values(begun),
        "subject": [party.kind],
    }


OF_SUBJECTS: Final = (
    "provision", "basis", "tie", "custody", "outcome", "stage", "year", "subject",
)  # fmt: skip


def _case_values(case: Case) -> dict[str, list[str]]:
    """The facets that belong to the whole case: its posts, its place, its cluster."""
    platforms = {word for each in case.posts for word in each.platform}
    platforms |= {word for each in case.accounts for word in each.platform}
    fates = {fate.fate for each in case.posts for fate in each.fates}
    fates |= {fate.fate for each in case.accounts for fate in each.fates}
    languages = {each.lang for each in case.posts if each.lang}
    return {
        "platform": _or_none(platforms),
        "place": [case.region or NOT_RECORDED],
        "cluster": [case.cluster] if case.cluster else [],
        "language": _or_none(languages),
        "fate": _or_none(fates),
    }


def _of(case: Case, party: Party, facts: Iterable[Any]) -> Iterator[Any]:
    """The facts that are about a subject; one that names nobody is about all of them."""
    return (
        each for each in facts if isinstance(each, Fact) and party.id in subjects_of(case, each)
    )


def provision_values(charges: Iterable[Charge]) -> list[str]:
    """The articles charged, those they are a part of, and their codes, as addresses write them."""
    found = set[str]()
    for key in (each.provision for each in charges):
        found |= {provision_value(each) for each in part_of(key)} if key else {NO_ARTICLE}
        found |= {provision_value(key.partition(":")[0])} if key else set()
    return _or_none(found)


def basis_values(charges: Iterable[Charge]) -> list[str]:
    """The bases of charges."""
    return _or_none({each.basis or NOT_RECORDED for each in charges})


def custody_values(kinds: Collection[str]) -> list[str]:
    """The kinds of custody, and that it was any."""
    return _or_none({*kinds, ANY_CUSTODY} if kinds else kinds)


def year_values(begun: Iterable[Bounds | None]) -> list[str]:
    """The years in which custodies can have begun."""
    return _or_none({year for day in begun if day for year in _years(day)})


def _or_none(words: Iterable[str]) -> list[str]:
    return sorted(words) or [NOT_RECORDED]


def _all(values: Iterable[Sequence[str]]) -> list[str]:
    return sorted({value for each in values for value in each})


def _years(day: Bounds) -> Iterator[str]:
    """The years in which a day can lie; of a period without an end only the first is known."""
    first, last = day.lower or day.upper, day.upper or day.lower
    if first and last:
        yield from (f"{year:04}" for year in range(first.year, last.year + 1))


def _days(since: date, until: date | None) -> tuple[str, str | None]:
    return since.isoformat(), until.isoformat() if until else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def joined(spans: Iterable[Iterable[Span]]) -> list[Span]:
    """The days on which a word holds of anybody: spans of one word that meet or overlap are one."""
    by_word: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for each in spans:
        for word, since, until in each:
            by_word[word].append((since, until))
    return [(word, *span) for word in sorted(by_word) for span in _merged(by_word[word])]


def _merged(spans: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    ordered = iter(sorted(spans, key=lambda span: span[0]))
    since, until = next(ordered)
    for begun, ended in ordered:
        if until is not None and begun > until:
            yield since, until
            since, until = begun, ended
        elif until is not None:
            until = None if ended is None else max(until, ended)
    yield since, until
