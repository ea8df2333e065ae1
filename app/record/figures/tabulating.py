"""A table of two facets: which values are its rows and columns, and in what order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.record.figures.measuring import Cell
from app.record.filters import ANY_CUSTODY, CLOSED, KINDS_OF_SUBJECT, NO_ARTICLE, NOT_RECORDED

NO_VALUE: Final = ""
"""The row of the units that have no value of a facet for which none is recorded as such."""
_NO_ARTICLES: Final = (NO_ARTICLE, NOT_RECORDED)


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


def laid_out(
    rows: tuple[str, Mapping[str | None, int]],
    columns: tuple[str, Mapping[str | None, int]],
    cell: Callable[[str | None, str | None], Cell],
    *,
    overlapping: bool,
) -> Cells:
    """A table of two facets, each with the values that any unit has and how many have it.

    `cell` says what is in a row and a column; None stands for all of them, in the numbers too.
    """
    heads = _ordered(*columns)

    def line(row: str | None) -> tuple[Cell, ...]:
        return tuple(cell(row, head) for head in (*heads, None))

    lines = ((value, line(value)) for value in _ordered(*rows))
    *totals, total = line(None)
    return Cells(
        heads,
        tuple(Line(value, cells[:-1], cells[-1]) for value, cells in lines),
        tuple(totals),
        total,
        overlapping,
    )


def is_article(value: str) -> bool:
    """Whether a value of the facet of articles is one, and no code."""
    return "-" in value


def is_row(facet: str, value: str) -> bool:
    """Whether a value of a facet is a row of its own: no code is, nor any custody, nor anybody."""
    if facet == "provision":
        return is_article(value) or value in _NO_ARTICLES
    if facet == "subject":
        return value in KINDS_OF_SUBJECT
    return value != ANY_CUSTODY or facet != "custody"


def _ordered(facet: str, numbers: Mapping[str | None, int]) -> tuple[str, ...]:
    """Words in the order of their list, years one after the other, others by their numbers.

    What is not recorded, or there is none of, stands last.
    """
    words = CLOSED.get(facet, ())

    def place(value: str) -> tuple[bool, int, str]:
        last = value in (NOT_RECORDED, NO_VALUE)
        if value in words:
            return last, words.index(value), ""
        return last, 0 if facet == "year" else -numbers[value], value

    return tuple(sorted((each for each in numbers if each is not None), key=place))
