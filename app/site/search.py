"""Search: one page for whatever was typed, and how a browser may search here by itself."""

from flask import Blueprint, Response, render_template, request
from sqlalchemy import Connection

from app import addresses
from app.pages.search_view import search_view
from app.record import queries
from app.record.answers import Release
from app.record.facets.citing import charged_values
from app.record.facets.index import index_of
from app.record.facets.naming import question
from app.record.search.answering import FIRST_OF, Answer, answer
from app.record.search.asking import Asked
from app.record.search.queries import After
from app.site.page import page
from app.web import parameters
from app.web.deployment import locale, settings
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("search", __name__)
_LARGEST = 2**63


@pages.get("/search")
def search() -> Response:
    """What is found for the words typed: nothing that can be typed is an error."""
    given = parameters.only(request, "q", "exact", "kind", "after", free=("q",))
    exact = parameters.one_of(given, "exact", ("on",)) == "on"
    kind = parameters.one_of(given, "kind", tuple(FIRST_OF))
    after = _after(given) if kind else None

    def read(connection: Connection) -> tuple[Asked, Answer | None, tuple[str, ...], Release]:
        asked = question(connection, given.get("q", ""), exact=exact)
        found = answer(connection, asked, kind, after, locale()) if asked.wanted else None
        return asked, found, _charged(connection, asked), queries.release(connection)

    asked, found, charged, release = from_record(read)
    view = search_view(asked, found, locale(), kind, charged, later=after is not None)
    return page("search.html", release, view=view)


def _charged(connection: Connection, asked: Asked) -> tuple[str, ...]:
    """The articles it cites under which somebody is charged; without a digit it cites none."""
    if asked.exact or not any(map(str.isdigit, asked.text)):
        return ()
    return charged_values(connection, index_of(connection), asked)


def _after(given: dict[str, str]) -> After | None:
    """The tier and the place of the last hit seen. Raises BadAddress for a key not ours."""
    key = parameters.key(given, 2)
    if key is None:
        return None
    tier, place = (int(part) if part.isascii() and part.isdigit() else -1 for part in key)
    if 0 <= tier <= len(FIRST_OF) and 0 <= place < _LARGEST:
        return tier, place
    raise BadAddress(gettext("This page key cannot be read. Begin again at the first page."))


@pages.get("/opensearch.xml")
def description() -> Response:
    """How a browser searches here from its own bar, as OpenSearch 1.1 describes it."""
    parameters.only(request)
    ours = addresses.search()
    pattern = f"{settings().site_url}{ours}{'&' if '?' in ours else '?'}q={{searchTerms}}"
    answer = render_template("opensearch.xml", pattern=pattern)
    return Response(answer, mimetype="application/opensearchdescription+xml")
