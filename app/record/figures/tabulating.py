"""Units put into the rows and the columns of a table, and what each cell says of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.custody import Accused, pretext_share
from app.record.facets.filing import NO_ARTICLE
from app.record.figures.asking import NONE
from app.record.figures.measuring import (
    Cell,
    Count,
    Measure,
    Shared,
    lengths,
    lengths_by_person,
)
from app.record.figures.units import Unit, is_article
from app.record.filters import ANY_CUSTODY, CLOSED, KINDS_OF_SUBJECT, NOT_RECORDED

NO_VALUE: Final = ""
"""The row of the units that have no value of a facet for which none is recorded as such."""
_NO_ARTICLES: Final = (NO_ARTICLE, NOT_RECORDED)
ALL: Final = "\n"
"""Stands for all rows, all columns. No value holds a line feed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the value of a facet, a cell for each column, and what its units are in all."""

    value: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table; `columns` are values.

    `overlapping` says whether a unit stands in several rows or columns, so that these add up to
    more than the total.
    """

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    totals: tuple[Cell, ...]
    total: Cell
    overlapping: bool


def tabulated(units: Iterable[Unit], rows: str, columns: str, measure: Measure) -> Cells:
    """The table of some units by two facets, either of which may be NONE."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    overlapping = False
    for unit in units:
        told = told_by(unit, measure)
        down, across = values_of(unit, rows), values_of(unit, columns)
        overlapping = overlapping or len(across) > 1 or len(down) > 1
        for row in (*down, ALL):
            for column in (*across, ALL):
                found[row, column].append(told)
    return _cells(found, rows, columns, measure, overlapping=overlapping)


def _cells(
    found: Mapping[tuple[str, str], list[Any]],
    rows: str,
    columns: str,
    measure: Measure,
    *,
    overlapping: bool,
) -> Cells:
    heads = _ordered(
        columns, {each: len(told) for (row, each), told in found.items() if row == ALL}
    )
    values = _ordered(
        rows, {each: len(told) for (each, head), told in found.items() if head == ALL}
    )

    def line(row: str) -> tuple[Cell, ...]:
        return tuple(measured(found.get((row, head), ()), measure) for head in (*heads, ALL))

    lines = ((value, line(value)) for value in values)
    *totals, total = line(ALL)
    return Cells(
        heads,
        tuple(Line(value, cells[:-1], cells[-1]) for value, cells in lines),
        tuple(totals),
        total,
        overlapping,
    )


def values_of(unit: Unit, facet: str) -> tuple[str, ...]:
    """Where a unit stands by a facet: under each of its values, once under NO_VALUE without any.

    That somebody was in any custody, or charged under any article of a code, is no row of its own,
    and nobody is one.
    """
    if facet == NONE:
        return ()
    found = (each for each in unit.values(facet) if _is_row(facet, each))
    return tuple(found) or (NO_VALUE,)


def _is_row(facet: str, value: str) -> bool:
    if facet == "provision":
        return is_article(value) or value in _NO_ARTICLES
    if facet == "subject":
        return value in KINDS_OF_SUBJECT
    return value != ANY_CUSTODY or facet != "custody"


def told_by(unit: Unit, measure: Measure) -> Any:
    """All that a measure needs of a unit, which is let go of then: there may be a million."""
    if measure == "days in custody":
        return unit.subject.person, unit.detention.stay if unit.detention else None
    if measure == "post to arrest":
        return unit.subject.wait
    if measure == "pretext share":
        return Accused("", unit.proceeding.bases if unit.proceeding else ())
    return unit.subject.person


def measured(told: Sequence[Any], measure: Measure) -> Cell:
    """What a measure says of some units by what it was told of each."""
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
    """Words in the order of their list, years one after the other, others by their numbers.

    What is not recorded, or there is none of, stands last.
    """
    words = CLOSED.get(facet, ())

    def place(value: str) -> tuple[bool, int, str]:
        last = value in (NOT_RECORDED, NO_VALUE)
        if value in words:
            return last, words.index(value), ""
        return last, 0 if facet == "year" else -numbers[value], value

    return tuple(sorted((each for each in numbers if each != ALL), key=place))
