"""A table and the charts beside it are what each of them is alone."""

from datetime import date

import pytest
from sqlalchemy import Engine

from app.db.engines import reading
from app.record.figures.asking import Question
from app.record.figures.charts import charts
from app.record.figures.measuring import MEASURES, Measure
from app.record.figures.table import figure, with_charts
from app.record.filters import Filter, read_filter

_TODAY = date(2026, 11, 22)
_FILTERS = (Filter(), read_filter({"basis": ["speech"]}), read_filter({"taken_to": ["2023-06-30"]}))


@pytest.mark.parametrize("asked", _FILTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_charts_and_table_are_the_same_together_as_alone(
    full: Engine, measure: Measure, asked: Filter
) -> None:
    question = Question("year", "basis", measure, asked)
    with reading(full) as connection:
        drawn, table = with_charts(connection, question, _TODAY, contextual=True)
        assert table is not None
        assert table.cells == figure(connection, question, _TODAY).cells
        assert drawn.marks == charts(connection, asked, _TODAY, contextual=True).marks
        assert drawn.marks
