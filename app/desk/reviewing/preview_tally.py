"""The readers' page of the reported counts that one of them will be on, as it will be then."""

from dataclasses import replace
from uuid import UUID

from flask import Response
from sqlalchemy import Connection

from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.kinds import TALLIES
from app.desk.page import page
from app.desk.reviewing.previewed import previewed
from app.document.others import Tally
from app.pages.reading import TALLIES_OF_A_PAGE, read_tallies, titles_beside, turn_to_tally
from app.pages.tally_view import TallyView, tally_views
from app.record.rows import tally_order
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.record import from_record


@desk.get("/tallies/<uuid:document_id>/preview")
@requires("contributor")
def preview_tally(document_id: UUID) -> Response:
    """The page as readers would see it if this version were published now."""
    with reading() as session:
        found = previewed(session, TALLIES, str(document_id))
    tally = found.opened.draft.document
    if not isinstance(tally, Tally):
        raise Unknown
    views = from_record(lambda connection: _views(connection, tally))
    above = replace(found.previewed, place=tally.slug)
    return page(
        "reviewing/preview_tally.html", tallies=views, newer="", older="", start="", previewed=above
    )


def _views(connection: Connection, tally: Tally) -> tuple[TallyView, ...]:
    """The counts that readers will see around it, with this one in its place among them."""
    read = read_tallies(connection, turn_to_tally(connection, tally))
    others = (each for each in read.tallies if each.id != tally.id)
    counts = sorted((*others, tally), key=tally_order, reverse=True)[:TALLIES_OF_A_PAGE]
    return tally_views(counts, titles_beside(connection, counts), locale())
