"""The figures: ready charts, a table that the reader sets, both as files and for other sites."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Answer

from app import addresses
from app.pages.csv_lines import TYPE, Cell, csv_pieces
from app.pages.figures.chart_view import ChartRead, ChartView, chart_view, chart_views
from app.pages.figures.files import chart_header, chart_rows, table_header, table_rows
from app.pages.figures.table_view import TableView, table_view
from app.pages.files_view import file_says
from app.pages.filter_words import in_words
from app.pages.filtering import known_until, refusing
from app.pages.sharing.previews import collection_preview
from app.pages.subjects_named import subjects_named
from app.record import queries
from app.record.answers import Release
from app.record.figures.asking import Question, read_chosen, read_question
from app.record.figures.charts import CHARTS, ChartName, Charts, charts
from app.record.figures.table import Table, figure, with_charts
from app.record.filters import Filter
from app.site.page import page, place, today
from app.web.deployment import locale, settings
from app.web.errors import Unknown
from app.web.headers import FRAMED
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("figures", __name__)
_CONTEXTUAL: Final = "contextual"


@dataclass(frozen=True, slots=True)
class _Read:
    """The figures page, all read from one state of the record; `choice` is the filter in words.

    The table is missing where there are too many cases to be counted in a reader's time.
    """

    charts: tuple[ChartView, ...]
    table: TableView | None
    choice: str
    cases: int
    release: Release


@pages.get("/figures")
def figures() -> Answer:
    """The ready charts and the cross-table, over the cases that a filter finds."""
    typed = [(name, value) for name, values in request.args.lists() for value in values]
    said = [(name, value) for name, value in typed if value]
    if said != typed:
        kept = [each for each in said if each[0] != addresses.LANGUAGE]
        return redirect(addresses.figures(kept, "table"))
    asked = refusing(read_question, request)
    read = from_record(lambda connection: _read(connection, asked, known_until(asked.filter)))
    hrefs = [each.href for each in read.charts]
    preview = collection_preview(gettext("Figures"), addresses.figures(), hrefs, None, place())
    answer = page("figures.html", read.release, preview=preview, read=read)
    # What is not whole is not kept: another time there may be time.
    answer.status_code = HTTPStatus.OK if read.table else HTTPStatus.SERVICE_UNAVAILABLE
    return answer


def _read(connection: Connection, asked: Question, until: datetime | None) -> _Read:
    release = queries.release(connection)
    named = subjects_named(connection, asked.filter, locale())
    weaker = _weaker(asked.filter)
    found, table = with_charts(connection, asked, today(), until, contextual=weaker)
    drawn = ChartRead(found, asked.filter, queries.provisions(connection))
    return _Read(
        chart_views(drawn, locale()),
        table_view(table, locale(), named) if table else None,
        in_words(asked.filter, locale(), named),
        found.found.count,
        release,
    )


def _charts(connection: Connection, asked: Filter, until: datetime | None) -> ChartRead:
    return ChartRead(_added_up(connection, asked, until), asked, queries.provisions(connection))


def _added_up(connection: Connection, asked: Filter, until: datetime | None) -> Charts:
    return charts(connection, asked, today(), until, contextual=_weaker(asked))


def _weaker(asked: Filter) -> bool:
    """Whether weaker ties count in the charts: where a filter asks for these."""
    return _CONTEXTUAL in asked.values("tie")


@pages.get("/figures.csv")
def table_file() -> Response:
    """The cross-table as CSV."""
    asked = refusing(read_question, request)

    def read(connection: Connection) -> Table:
        return figure(connection, asked, today(), known_until(asked.filter))

    table = from_record(read)
    cited = addresses.figures(asked.parameters())
    return _file(table_header(table), table_rows(table), "figures", cited)


@pages.get("/figures/<name>.csv")
def chart_file(name: str) -> Response:
    """The numbers of a ready chart as CSV."""
    chart = _named(name)
    asked = refusing(read_chosen, request)
    found = from_record(lambda connection: _added_up(connection, asked, known_until(asked)))
    cited = addresses.chart(chart, asked.parameters())
    return _file(chart_header(chart), chart_rows(found, chart, asked.known_on), chart, cited)


@pages.get("/figures/<name>")
def chart(name: str) -> Response:
    """One ready chart, with its table."""
    return _one(name, _on_a_page)


@pages.get("/figures/embed/<name>")
def embedded(name: str) -> Response:
    """The same for other sites, which may frame it: source, day, licence and the way here."""
    return _one(name, _in_a_frame)


def _one(name: str, shown: Callable[[ChartView, str, Release], Response]) -> Response:
    chosen = _named(name)
    asked = refusing(read_chosen, request)

    def read(connection: Connection) -> tuple[ChartView, str, Release]:
        found = _charts(connection, asked, known_until(asked))
        named = subjects_named(connection, asked, locale())
        choice = in_words(asked, locale(), named)
        return chart_view(found, chosen, locale()), choice, queries.release(connection)

    return shown(*from_record(read))


def _on_a_page(view: ChartView, choice: str, release: Release) -> Response:
    return page("figure.html", release, view=view, choice=choice)


def _in_a_frame(view: ChartView, choice: str, release: Release) -> Response:
    answer = Response(
        render_template(
            "figure_embedded.html",
            view=view,
            choice=choice,
            release=release,
            site=settings().site_url,
        )
    )
    answer.headers.update(FRAMED)
    return answer


def _named(name: str) -> ChartName:
    """The chart with a name. Raises Unknown for another."""
    found = next((each for each in CHARTS if each == name), None)
    if found is None:
        raise Unknown(name)
    return found


def _file(
    header: Iterable[Cell], rows: Iterable[Iterable[Cell]], name: str, cited: str
) -> Response:
    answer = Response(csv_pieces(map(str, header), [tuple(rows)]), content_type=TYPE)
    answer.headers.update(file_says(cited, addresses.text("methodology")))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
