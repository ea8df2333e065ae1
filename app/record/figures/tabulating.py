"""Units put into the rows and the columns of a table, and what each cell says of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.custody import Accused, pretext_share
from app.record.figures.asking import NONE
from app.record.figures.measuring import (
    Cell,
    Count,
    Lengths,
    Measure,
    Shared,
    lengths,
    lengths_by_person,
)
from app.record.figures.units import Unit
from app.record.filters import ANY_CUSTODY, CLOSED, NOT_RECORDED

NO_VALUE: Final = ""
"""The row of the units that have no value of a facet for which none is recorded as such."""
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
    every: list[Unit] = []
    found: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    overlapping = False
    for unit in units:
        every.append(unit)
        across, down = values_of(unit, columns), values_of(unit, rows)
        overlapping = overlapping or len(across) > 1 or len(down) > 1
        for row in (*down, ALL):
            for column in (*across, ALL):
                found[row, column].append(unit)
    heads = _ordered(columns, {column: len(found[ALL, column]) for _, column in found})
    values = _ordered(rows, {row: len(found[row, ALL]) for row, _ in found})

    def cell(row: str, column: str) -> Cell:
        return measured(found.get((row, column), ()), measure)

    return Cells(
        heads,
        tuple(
            Line(row, tuple(cell(row, column) for column in heads), cell(row, ALL))
            for row in values
        ),
        tuple(cell(ALL, column) for column in heads),
        measured(every, measure),
        overlapping,
    )


def values_of(unit: Unit, facet: str) -> tuple[str, ...]:
    """Where a unit stands by a facet: under each of its values, once under NO_VALUE without any.

    That somebody was in any custody, or charged under any article of a code, is no row of its own.
    """
    if facet == NONE:
        return ()
    found = unit.values(facet)
    if facet == "custody":
        found = [each for each in found if each != ANY_CUSTODY]
    if facet == "provision":
        found = [each for each in found if "-" in each or " " in each]
    return tuple(found) or (NO_VALUE,)


def measured(units: Sequence[Unit], measure: Measure) -> Cell:
    """What a measure says of some units, which are of the kind it counts."""
    if measure == "people":
        return Count(len({unit.subject.person for unit in units}))
    if measure == "days in custody":
        return _days(units)
    if measure == "post to arrest":
        return lengths(unit.subject.wait for unit in units)
    if measure == "pretext share":
        return _share(units)
    return Count(len(units))


def _days(units: Iterable[Unit]) -> Lengths:
    kept = ((unit.subject.person, unit.detention) for unit in units)
    return lengths_by_person((person, each.stay) for person, each in kept if each)


def _share(units: Iterable[Unit]) -> Shared:
    accused = (Accused("", unit.proceeding.bases) for unit in units if unit.proceeding)
    found = pretext_share(accused)
    return Shared(len(found.pretext), len(found.speech), len(found.unknown))


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
