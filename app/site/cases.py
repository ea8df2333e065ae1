"""The page of a case."""

from flask import Blueprint, Response, request

from app import addresses
from app.pages.case_view import CaseView, case_view, custodies_of
from app.pages.custody_strip import strip_of
from app.pages.pictures.strip import draw_strip
from app.pages.reading import CaseRead, read_case
from app.pages.related import related_lines
from app.pages.sharing.previews import (
    Preview,
    case_preview,
    revision_preview,
)
from app.pages.showing import Showing
from app.pages.source_lines import case_sources
from app.record.answers import Published
from app.site.page import page, place, today
from app.web import parameters
from app.web.deployment import locale, settings
from app.web.record import from_record

pages = Blueprint("cases", __name__)


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
