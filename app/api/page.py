"""The page that tells people of the API: its addresses, examples to try, and what it promises."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request
from sqlalchemy import Connection

from app import addresses
from app.api.examples import EXAMPLES
from app.api.v1 import ENDPOINTS
from app.document.reading import KINDS
from app.pages.sharing.nodes import here
from app.pages.sharing.previews import api_preview
from app.record import queries
from app.record.facets import ordering
from app.record.facets.finding import found
from app.record.filters import NEWEST, Filter
from app.record.queries.several import lines_of
from app.record.queries.turning import BEGINNING
from app.web import parameters
from app.web.deployment import absolute, settings, today
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("api-page", __name__)


@dataclass(frozen=True, slots=True)
class AddressLine:
    """An address of the API in words, and the parameters it takes."""

    url: str
    about: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A question in words, and the address that answers it."""

    asks: str
    href: str
    url: str


@pages.get("/api")
def page() -> Response:
    """What the API is, with examples over this record."""
    parameters.only(request)
    places = from_record(_places)
    shown = render_template(
        "api.html",
        preview=api_preview(gettext("API"), here()),
        endpoints=tuple(_addresses()),
        examples=tuple(_examples(places)),
        description=absolute(addresses.api_description()),
        schemas=tuple(absolute(addresses.schema(kind)) for kind in KINDS),
        mirror=addresses.static("mirror.py"),
        licence=settings().licence,
    )
    return make_response(shown)


def _addresses() -> Iterator[AddressLine]:
    for each in ENDPOINTS:
        names = (*(parameter.name for parameter in each.parameters), addresses.LANGUAGE)
        url = f"{settings().site_url}{addresses.API}{each.path}"
        yield AddressLine(url, gettext(each.about), names)


def _examples(places: dict[str, str]) -> Iterator[ExampleLine]:
    """The examples that this record can answer: an empty one has no case to show."""
    for each in EXAMPLES:
        if not each.place or each.place in places:
            href = each.address(places)
            yield ExampleLine(gettext(each.asks), href, absolute(href))


def _places(connection: Connection) -> dict[str, str]:
    """The slug of one document of each kind that there is."""
    every = found(connection, Filter(), today(), counted=False)
    newest = lines_of(connection, ordering.page(connection, every, NEWEST, 1).ids)
    slugs = {
        "case": [each.slug for each in newest.values()],
        "person": [each.slug for each in queries.people_page(connection, limit=1).people],
        "provision": [each.slug for each in queries.provisions(connection)],
        "tally": [each.slug for each in queries.tallies_page(connection, BEGINNING, 1).rows],
    }
    return {kind: some[0] for kind, some in slugs.items() if some}
