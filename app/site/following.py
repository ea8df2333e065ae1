"""The page that tells how to follow the record from afar: its feeds and its calendar."""

from flask import Blueprint, Response, request

from app.pages.frame import FEED_TYPES
from app.pages.sharing.previews import feeds_preview
from app.site.page import page, place
from app.web import parameters
from app.web.deployment import settings
from app.web.language import gettext

pages = Blueprint("following", __name__)


@pages.get("/feeds")
def feeds() -> Response:
    """Every feed in every form, the calendar, and what they do not know about who reads them."""
    parameters.only(request)
    preview = feeds_preview(gettext("Feeds and calendar"), place())
    return page("feeds.html", preview=preview, site=settings().site_url, forms=FEED_TYPES)
