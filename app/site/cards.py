"""The picture cards of pages, drawn here: who shares an address asks nothing of anybody else."""

from flask import Blueprint, Response, render_template, request
from sqlalchemy import Connection

from app import addresses
from app.document.others import Provision
from app.pages.addressed import document_at
from app.pages.case_view import custodies_of
from app.pages.home_view import held_words
from app.pages.reading import read_case, read_person
from app.pages.sharing.card_facts import (
    CardPlace,
    case_card,
    person_card,
    provision_card,
    record_card,
)
from app.pages.sharing.cards import CardFacts, lay_out
from app.pages.sharing.drawing import png
from app.pages.showing import Showing
from app.record import queries
from app.record.queries.law import Uses
from app.site.page import today
from app.site.people import person_view_of
from app.web import parameters
from app.web.deployment import locale, settings
from app.web.errors import Unknown
from app.web.record import from_record

pages = Blueprint("cards", __name__)


@pages.get("/card.png")
def of_record() -> Response:
    """The card of every page that has none of its own: how many are held."""
    parameters.only(request)
    day = today()
    counts = from_record(lambda connection: queries.standing_counts(connection, day))
    return _picture(record_card(held_words(counts), _place(addresses.home())))


@pages.get("/cases/<slug>/card.png")
def of_case(slug: str) -> Response:
    """The card of a case."""
    parameters.only(request)
    read = from_record(lambda connection: read_case(connection, slug))
    showing = Showing(read.case, read.shown.people, read.shown.provisions, locale(), today())
    place = _place(addresses.case(slug))
    return _picture(case_card(showing, custodies_of(read.case), place))


@pages.get("/people/<slug>/card.png")
def of_person(slug: str) -> Response:
    """The card of a person."""
    parameters.only(request)

    read = from_record(lambda connection: read_person(connection, slug))
    return _picture(person_card(person_view_of(read), _place(addresses.person(slug))))


@pages.get("/law/<slug>/card.png")
def of_provision(slug: str) -> Response:
    """The card of an article."""
    parameters.only(request)
    provision, uses = from_record(lambda connection: _article(connection, slug))
    return _picture(provision_card(provision, uses, _place(addresses.provision(slug))))


def _article(connection: Connection, slug: str) -> tuple[Provision, Uses]:
    found = document_at(connection, "provision", slug).document
    if not isinstance(found, Provision):
        raise Unknown(slug)
    return found, queries.charged(connection, found.key).uses


def _place(address: str) -> CardPlace:
    """Where a card's page stands, as a reader would say it: without scheme and language."""
    bare = addresses.in_language(address, None).rstrip("/")
    host = settings().site_url.partition("://")[2]
    return CardPlace(host + bare, locale(), today())


def _picture(facts: CardFacts) -> Response:
    """A card as PNG. Other sites may show it: that is what it is for."""
    drawn = png(render_template("cards/card.svg", card=lay_out(facts)))
    answer = Response(drawn, mimetype="image/png")
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
