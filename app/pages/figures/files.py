"""Figures as rows of CSV: the record's own words and plain numbers, the same in every language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from app.pages.csv_lines import Cell
from app.record.figures.asking import NONE
from app.record.figures.charts import ChartName, Charts, shares
from app.record.figures.measuring import Cell as Measured
from app.record.figures.measuring import Count, Lengths, Shared
from app.record.figures.table import Table
from app.record.lengths import LENGTHS, LONGER, WAITS
from app.record.rows import BASES

ALL: Final = "all"
_DAYS: Final = ("as_of", "known_on")
_SHARE: Final = ("charged_otherwise", "for_the_words", "charge_not_known", "known", "share")
_LENGTHS: Final = (
    "number", "not_known", "median_least", "median_most", "shortest_least", "shortest_most",
    "longest_least", "longest_most", "sum_least", "sum_most",
)  # fmt: skip
_HEADS: Final[Mapping[ChartName, tuple[str, ...]]] = {
    "taken": ("month", *BASES),
    "articles": ("article", "year", *BASES, "part_of"),
    "basis": ("year", *BASES, *_SHARE),
    "days": ("from_days", "to_days", "length", "number"),
    "wait": ("from_days", "to_days", "length", "number"),
}
Row = tuple[Cell, ...]
_Numbers = Mapping[tuple[str, str], int]


def table_header(table: Table) -> Row:
    """The names of the columns of a cross-table as a file."""
    asked = table.question
    sides = tuple(each for each in (asked.rows, asked.columns) if each != NONE)
    return (*sides, *_names(table.cells.total, asked.measure), *_DAYS)


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
    return (*_HEADS[name], *_DAYS)


def chart_rows(charts: Charts, name: ChartName, known_on: date | None) -> Iterator[Row]:
    """The rows of a chart; that of the bases ends with a row of ALL years and the pretext share."""
    for row in _rows_of(name, charts.of(name)):
        yield (*row, charts.found.day, known_on)


def _rows_of(name: ChartName, found: _Numbers) -> Iterator[Row]:
    if name == "articles":
        yield from _by_article(found)
    elif name in ("taken", "basis"):
        yield from _by_time(found, shared=name == "basis")
    else:
        yield from _spans(found, LENGTHS if name == "days" else WAITS)


def _by_article(found: _Numbers) -> Iterator[Row]:
    """Whose article has rows of its own is counted there as well, and says so: `part_of`."""
    articles = {article for article, _ in found}
    for article, year in sorted({(article, key.partition("/")[0]) for article, key in found}):
        numbers = (found.get((article, f"{year}/{each}"), 0) for each in BASES)
        whole = article.rpartition(".")[0]
        yield (article, year, *numbers, whole if whole in articles else "")


def _by_time(found: _Numbers, *, shared: bool) -> Iterator[Row]:
    for when in sorted({when for when, _ in found}):
        mine = {key: number for key, number in found.items() if key[0] == when}
        yield (when, *_by_basis(mine), *(_numbers(shares(mine)) if shared else ()))
    if shared:
        yield (ALL, *_by_basis(found), *_numbers(shares(found)))


def _spans(found: _Numbers, ends: tuple[int, ...]) -> Iterator[Row]:
    first = 0
    for end in ends:
        yield first, end, "known", found.get((str(end), ""), 0)
        first = end + 1
    yield first, None, "known", found.get((LONGER, ""), 0)
    for word, known in (("range", "known only roughly"), ("unknown", "not known")):
        yield None, None, known, found.get((word, ""), 0)


def _by_basis(found: _Numbers) -> tuple[int, ...]:
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
