"""A table whose cells are sets: what is in a row and in a column, cases or units."""

from collections.abc import Callable, Mapping
from itertools import count

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection

from app.db.deadline import Deadline
from app.record.facets.filing import OF_SUBJECTS
from app.record.facets.finding import Found, sets_of
from app.record.facets.gathering import Bits
from app.record.facets.marks import TURNING
from app.record.facets.sets import together
from app.record.figures.asking import NONE, Question
from app.record.figures.fitting import OFTEN, Fitting
from app.record.figures.measuring import Cell, Count
from app.record.figures.tabulating import NO_VALUE, Cells, is_row, laid_out
from app.record.figures.telling import told_of


def of_units(fitting: Fitting, question: Question) -> Cells:
    """The table of people, proceedings or detentions. Raises TooLong for very many rows."""
    every, tell = told_of(fitting, question.measure)
    rows, columns = (_units_by(fitting, side, every) for side in (question.rows, question.columns))
    return _crossed(question, every, rows, columns, tell)


def of_cases(connection: Connection, found: Found, question: Question) -> Cells:
    """The table of cases. Raises TooLong for very many rows."""
    every = found.ordinals
    rows, columns = (
        _cases_by(connection, found, side) for side in (question.rows, question.columns)
    )
    return _crossed(question, every, rows, columns, lambda cases: Count(len(cases)))


def _crossed(
    question: Question,
    every: Bits,
    rows: Mapping[str, Bits],
    columns: Mapping[str, Bits],
    tell: Callable[[Bits], Cell],
) -> Cells:
    deadline, asked = Deadline(), count()

    def cell(row: str | None, column: str | None) -> Cell:
        if not next(asked) % OFTEN:
            deadline.check()
        these = every if row is None else rows[row]
        return tell(these if column is None else these & columns[column])

    down, across = _numbers(rows), _numbers(columns)
    return laid_out(
        (question.rows, down),
        (question.columns, across),
        cell,
        overlapping=max(sum(down.values()), sum(across.values())) > len(every),
    )


def _numbers(side: Mapping[str, BitMap] | Mapping[str, BitMap64]) -> dict[str | None, int]:
    return {value: len(each) for value, each in side.items()}


def _units_by(fitting: Fitting, facet: str, every: BitMap64) -> Mapping[str, BitMap64]:
    if facet == NONE:
        return {}
    if facet in OF_SUBJECTS or facet in TURNING:
        return _placed(BitMap64, facet, fitting.by_value(facet), every)
    cases = fitting.within(_cases_by(fitting.connection, fitting.found, facet))
    return {value: both for value, each in cases.items() if (both := each & every)}


def _cases_by(connection: Connection, found: Found, facet: str) -> Mapping[str, BitMap]:
    if facet == NONE:
        return {}
    sets = sets_of(connection, found.index, facet, found.day)
    return _placed(BitMap, facet, sets, found.ordinals)


def _placed(
    kind: type[Bits], facet: str, sets: Mapping[str, Bits], every: Bits
) -> Mapping[str, Bits]:
    """Those in each row of a facet, in NO_VALUE those who are in none; no row is empty."""
    found = {
        value: both
        for value, each in sets.items()
        if is_row(facet, value) and (both := each & every)
    }
    left = every - together(kind, found.values())
    return {**found, NO_VALUE: left} if left else found
