"""Figures as rows of CSV: the record's own words and plain numbers, the same in every language."""

from collections.abc import Iterator
from typing import Final

from app.pages.csv_lines import Cell
from app.record.figures.asking import NONE
from app.record.figures.charts import LENGTHS, LONGER, WAITS, ChartName, Charts, shares
from app.record.figures.measuring import Cell as Measured
from app.record.figures.measuring import Count, Lengths, Shared
from app.record.figures.table import Table
from app.record.rows import BASES

ALL: Final = "all"
_SHARE: Final = ("charged_otherwise", "for_the_words", "charge_not_known", "known", "share")
_LENGTHS: Final = (
    "number", "not_known", "median_least", "median_most", "shortest_least", "shortest_most",
    "longest_least", "longest_most", "sum_least", "sum_most",
)  # fmt: skip
Row = tuple[Cell, ...]


def table_header(table: Table) -> Row:
    """The names of the columns of a cross-table as a file."""
    asked = table.question
    sides = tuple(each for each in (asked.rows, asked.columns) if each != NONE)
    days = ("as_of", "known_on")
    return (*sides, *_names(table.cells.total, asked.measure), *days)


def table_rows(table: Table) -> Iterator[Row]:
    """A row for each cell; that of all rows or all columns has ALL for the value."""
    asked, cells = table.question, table.cells
    columns = (*cells.columns, ALL) if asked.columns != NONE else (None,)
    lines = [(each.value, (*each.cells, each.total)) for each in cells.lines]
    known = asked.filter.known_on
    for value, found in [*lines, (ALL, (*cells.totals, cells.total))]:
        mine = found if asked.columns != NONE else found[-1:]
        for column, cell in zip(columns, mine, strict=True):
            sides = ((value,) if asked.rows != NONE else ()) + ((column,) if column else ())
            yield (*sides, *_numbers(cell), table.found.day, known)


def chart_header(name: ChartName) -> Row:
    """The names of the columns of a chart as a file."""
    if name == "articles":
        return ("article", "year", *BASES)
    if name == "taken":
        return ("month", *BASES)
    if name == "basis":
        return ("year", *BASES, *_SHARE)
    return ("from_days", "to_days", "length", "number")


def chart_rows(charts: Charts, name: ChartName) -> Iterator[Row]:
    """The rows of a chart; that of the bases ends with a row of ALL years and the pretext share."""
    found = charts.of(name)
    if name == "articles":
        heads = sorted({(article, key.partition("/")[0]) for article, key in found})
        for article, year in heads:
            yield (article, year, *(found.get((article, f"{year}/{each}"), 0) for each in BASES))
    elif name in ("taken", "basis"):
        for when in sorted({when for when, _ in found}):
            mine = {key: number for key, number in found.items() if key[0] == when}
            yield (when, *_by_basis(mine), *(_numbers(shares(mine)) if name == "basis" else ()))
        if name == "basis":
            yield (ALL, *_by_basis(found), *_numbers(shares(found)))
    else:
        yield from _spans(found, LENGTHS if name == "days" else WAITS)


def _spans(found: dict[tuple[str, str], int], ends: tuple[int, ...]) -> Iterator[Row]:
    first = 0
    for end in ends:
        yield first, end, "known", found.get((str(end), ""), 0)
        first = end + 1
    yield first, None, "known", found.get((LONGER, ""), 0)
    for word, known in (("range", "known only roughly"), ("unknown", "not known")):
        yield None, None, known, found.get((word, ""), 0)


def _by_basis(found: dict[tuple[str, str], int]) -> tuple[int, ...]:
    return tuple(sum(n for (_, basis), n in found.items() if basis == each) for each in BASES)


def _names(cell: Measured, measure: str) -> tuple[str, ...]:
    if isinstance(cell, Count):
        return (measure,)
    return _LENGTHS if isinstance(cell, Lengths) else _SHARE


def _numbers(cell: Measured) -> tuple[Cell, ...]:
    if isinstance(cell, Count):
        return (cell.number,)
    if isinstance(cell, Shared):
        share = round(float(cell.share), 4) if cell.share is not None else None
        return cell.pretext, cell.speech, cell.unknown, cell.known, share
    ranges = (cell.median, cell.shortest, cell.longest, cell.total)
    ends = ((days.least, days.most) if days else (None, None) for days in ranges)
    return (cell.number, cell.unknown, *(number for pair in ends for number in pair))
