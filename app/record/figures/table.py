"""The cross-table: one question answered from the record."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.record.facets.finding import Found, found
from app.record.figures.asking import Question
from app.record.figures.reading import units
from app.record.figures.tabulating import Cells, tabulated


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
