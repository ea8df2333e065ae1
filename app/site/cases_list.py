"""The list of cases under any filter, with the facets beside it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from flask import Blueprint, Response, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Answer

from app import addresses
from app.pages.cases_view import CasesRead, Link, cases_view, loosened
from app.pages.filter_words import AskedPart, in_words
from app.pages.filtering import filter_of, known_until, without_blanks
from app.pages.paged import key_of
from app.pages.sharing.previews import Preview, collection_preview
from app.pages.subjects_named import subjects_named
from app.record import queries
from app.record.facets import ordering
from app.record.facets.citing import charged_values
from app.record.facets.finding import found
from app.record.facets.naming import question
from app.record.facets.ordering import Key
from app.record.filters import Filter
from app.record.queries.totals import Totals, totals
from app.site.listed_rows import Row, RowsRead, drawn_rows, read_rows
from app.site.page import page, place, today
from app.web.deployment import locale
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("list of cases", __name__)
_A_PAGE: Final = 25
"""With forty, two filters over 20,000 cases made 70 kB, and took half as long again."""
_TOLD: Final = 20
"""How many of the list are told to search engines, which walk its pages themselves."""


@pages.get("/cases")
def cases() -> Answer:
    """The cases a filter finds, with what to choose beside them."""
    said = without_blanks(request)
    if said is not None:
        return redirect(addresses.cases(said))
    return _listed(filter_of(request))


def _listed(asked: Filter) -> Response:
    key, until = key_of(asked, asked.sort), known_until(asked)
    (read, drawn), record, release = from_record(
        lambda connection: (
            _read(connection, asked, key, until),
            totals(connection),
            queries.release(connection),
        )
    )
    view, rows = cases_view(asked, read, locale()), drawn_rows(drawn, locale())
    return page(
        "cases.html",
        release,
        preview=_preview(rows, record),
        view=view,
        rows=rows,
        totals=record,
        day=read.found.day.isoformat(),
        choice=in_words(asked, locale(), read.named),
        ways=_ways(view.parts) if not read.found.count else (),
    )


def _read(
    connection: Connection, asked: Filter, key: Key | None, until: datetime | None
) -> tuple[CasesRead, RowsRead]:
    answer = found(connection, asked, today(), until)
    shown = ordering.page(connection, answer, asked.sort, _A_PAGE, key)
    words = question(connection, asked.q) if asked.q else None
    read = CasesRead(
        found=answer,
        next=shown.next,
        named=subjects_named(connection, asked, locale()),
        question=words,
        charged=charged_values(connection, answer.index, words) if words else (),
    )
    return read, read_rows(connection, shown.ids, answer)


def _ways(parts: Sequence[AskedPart]) -> tuple[Link, ...]:
    """What to take away where nothing answers."""

    def count(connection: Connection) -> list[tuple[AskedPart, int]]:
        return [(part, _count(connection, part.without)) for part in parts]

    return loosened(from_record(count)) if parts else ()


def _count(connection: Connection, asked: Filter) -> int:
    return found(connection, asked, today(), known_until(asked), counted=False).count


def _preview(rows: Sequence[Row], record: Totals) -> Preview:
    hrefs = [row.href for row in rows[:_TOLD]]
    return collection_preview(gettext("Cases"), addresses.cases(), hrefs, record.cases, place())
