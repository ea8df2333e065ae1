"""What every page of the site does: it takes today's date, a frame and a template."""

from datetime import date
from urllib.parse import quote

from flask import Response, g, make_response, render_template, request

from app import addresses, dates
from app.pages.frame import Frame, Tracker, frame
from app.record.answers import Release
from app.web.deployment import locale, settings

_HASH_SHOWN = 16
_UNQUOTED = "/@:!$&'()*+,;=~"


def today() -> date:
    """Today where the tracker is, which is the day its facts are told as of."""
    return dates.today(settings().timezone)


def page(template: str, release: Release | None = None, **context: object) -> Response:
    """A page for people, in its frame. `release` prints the head of the record at the foot."""
    if release:
        g.head = release.head[:_HASH_SHOWN]
    return make_response(render_template(template, **context))


def framed() -> dict[str, Frame]:
    """The frame of the page that is being made, for every template, errors included."""
    given = settings()
    tracker = Tracker(given.site_url, given.locales, given.timezone, given.licence, given.contact)
    return {"frame": frame(tracker, locale(), _path(), today(), g.get("head", ""))}


def _path() -> str:
    """The address without its language, for the links to the same page in another."""
    asked = request.query_string.decode("ascii", "replace")
    return addresses.in_language(f"{quote(request.path, _UNQUOTED)}?{asked}", None)
