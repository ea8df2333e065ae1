"""The cross-table: one question answered from the record, alone or beside the ready charts."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.db.errors import TooLong
from app.record.facets.finding import Found, found
from app.record.figures.asking import Question
from app.record.figures.charts import Charts, drawn
from app.record.figures.crossing import of_cases, of_units
from app.record.figures.fitting import Fitting
from app.record.figures.tabulating import Cells


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
    """What a question counts. `until` is the instant at which its `known_on` ends.

    Raises TooLong where there is more to read, or to tell, than a reader has time for.
    """
    cases = found(connection, question.filter, today, until)
    return _counted(Fitting(connection, cases, question.filter), question)


def with_charts(
    connection: Connection,
    question: Question,
    today: date,
    until: datetime | None = None,
    *,
    contextual: bool = False,
) -> tuple[Charts, Table | None]:
    """The ready charts over the cases of a question, and its table where there is time for it."""
    asked = question.filter
    fitting = Fitting(connection, found(connection, asked, today, until), asked)
    charts = drawn(fitting, contextual=contextual)
    try:
        return charts, _counted(fitting, question)
    except TooLong:
        return charts, None


def _counted(fitting: Fitting, question: Question) -> Table:
    cases = fitting.found
    if question.measure == "cases":
        return Table(question, of_cases(fitting.connection, cases, question), cases)
    return Table(question, of_units(fitting, question), cases)
