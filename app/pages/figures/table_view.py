"""The cross-table in one language, and the form that sets it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app import addresses
from app.pages.facet_view import FacetSection, facet_sections
from app.pages.figures.words import (
    cell_lines,
    counted,
    measure_name,
    side_name,
    standing,
    table_title,
    value_name,
)
from app.pages.filter_words import asked_parts
from app.pages.sentences import capital
from app.record.figures.asking import NONE, SIDES, Question
from app.record.figures.measuring import MEASURES, Cell, Count, is_empty
from app.record.figures.table import Table
from app.record.figures.tabulating import NO_VALUE, Line
from app.record.filters import CLOSED, FACETS, Filter
from app.web.language import gettext, ngettext

MOST_COLUMNS: Final = 12
_MOST_CELLS: Final = 240
_LEAST_LINES: Final = 12
_TINTS: Final = 3
_TYPED: Final = ("q", "taken_from", "taken_to", "as_of", "known_on")


@dataclass(frozen=True, slots=True)
class CellView:
    """What a cell says, where its cases are, and how dark it is (0 to 3)."""

    lines: tuple[str, ...]
    href: str = ""
    tint: int = 0


@dataclass(frozen=True, slots=True)
class LineView:
    """A row of the table."""

    name: str
    cells: tuple[CellView, ...]
    total: CellView


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of the form."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part of the filter in words, and the same question without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """What the form offers, what it hands on unseen, and where all values can be chosen."""

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    measures: tuple[Option, ...]
    sections: tuple[FacetSection, ...]
    kept: tuple[tuple[str, str], ...]
    choose: str
    asked: Filter


@dataclass(frozen=True, slots=True)
class TableView:
    """The table, what it says of itself, and where its file and its link are.

    `more_lines` and `more_columns` are in the file only.
    """

    title: str
    side: str
    columns: tuple[str, ...]
    lines: tuple[LineView, ...]
    totals: tuple[CellView, ...]
    total: CellView
    says: tuple[str, ...]
    more_lines: int
    more_columns: int
    chosen: tuple[Chosen, ...]
    href: str
    csv: str
    cases: str
    form: TableForm


def table_view(table: Table, locale: str, named: Mapping[str, str]) -> TableView:
    """A cross-table; `named` has the names of subjects by their slug."""
    asked, made = table.question, _Made(table, locale)
    cells, parameters = table.cells, asked.parameters()
    heads = cells.columns[:MOST_COLUMNS]
    shown = max(_LEAST_LINES, _MOST_CELLS // (len(heads) + 1))
    return TableView(
        title=table_title(asked),
        side=capital(side_name(asked.rows)) if asked.rows != NONE else "",
        columns=tuple(value_name(asked.columns, each, locale) for each in heads),
        lines=tuple(made.line(each) for each in cells.lines[:shown]),
        totals=tuple(
            made.cell(cell, ((asked.columns, head),))
            for head, cell in zip(heads, cells.totals, strict=False)
        ),
        total=made.cell(cells.total, ()),
        says=tuple(_says(table, locale)),
        more_lines=len(cells.lines[shown:]),
        more_columns=len(cells.columns[MOST_COLUMNS:]),
        chosen=tuple(_chosen(asked, locale, named)),
        href=addresses.figures(parameters, "table"),
        csv=addresses.figures_csv(parameters),
        cases=addresses.cases(asked.filter.parameters()),
        form=_form(table, locale, named),
    )


class _Made:
    """The cells of one table: each leads to the cases it is counted over."""

    def __init__(self, table: Table, locale: str) -> None:
        self._table = table
        self._locale = locale
        self._asked = table.question
        inner = [cell for line in table.cells.lines for cell in (*line.cells, line.total)]
        counts = [cell.number for cell in inner if isinstance(cell, Count)]
        self._most = max(counts, default=0)

    def line(self, line: Line) -> LineView:
        """A row."""
        row = (self._asked.rows, line.value)
        heads = self._table.cells.columns[:MOST_COLUMNS]
        return LineView(
            value_name(*row, self._locale),
            tuple(
                self.cell(cell, (row, (self._asked.columns, head)), shaded=True)
                for head, cell in zip(heads, line.cells, strict=False)
            ),
            self.cell(line.total, (row,)),
        )

    def cell(
        self, cell: Cell, sides: Sequence[tuple[str, str]], *, shaded: bool = False
    ) -> CellView:
        """A cell where some sides meet."""
        tint = 0
        if shaded and isinstance(cell, Count) and self._most:
            tint = -(-cell.number * _TINTS // self._most)
        return CellView(
            cell_lines(cell, self._locale), "" if is_empty(cell) else self._href(sides), tint
        )

    def _href(self, sides: Sequence[tuple[str, str]]) -> str:
        """The list of the cases, which can be asked for if a list knows the values."""
        asked = self._asked.filter
        for side, value in sides:
            if value == NO_VALUE or (side in CLOSED and value not in CLOSED[side]):
                return ""
            asked = asked.without(side).having(side, value)
        return addresses.cases(asked.parameters())


def _says(table: Table, locale: str) -> Iterator[str]:
    """What is counted, as of when, and why the rows may not add up."""
    asked, found = table.question, table.found
    yield counted(asked.measure)
    if table.cells.overlapping:
        yield gettext(
            "One may stand in several rows or columns, so these may add up to more than the total."
        )
    if found.may:
        yield ngettext(
            "%(num)s of the cases only may lie in these days: it is dated too roughly to tell.",
            "%(num)s of the cases only may lie in these days: they are dated too roughly to tell.",
            found.may,
        )
    yield standing(found.day, asked.filter.known_on, locale)


def _chosen(asked: Question, locale: str, named: Mapping[str, str]) -> Iterator[Chosen]:
    own = asked.parameters()[: -len(asked.filter.parameters()) or None]
    for part in asked_parts(asked.filter, locale, named):
        words = gettext(" or ").join(each.text for each in part.each)
        if part.heading:
            words = gettext("%(field)s: %(value)s", field=part.heading, value=words)
        yield Chosen(words, addresses.figures((*own, *part.without.parameters()), "table"))


def _form(table: Table, locale: str, named: Mapping[str, str]) -> TableForm:
    asked = table.question
    return TableForm(
        rows=tuple(Option(each, side_name(each), each == asked.rows) for each in SIDES),
        columns=tuple(Option(each, side_name(each), each == asked.columns) for each in SIDES),
        measures=tuple(
            Option(each, measure_name(each), each == asked.measure) for each in MEASURES
        ),
        sections=facet_sections(asked.filter, table.found.facets, locale, named),
        kept=tuple(_kept(asked)),
        choose=addresses.cases(asked.filter.parameters()),
        asked=asked.filter,
    )


def _kept(asked: Question) -> Iterator[tuple[str, str]]:
    """What the form neither shows nor asks for: the language of the page."""
    for name, value in asked.filter.parameters():
        if name not in (*FACETS, *_TYPED):
            yield name, value
    lang = addresses.spoken()
    if lang:
        yield addresses.LANGUAGE, lang
