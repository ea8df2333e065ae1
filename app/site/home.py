"""The first page."""

from datetime import date

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app.pages.home_view import HELD, HELD_DRAWN, HomeRead, home_view
from app.pages.pictures.strip import draw_strip
from app.pages.sharing.previews import home_preview
from app.record import queries
from app.record.answers import Release, StandingLine
from app.record.queries.several import cases_of, lines_of, people_in
from app.record.queries.totals import tied_per_month, totals
from app.site.page import page, place, today
from app.web import parameters
from app.web.deployment import locale
from app.web.record import from_record

pages = Blueprint("home", __name__)
_HELD_NAMED = 48
_NEWEST = 6


@pages.get("/")
def home() -> Response:
    """Who is held today, the newest arrests and updates, takings by month."""
    parameters.only(request)
    read, release = from_record(_read)
    view = home_view(read, locale(), today())
    strip = draw_strip(view.strip, locale()) if view.strip else None
    return page("home.html", release, preview=home_preview(place()), view=view, strip=strip)


def _read(connection: Connection) -> tuple[HomeRead, Release]:
    day = today()
    standing = _standing(connection, day)
    arrests = queries.newest_arrests(connection, _NEWEST)
    updates = queries.newest_updates(connection, _NEWEST)
    shown = [*(each.case for each in standing[:HELD_DRAWN]), *(each.case for each in updates)]
    cases = cases_of(connection, shown)
    read = HomeRead(
        standing=standing,
        counts=queries.standing_counts(connection, day),
        arrests=arrests,
        updates=updates,
        tied=tied_per_month(connection),
        totals=totals(connection),
        lines=lines_of(connection, [each.case for each in arrests]),
        cases=cases,
        people=people_in(connection, cases.values()),
    )
    return read, queries.release(connection)


def _standing(connection: Connection, day: date) -> tuple[StandingLine, ...]:
    """Those who are known to be held first, then those who were when last heard of."""
    found: tuple[StandingLine, ...] = ()
    for state in HELD:
        found += queries.standing(connection, day, (state,), _HELD_NAMED - len(found))
    return found
