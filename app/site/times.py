"""What lies in time: the timeline of everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app.pages.sharing.previews import Preview, collection_preview
from app.pages.timeline_filters import NO_PLACE, TimelineFilters, href, timeline_filters
from app.pages.timeline_view import TimelineMonth, timeline_months
from app.record import queries
from app.record.answers import Release
from app.record.queries.several import cases_of, people_in
from app.record.queries.timeline import EVERYTHING, KINDS, Chosen
from app.record.queries.turning import Turn
from app.record.timeline import LONGER, NOT_DATED
from app.site.page import page, place, today
from app.site.turning import asked_turn
from app.web import page_keys, parameters
from app.web.deployment import locale
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("times", __name__)
_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class _Timeline:
    months: tuple[TimelineMonth, ...]
    filters: TimelineFilters
    newer: str
    older: str
    release: Release


@pages.get("/timeline")
def timeline() -> Response:
    """Everything dated, newest first by month, the undated last; under any choice of it."""
    given = parameters.only(request, "month", "place", "after", "before", repeated=("kind",))
    chosen = _chosen(given)
    turn = asked_turn(given)
    read = from_record(lambda connection: _timeline(connection, chosen, turn))
    return page(
        "timeline.html",
        read.release,
        preview=_preview(read.months, chosen),
        months=read.months,
        filters=read.filters,
        newer=read.newer,
        older=read.older,
        start=href(chosen) if turn.after or turn.before else "",
        every=href(EVERYTHING) if chosen != EVERYTHING else "",
    )


def _preview(months: Sequence[TimelineMonth], chosen: Chosen) -> Preview:
    """The timeline as a list of the entries a page shows; a month has its name."""
    hrefs = [line.href for month in months for line in month.lines]
    title = gettext("Timeline")
    if chosen.month and months:
        title = gettext("%(what)s: %(says)s", what=title, says=months[0].heading)
    return collection_preview(title, href(chosen), hrefs, None, place())


def _chosen(given: dict[str, str]) -> Chosen:
    place = parameters.words(given, "place")
    return Chosen(
        kinds=parameters.several(request, "kind", KINDS),
        month=parameters.month(given, "month", (LONGER, NOT_DATED)),
        place="" if place == NO_PLACE else place,
    )


def _timeline(connection: Connection, chosen: Chosen, turn: Turn) -> _Timeline:
    found = queries.timeline_page(connection, chosen, turn, _A_PAGE)
    cases = cases_of(connection, [each.case for each in found.rows])
    people = people_in(connection, cases.values())
    counts = queries.timeline_counts(connection, chosen)
    return _Timeline(
        timeline_months(found.rows, cases, people, locale(), today()),
        timeline_filters(chosen, counts, locale()),
        href(chosen, before=page_keys.encode(found.newer)) if found.newer else "",
        href(chosen, after=page_keys.encode(found.older)) if found.older else "",
        queries.release(connection),
    )
