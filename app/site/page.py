"""What every page of the site does: it takes today's date, a frame and a template."""

from urllib.parse import quote

from flask import Response, g, make_response, render_template, request

from app import addresses
from app.pages.frame import Frame, Tracker, frame
from app.pages.sharing.heads import Head, head
from app.pages.sharing.nodes import here as place
from app.pages.sharing.previews import Preview, plain_preview
from app.record.answers import Release
from app.web.deployment import locale, settings, today

__all__ = ["framed", "page", "place", "today"]

_HASH_SHOWN = 16
_UNQUOTED = "/@:!$&'()*+,;=~"


def page(
    template: str,
    release: Release | None = None,
    *,
    proof: str = "",
    preview: Preview | None = None,
    **context: object,
) -> Response:
    """A page for people, in its frame. `release` prints the head of the record at the foot.

    `proof` is the hash of the one revision that a page shows; it is printed in the head's place,
    so that the page stays as it is while other things are published. `preview` is what a link to
    the page shows; without one it is that of the whole record.
    """
    g.head = (proof or (release.head if release else ""))[:_HASH_SHOWN]
    shown = preview or plain_preview()
    return make_response(render_template(template, preview=shown, **context))


def framed() -> dict[str, Frame | Head]:
    """The frame and the head of the page that is being made, for every template, errors too."""
    given = settings()
    tracker = Tracker(
        given.site_url,
        given.locales,
        given.timezone,
        given.licence,
        given.contact,
        given.takes_tips,
    )
    path = _path()
    return {
        "frame": frame(tracker, locale(), path, today(), g.get("head", "")),
        "head": head(given.site_url, given.locales, locale(), path),
    }


def _path() -> str:
    """The address without its language, for the links to the same page in another."""
    asked = request.query_string.decode("ascii", "replace")
    return addresses.in_language(f"{quote(request.path, _UNQUOTED)}?{asked}", None)
