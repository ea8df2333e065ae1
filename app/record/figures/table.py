"""The cross-table: one question answered from the record, alone or beside the ready charts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection

from app.db.errors import TooLong
from app.record.facets.finding import Found, found
from app.record.figures.asking import Question
from app.record.figures.charts import Charts, Mark, charts, kept, marking
from app.record.figures.reading import subjects_of, units, units_of, which_fit
from app.record.figures.tabulating import Cells, tabulated
from app.record.filters import Filter

# One counts cases and not the people in them, the other opens documents that no chart needs.
_READ_APART: Final = ("cases", "days in custody")


@dataclass(frozen=True)
class Table:
    """The answer to a question, with the cases it was counted over.

    Their facets have the values a reader may choose next, `found.day` is the day for which facts
    of the calendar were worked out.
    """

    question: Question
    cells: Cells
    found: Found


def figure(
    connection: Connection, question: Question, today: date, until: datetime | None = None
) -> Table:
    """What a question counts. `until` is the instant at which its `known_on` ends."""
    asked = question.filter
    cases = found(connection, asked, today, until)
    counted = units(connection, cases, asked, question.measure)
    cells = tabulated(counted, question.rows, question.columns, question.measure)
    return Table(question, cells, cases)


def with_charts(
    connection: Connection,
    question: Question,
    today: date,
    until: datetime | None = None,
    *,
    contextual: bool = False,
) -> tuple[Charts, Table | None]:
    """The ready charts over the cases of a question, and its table, read in one pass if they can.

    Of all cases, where they are too many to be counted in a reader's time, the charts are those
    that are kept and the table is missing; under a filter that raises TooLong.
    """
    if question.measure in _READ_APART:
        return _apart(connection, question, today, until, contextual=contextual)
    asked = question.filter
    cases, fits = found(connection, asked, today, until), which_fit(connection, asked)
    marks: Counter[Mark] = Counter()
    subjects = marking(subjects_of(connection, cases), marks, fits, contextual=contextual)
    counted = units_of(subjects, question.measure, fits)
    try:
        cells = tabulated(counted, question.rows, question.columns, question.measure)
    except TooLong:
        if asked != Filter():
            raise
        return kept(connection, cases), None
    return Charts(cases, marks), Table(question, cells, cases)


def _apart(
    connection: Connection,
    question: Question,
    today: date,
    until: datetime | None,
    *,
    contextual: bool,
) -> tuple[Charts, Table | None]:
    drawn = charts(connection, question.filter, today, until, contextual=contextual)
    try:
        return drawn, figure(connection, question, today, until)
    except TooLong:
        if question.filter != Filter():
            raise
        return drawn, None
