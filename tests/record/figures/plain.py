"""Figures counted one unit after the other, as a person would who reads all that is filed.

What the record answers from sets is held against this.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from app.custody import Accused, pretext_share
from app.dates import Bounds
from app.record.facets.finding import NOT_IN_CUSTODY, Found, found
from app.record.facets.ordering import every
from app.record.figures.asking import NONE, Question
from app.record.figures.charts import Mark
from app.record.figures.measuring import Cell, Count, Measure, Shared, lengths, lengths_by_person
from app.record.filters import CLOSED, KINDS_OF_SUBJECT, NO_ARTICLE, NOT_RECORDED, Filter
from app.record.lengths import LENGTHS, WAITS, span_of
from app.record.timeline import UNDATED, month_of
from tests.record.figures.plain_units import (
    Custody,
    Proceeding,
    Subject,
    Unit,
    subjects_of,
    which_fit,
)
from tests.record.gaps_of_law import filed_on

ALL = "\n"
"""All rows, or all columns. No value holds a line feed."""
_BASES = ("speech", "pretext", "other")
Table = dict[tuple[str, str], Cell]


def table(
    connection: Connection, question: Question, today: date, until: datetime | None = None
) -> tuple[Table, tuple[str, ...], tuple[str, ...], bool]:
    """The cells by row and column, the rows and the columns in order, and whether they overlap."""
    asked, measure = question.filter, question.measure
    cases = found(connection, asked, today, until)
    told: dict[tuple[str, str], list[Any]] = defaultdict(list)
    overlapping = False
    for unit in _units(connection, cases, asked, measure):
        down, across = _values(unit, question.rows), _values(unit, question.columns)
        overlapping = overlapping or len(across) > 1 or len(down) > 1
        for row in (*down, ALL):
            for column in (*across, ALL):
                told[row, column].append(_told(unit, measure))
    cells = {place: _measured(each, measure) for place, each in told.items()}
    rows, columns = (
        _ordered(
            facet,
            Counter({key[side]: len(each) for key, each in told.items() if key[1 - side] == ALL}),
        )
        for side, facet in ((0, question.rows), (1, question.columns))
    )
    cells.setdefault((ALL, ALL), _measured((), measure))
    return cells, rows, columns, overlapping


def charts(
    connection: Connection,
    asked: Filter,
    today: date,
    until: datetime | None = None,
    *,
    contextual: bool = False,
) -> Counter[Mark]:
    """The numbers of all ready charts."""
    fits = which_fit(connection, asked)
    ties = ("strict", "contextual") if contextual else ("strict",)
    subjects = subjects_of(connection, found(connection, asked, today, until))
    return Counter(mark for each in subjects for mark in _marks(each, ties, fits))


def _units(connection: Connection, cases: Found, asked: Filter, measure: Measure) -> Iterator[Unit]:
    if measure == "cases":
        yield from _cases(connection, cases)
        return
    fits = which_fit(connection, asked)
    for subject in subjects_of(connection, cases):
        yield from (unit for unit in _counted(subject, measure) if fits(unit))


def _cases(connection: Connection, cases: Found) -> Iterator[Unit]:
    """Each case as if all its subjects were one."""
    for ids in every(connection, cases, "newest"):
        for said, _ in filed_on(connection, ids, cases):
            values = {**said["values"], "gap": _on(said["gap"], cases.day)}
            values["held"] = _on(said["held"], cases.day) or [NOT_IN_CUSTODY]
            yield Unit(Subject("", said["day"], values, {}, cases.day, ()))


def _on(spans: Sequence[Sequence[str | None]], day: date) -> list[str]:
    on = day.isoformat()
    return [str(word) for word, since, until in spans if str(since) <= on < (until or "~")]


def _counted(subject: Subject, measure: Measure) -> Iterator[Unit]:
    if measure in ("proceedings", "pretext share"):
        yield from (Unit(subject, proceeding=each) for each in subject.proceedings)
    elif measure in ("detentions", "days in custody"):
        yield from (Unit(subject, detention=each) for each in subject.detentions)
    elif measure == "people" or subject.detentions:
        yield Unit(subject)


def _values(unit: Unit, facet: str) -> tuple[str, ...]:
    if facet == NONE:
        return ()
    return tuple(each for each in unit.values(facet) if _is_row(facet, each)) or ("",)


def _is_row(facet: str, value: str) -> bool:
    if facet == "provision":
        return "-" in value or value in (NO_ARTICLE, NOT_RECORDED)
    if facet == "subject":
        return value in KINDS_OF_SUBJECT
    return (facet, value) != ("custody", "any")


def _told(unit: Unit, measure: Measure) -> Any:
    if measure == "days in custody":
        return unit.subject.person, unit.detention.stay if unit.detention else None
    if measure == "post to arrest":
        return unit.subject.wait
    if measure == "pretext share":
        return Accused("", unit.proceeding.bases if unit.proceeding else ())
    return unit.subject.person


def _measured(told: Sequence[Any], measure: Measure) -> Cell:
    if measure == "people":
        return Count(len(set(told)))
    if measure == "days in custody":
        return lengths_by_person(told)
    if measure == "post to arrest":
        return lengths(told)
    if measure == "pretext share":
        found = pretext_share(told)
        return Shared(len(found.pretext), len(found.speech), len(found.unknown))
    return Count(len(told))


def _ordered(facet: str, numbers: dict[str, int]) -> tuple[str, ...]:
    words = CLOSED.get(facet, ())

    def place(value: str) -> tuple[bool, int, str]:
        last = value in (NOT_RECORDED, "")
        if value in words:
            return last, words.index(value), ""
        return last, 0 if facet == "year" else -numbers[value], value

    return tuple(sorted((each for each in numbers if each != ALL), key=place))


def _marks(subject: Subject, ties: Sequence[str], fits: Callable[[Unit], bool]) -> Iterator[Mark]:
    tied = [each for each in subject.detentions if each.tied in ties]
    for accused in subject.proceedings:
        if fits(Unit(subject, proceeding=accused)):
            yield from _of_proceeding(subject, accused, tied)
    for held in subject.detentions:
        if fits(Unit(subject, detention=held)):
            yield "days", span_of(held.over, LENGTHS) if held.over else "unknown", ""
            if held in tied:
                yield "taken", _month(held.taken), _strongest(subject.values["basis"])
    if tied and fits(Unit(subject)):
        yield "wait", span_of(subject.wait, WAITS) if subject.wait else "unknown", ""


def _of_proceeding(
    subject: Subject, proceeding: Proceeding, tied: Sequence[Custody]
) -> Iterator[Mark]:
    basis = _strongest(proceeding.bases)
    began = "" if subject.began == UNDATED else subject.began[:4]
    for article in proceeding.values["provision"]:
        if "-" in article:
            yield "articles", article, f"{began}/{basis}"
    if tied:
        taken = tied[0].taken
        day = (taken.lower or taken.upper) if taken else None
        yield "basis", f"{day.year:04}" if day else "", basis


def _strongest(bases: Sequence[str]) -> str:
    return next((basis for basis in _BASES if basis in bases), "unknown")


def _month(taken: Bounds | None) -> str:
    month = month_of(taken.lower, taken.upper) if taken else None
    return month if month and "-" in month else ""
