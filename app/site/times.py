"""What lies in time: the timeline of everything, and the reported counts."""

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.document.others import Tally
from app.pages.tally_view import tally_views
from app.pages.timeline_view import TimelineMonth, timeline_months
from app.record import queries
from app.record.answers import Release
from app.record.queries.several import cases_of, people_in
from app.record.queries.titles import Title, titles
from app.site.page import page, today
from app.web import page_keys, parameters
from app.web.deployment import locale
from app.web.record import from_record

pages = Blueprint("times", __name__)
_A_PAGE = 60


@pages.get("/timeline")
def timeline() -> Response:
    """Everything dated, newest first by month, the undated last."""
    given = parameters.only(request, "after")
    key = parameters.key(given, 1)

    def read(connection: Connection) -> tuple[tuple[TimelineMonth, ...], str | None, Release]:
        found = queries.timeline_page(connection, after=key[0] if key else None, limit=_A_PAGE)
        cases = cases_of(connection, [each.case for each in found.moments])
        people = people_in(connection, cases.values())
        months = timeline_months(found.moments, cases, people, locale(), today())
        return months, found.next, queries.release(connection)

    months, following, release = from_record(read)
    older = addresses.timeline(page_keys.encode(following)) if following else ""
    return page("timeline.html", release, months=months, older=older, first=key is None)


@pages.get("/tallies")
def tallies() -> Response:
    """Reported counts without names, newest first."""
    parameters.only(request)

    def read(connection: Connection) -> tuple[tuple[Tally, ...], dict[str, Title], Release]:
        found = (each.published.document for each in queries.tallies(connection))
        counts = tuple(each for each in found if isinstance(each, Tally))
        named = {slug for each in counts for slug in (*each.overlaps, each.case or "") if slug}
        return counts, titles(connection, named), queries.release(connection)

    counts, known, release = from_record(read)
    return page("tallies.html", release, tallies=tally_views(counts, known, locale()))
