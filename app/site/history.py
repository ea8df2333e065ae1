"""The history of a case: every revision, what it changed, and the page as it stood then."""

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app.document.case import Case
from app.pages.addressed import document_at
from app.pages.histories import HistoryRead, cases_told, history_rows
from app.pages.reading import read_revision
from app.pages.showing import Phrase, in_language
from app.record import queries
from app.record.answers import Published
from app.record.queries.several import people_in
from app.record.queries.titles import titles
from app.site.cases import case_page
from app.site.page import page, today
from app.web import parameters
from app.web.deployment import locale
from app.web.record import from_record

pages = Blueprint("history", __name__)


@pages.get("/cases/<slug>/history")
def history(slug: str) -> Response:
    """Every revision of a case with its differences, newest first."""
    parameters.only(request)

    published, read = from_record(lambda connection: _history(connection, slug))
    rows = history_rows(read, locale(), today())
    case = published.document
    title = in_language(case.title, locale(), case.lang) if isinstance(case, Case) else None
    return page(
        "history.html",
        proof=published.hash,
        published=published,
        rows=rows,
        title=title or Phrase(slug),
    )


def _history(connection: Connection, slug: str) -> tuple[Published, HistoryRead]:
    published = document_at(connection, "case", slug)
    revisions = queries.revisions(connection, published.id)
    cases = list(cases_told(revisions))
    related = {each.case for case in cases for each in case.related}
    named = titles(connection, related)
    return published, HistoryRead(revisions, people_in(connection, cases), named)


@pages.get("/cases/<slug>/at/<int:number>")
def at(slug: str, number: int) -> Response:
    """A case as one revision published it, with the people and the law as they stood then."""
    parameters.only(request)
    return case_page(from_record(lambda each: read_revision(each, slug, number)), revision=number)
