"""The table of the parties in cases, with the custody of those who are subjects."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from app.custody import Held, State, TermEnd, days_in_custody, expected_release, held
from app.dates import Days
from app.document.facts import Party
from app.document.holding import post_to_arrest
from app.document.vocabulary import Identification, Part, Stage, SubjectKind
from app.pages.dataset.declaring import Column, Table, word
from app.pages.dataset.scene import Of, Scene
from app.pages.dataset.told import PARTY, SLUG, TO_CASE, TO_PERSON
from app.web.language import marked as _n


def _parties(scene: Scene) -> Iterator[Of[Party]]:
    return (Of(scene, party, party) for party in scene.case.parties)


def _held(row: Of[Party]) -> Held | None:
    if row.fact.part != "subject":
        return None
    return held(row.scene.custodies(row.fact), row.scene.as_of)


def _state(row: Of[Party]) -> str | None:
    found = _held(row)
    return found.state if found else None


def _since(row: Of[Party], side: str) -> date | None:
    found = _held(row)
    day: date | None = getattr(found.since, side) if found and found.since else None
    return day


def _days(row: Of[Party]) -> Days | None:
    if row.fact.part != "subject":
        return None
    return days_in_custody(row.scene.custodies(row.fact), row.scene.as_of)


def _waited(row: Of[Party]) -> Days | None:
    if row.fact.part != "subject":
        return None
    return post_to_arrest(row.case, row.fact.id or "")


def _least(count: Callable[[Of[Party]], Days | None], row: Of[Party]) -> int | None:
    found = count(row)
    return found.least if found else None


def _most(count: Callable[[Of[Party]], Days | None], row: Of[Party]) -> int | None:
    found = count(row)
    return found.most if found else None


def _release(row: Of[Party], side: str) -> date | None:
    """The end of the term of the last custody that has one."""
    if row.fact.part != "subject":
        return None
    ends = (expected_release(custody) for custody in row.scene.custodies(row.fact))
    found: list[TermEnd] = [end for end in ends if end and end.latest]
    last = max(found, key=lambda end: end.latest or date.min, default=None)
    day: date | None = getattr(last.day, side) if last else None
    return day


PARTIES: Final[Table[Of[Party]]] = Table(
    "parties",
    _n("One row is one party in one case: a subject, a judge, a lawyer, who complained."),
    ("slug", "party"),
    (
        SLUG,
        Column(
            "party",
            "text",
            _n("The party within the case."),
            lambda row: row.fact.id,
            required=True,
        ),
        *PARTY[1:],
        word(
            "kind", _n("What the party is."), SubjectKind, lambda row: row.fact.kind, required=True
        ),
        word(
            "identification",
            _n("How the party is named in public."),
            Identification,
            lambda row: row.fact.identification,
            required=True,
        ),
        word(
            "part",
            _n("The part they have in the case."),
            Part,
            lambda row: row.fact.part,
            required=True,
        ),
        Column(
            "role",
            "text",
            _n("What they do, as reported here."),
            lambda row: row.scene.text(row.fact.role),
        ),
        Column("age", "number", _n("Their age, as reported here."), lambda row: row.fact.age),
        word("stage", _n("How far the case has come for them."), Stage, lambda row: row.fact.stage),
        Column(
            "as_of",
            "day",
            _n("The day for which custody is worked out."),
            lambda row: row.scene.as_of,
            required=True,
        ),
        word(
            "held",
            _n("Of a subject: in custody or not on that day, worked out from this case."),
            State,
            _state,
        ),
        Column(
            "held_since_from",
            "day",
            _n("The first day since which that can hold."),
            lambda row: _since(row, "lower"),
        ),
        Column(
            "held_since_to",
            "day",
            _n("The last day since which that can hold."),
            lambda row: _since(row, "upper"),
        ),
        Column(
            "days_in_custody_least",
            "number",
            _n("The days in custody up to that day, at least. Empty: they cannot be told."),
            partial(_least, _days),
        ),
        Column(
            "days_in_custody_most",
            "number",
            _n("The days in custody up to that day, at most. Empty beside a least: no bound."),
            partial(_most, _days),
        ),
        Column(
            "post_to_arrest_least",
            "number",
            _n("The days from the posts to the first taking, at least. Empty: not to be told."),
            partial(_least, _waited),
        ),
        Column(
            "post_to_arrest_most",
            "number",
            _n("The days from the posts to the first taking, at most."),
            partial(_most, _waited),
        ),
        Column(
            "expected_release_from",
            "day",
            _n("The first day on which the term in force can end, worked out from the orders."),
            lambda row: _release(row, "lower"),
        ),
        Column(
            "expected_release_to",
            "day",
            _n("The last day on which the term in force can end, worked out from the orders."),
            lambda row: _release(row, "upper"),
        ),
    ),
    _parties,
    links=(TO_CASE, TO_PERSON),
    facets=("part", "kind", "stage", "held"),
)
