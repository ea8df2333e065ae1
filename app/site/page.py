"""What every page of the site does: it takes today's date, a frame and a template."""

from datetime import date

from flask import Response, current_app, g, make_response, render_template, request

from app import dates
from app.pages.frame import Tracker, frame
from app.record.answers import Release
from config import Settings


def settings() -> Settings:
    """The settings of this deployment."""
    found: Settings = current_app.config["SPEECHWATCH"]
    return found


def today() -> date:
    """Today where the tracker is, which is the day its facts are told as of."""
    return dates.today(settings().timezone)


def locale() -> str:
    """The reader's language."""
    return str(g.locale)


def page(template: str, release: Release | None = None, **context: object) -> Response:
    """A page for people, in its frame. `release` prints the head of the record at the foot."""
    given = settings()
    tracker = Tracker(
        given.site_url, given.locales, given.timezone, given.licence, given.contact
    )
    around = frame(tracker, locale(), _path(), today(), release.head[:16] if release else "")
    return make_response(render_template(template, frame=around, **context))


def _path() -> str:
    """The address without its language, for the links to the same page in another."""
    kept = "&".join(
        part for part in request.query_string.decode("ascii", "replace").split("&")
        if part and not part.startswith("lang=")
    )
    return f"{request.path}?{kept}" if kept else request.path
