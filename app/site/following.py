"""The page that tells how to follow the record from afar: its feeds, its calendar, a builder."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as Answer

from app import addresses
from app.pages.feed_builder import FORMS, builder
from app.pages.filtering import filter_of, known_until, without_blanks
from app.pages.frame import FEED_TYPES
from app.pages.sharing.previews import feeds_preview
from app.pages.subjects_named import subjects_named
from app.record import queries
from app.record.answers import Release
from app.record.facets.finding import Found, found
from app.record.filters import Filter
from app.site.page import page, place, today
from app.web import parameters
from app.web.deployment import locale, settings
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.record import from_record

pages = Blueprint("following", __name__)
_FORM = "form"


@pages.get("/feeds")
def feeds() -> Answer:
    """Every feed in every form, the calendar, and a form that makes the address of any other."""
    form = _form()
    said = without_blanks(request, _FORM)
    if said is not None:
        return redirect(addresses.feeds(said, form))
    return _told(filter_of(request, _FORM), form)


def _form() -> str | None:
    """The form that is asked for. Raises BadAddress for one that is none of ours, or for two."""
    given = request.args.getlist(_FORM)
    if len(given) > 1:
        raise BadAddress(gettext("“%(name)s” is given more than once.", name=_FORM))
    return parameters.one_of({_FORM: given[0]} if given else {}, _FORM, FORMS)


@dataclass(frozen=True, slots=True)
class _Read:
    found: Found
    named: dict[str, str]
    release: Release


def _told(asked: Filter, form: str | None) -> Response:
    if asked.after is not None:
        raise BadAddress(gettext("This page takes no parameter “%(name)s”.", name="after"))
    until = known_until(asked)
    read = from_record(lambda connection: _read(connection, asked, until))
    return page(
        "feeds.html",
        read.release,
        preview=feeds_preview(gettext("Feeds and calendar"), place()),
        site=settings().site_url,
        forms=FEED_TYPES,
        builder=builder(asked, form, read.found, locale(), read.named),
    )


def _read(connection: Connection, asked: Filter, until: datetime | None) -> _Read:
    return _Read(
        found(connection, asked, today(), until),
        subjects_named(connection, asked, locale()),
        queries.release(connection),
    )
