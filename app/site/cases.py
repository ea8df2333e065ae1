"""The list of cases, and the page of one."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.document.case import Case
from app.pages.case_lines import case_rows, state_counts
from app.pages.case_view import CaseView, case_view, custodies_of
from app.pages.custody_strip import strip_of
from app.pages.pictures.strip import draw_strip
from app.pages.reading import CaseRead, read_case
from app.pages.related import related_lines
from app.pages.sharing.previews import (
    Preview,
    case_preview,
    collection_preview,
    revision_preview,
)
from app.pages.showing import Showing
from app.pages.source_lines import case_sources
from app.record import queries
from app.record.answers import CasesPage, Published, Release
from app.record.queries.several import cases_of
from app.record.queries.totals import Totals, totals
from app.site.page import page, place, today
from app.web import page_keys, parameters
from app.web.deployment import locale, settings
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("cases", __name__)
_A_PAGE = 50


@pages.get("/cases")
def cases() -> Response:
    """All cases, newest first."""
    given = parameters.only(request, "after")
    key = parameters.key(given, 1)
    read = from_record(lambda connection: _list(connection, key[0] if key else None))
    older = addresses.cases(after=page_keys.encode(read.found.next)) if read.found.next else None
    rows = case_rows(read.found.cases, read.documents, locale(), today())
    hrefs = [row.href for row in rows]
    return page(
        "cases.html",
        read.release,
        preview=collection_preview(
            gettext("Cases"), addresses.cases(), hrefs, read.totals.cases, place()
        ),
        rows=rows,
        states=state_counts(read.counts, read.totals.parties),
        totals=read.totals,
        older=older,
        first=key is None,
    )


@dataclass(frozen=True, slots=True)
class _List:
    found: CasesPage
    documents: dict[str, Case]
    counts: dict[str, int]
    totals: Totals
    release: Release


def _list(connection: Connection, after: str | None) -> _List:
    """A page of the list, with the documents its bars are drawn from."""
    found = queries.cases_page(connection, after, _A_PAGE)
    return _List(
        found,
        cases_of(connection, [line.id for line in found.cases]),
        queries.standing_counts(connection, today()),
        totals(connection),
        queries.release(connection),
    )


@pages.get("/cases/<slug>")
def case(slug: str) -> Response:
    """One case as it stands."""
    given = parameters.only(request, "order")
    newest_first = parameters.one_of(given, "order", ("newest",)) == "newest"
    read = from_record(lambda connection: read_case(connection, slug))
    return case_page(read, newest_first=newest_first)


def _preview(view: CaseView, published: Published, revision: int | None) -> Preview:
    if revision is not None:
        return revision_preview(view, published)
    return case_preview(view, published, place())


def case_page(
    read: CaseRead, *, newest_first: bool = False, revision: int | None = None
) -> Response:
    """The page of a case; `revision` says that it is an earlier one."""
    showing = Showing(read.case, read.shown.people, read.shown.provisions, locale(), today())
    custodies = custodies_of(read.case)
    strip = strip_of(showing, custodies)
    permalink = addresses.case_at(read.published.slug, read.published.revision)
    view = case_view(showing, custodies, strip.rows)
    published = read.published
    return page(
        "case.html",
        preview=_preview(view, published, revision),
        proof=read.published.hash,
        view=view,
        strip=draw_strip(strip, locale()),
        sources=case_sources(showing),
        related=related_lines(showing, read.titles),
        published=published,
        permalink=settings().site_url + permalink,
        newest_first=newest_first,
        revision=revision,
    )
