"""Figures: the cross-table that one asks for, and the ready charts, each saying what it counts."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from app.api.v1.told import Length, Told, length
from app.pages.facet_words import label
from app.pages.filtering import known_until
from app.record import queries
from app.record.figures.asking import NONE, Question
from app.record.figures.charts import CHARTS, CONTEXTUAL, ChartName, Charts, charts, shares
from app.record.figures.measuring import Cell, Count, Lengths, Measure, Shared
from app.record.figures.table import Table, figure
from app.record.filters import NOT_RECORDED, Filter
from app.web.deployment import locale, today
from app.web.record import from_record


class Counted(Told):
    """So many people, cases, proceedings or detentions: what the measure says, never several."""

    count: int


class LengthsTold(Told):
    """Lengths of time in days: of `count`, while of `unknown` more nothing can be said.

    Each is a range where dates are coarse; null where no length is known.
    """

    count: int
    unknown: int
    median: Length | None
    shortest: Length | None
    longest: Length | None
    sum: Length | None


class SharedTold(Told):
    """Proceedings, for each person in them: without a charge for the words, with one, not known.

    `share` is that of the first among those with a known charge; null where none is known.
    """

    pretext: int
    speech: int
    unknown: int
    share: float | None


CellTold = Counted | LengthsTold | SharedTold


class Head(Told):
    """A row or a column: the value of its facet, empty for what has none, and its label."""

    value: str
    label: str


class LineTold(Head):
    """A row: a cell for each column, and what it is in all."""

    cells: tuple[CellTold, ...]
    total: CellTold


class Figure(Told):
    """A cross-table, as of a day and a version of the record.

    `measure` is what every cell counts, over the `cases` that the filter finds. Where `overlapping`
    one stands in several rows or columns, so that these add up to more than the total.
    """

    version: int
    as_of: date
    measure: Measure
    rows: str
    columns: str
    cases: int
    heads: tuple[Head, ...]
    lines: tuple[LineTold, ...]
    totals: tuple[CellTold, ...]
    total: CellTold
    overlapping: bool


class Mark(Told):
    """A number of a chart, by a first word (a month, an article, a length) and a second one."""

    first: str
    second: str
    number: int


class ChartTold(Told):
    """The numbers of one chart; `share` is that of pretexts, where the chart is of bases."""

    chart: ChartName
    marks: tuple[Mark, ...]
    share: SharedTold | None


class ChartsTold(Told):
    """The ready charts over the `cases` that a filter finds, as of a day and a version."""

    version: int
    as_of: date
    cases: int
    items: tuple[ChartTold, ...]


def table(asked: Question) -> Figure:
    """A cross-table."""

    def read(connection: Connection) -> tuple[Table, int]:
        until = known_until(asked.filter)
        found = figure(connection, asked, today(), until)
        return found, queries.release(connection).version

    answer, version = from_record(read)
    cells = answer.cells
    return Figure(
        version=version,
        as_of=answer.found.day,
        measure=asked.measure,
        rows=asked.rows,
        columns=asked.columns,
        cases=answer.found.count,
        heads=tuple(_head(asked.columns, each) for each in cells.columns),
        lines=tuple(
            LineTold(
                **_head(asked.rows, each.value).model_dump(),
                cells=_cells(each.cells),
                total=_cell(each.total),
            )
            for each in cells.lines
        ),
        totals=_cells(cells.totals),
        total=_cell(cells.total),
        overlapping=cells.overlapping,
    )


def ready(asked: Filter) -> ChartsTold:
    """The ready charts; those of arrests with the weaker ties if the filter asks for these."""
    weaker = CONTEXTUAL in asked.values("tie")

    def read(connection: Connection) -> tuple[Charts, int]:
        until = known_until(asked)
        found = charts(connection, asked, today(), until, contextual=weaker)
        return found, queries.release(connection).version

    answer, version = from_record(read)
    return ChartsTold(
        version=version,
        as_of=answer.found.day,
        cases=answer.found.count,
        items=tuple(_chart(answer, name) for name in CHARTS),
    )


def _chart(found: Charts, name: ChartName) -> ChartTold:
    marks = found.of(name)
    told = (Mark(first=first, second=second, number=n) for (first, second), n in marks.items())
    return ChartTold(
        chart=name,
        marks=tuple(sorted(told, key=lambda mark: (mark.first, mark.second))),
        share=_shared(shares(marks)) if name == "basis" else None,
    )


def _head(facet: str, value: str) -> Head:
    if facet == NONE:
        return Head(value=value, label="")
    return Head(value=value, label=label(facet, value or NOT_RECORDED, locale()))


def _cells(found: Sequence[Cell]) -> tuple[CellTold, ...]:
    return tuple(_cell(each) for each in found)


def _cell(cell: Cell) -> CellTold:
    if isinstance(cell, Count):
        return Counted(count=cell.number)
    return _shared(cell) if isinstance(cell, Shared) else _lengths(cell)


def _shared(found: Shared) -> SharedTold:
    share = None if found.share is None else round(float(found.share), 6)
    return SharedTold(
        pretext=found.pretext, speech=found.speech, unknown=found.unknown, share=share
    )


def _lengths(found: Lengths) -> LengthsTold:
    return LengthsTold(
        count=found.number,
        unknown=found.unknown,
        median=length(found.median),
        shortest=length(found.shortest),
        longest=length(found.longest),
        sum=length(found.total),
    )
