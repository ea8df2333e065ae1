"""The reported counts without names, a page at a time, and where each of them is by now."""

from flask import Blueprint, Response, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Answer

from app import addresses
from app.document.others import Tally
from app.pages.addressed import document_at
from app.pages.reading import TalliesRead, read_tallies, turn_to_tally
from app.pages.sharing.previews import Preview, collection_preview
from app.pages.tally_view import tally_views
from app.record import queries
from app.record.queries.totals import totals
from app.record.queries.turning import BEGINNING, Turn
from app.site.page import page, place
from app.site.turning import asked_turn
from app.web import page_keys, parameters
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("tallies", __name__)


@pages.get("/tallies")
def tallies() -> Response:
    """Some reported counts without names, newest first."""
    turn = asked_turn(parameters.only(request, "after", "before"))
    read, record, release = from_record(
        lambda each: (read_tallies(each, turn), totals(each), queries.release(each))
    )
    return page(
        "tallies.html",
        release,
        preview=_preview(read, record.tallies),
        tallies=tally_views(read.tallies, read.titles, locale()),
        newer=addresses.tallies(before=page_keys.encode(read.newer)) if read.newer else "",
        older=addresses.tallies(page_keys.encode(read.older)) if read.older else "",
        start=addresses.tallies() if turn != BEGINNING else "",
    )


def _preview(read: TalliesRead, count: int) -> Preview:
    hrefs = [addresses.tally(each.slug) for each in read.tallies]
    return collection_preview(gettext("Tallies"), addresses.tallies(), hrefs, count, place())


@pages.get("/tallies/<slug>")
def tally(slug: str) -> Answer:
    """To a count on the page that has it; which one that is changes as others are published."""
    parameters.only(request)
    turn = from_record(lambda connection: _turn_to(connection, slug))
    after = page_keys.encode(turn.after) if turn.after else None
    return redirect(addresses.tallies(after, place=slug))


def _turn_to(connection: Connection, slug: str) -> Turn:
    found = document_at(connection, "tally", slug).document
    if not isinstance(found, Tally):
        raise Unknown(slug)
    return turn_to_tally(connection, found)
