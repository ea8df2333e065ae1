"""The cases that a filter finds, as a feed: the rows of the same page, by their last revision."""

from datetime import date, datetime
from typing import Final

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Connection

from app import addresses
from app.feeds.case_items import case_item
from app.feeds.door import A_PAGE, FORMS, FeedRead, answered
from app.feeds.items import Item, Told
from app.feeds.kinds import Kind
from app.feeds.remembering import Remembered
from app.pages.filtering import filter_of, known_until
from app.pages.paged import key_of
from app.record import queries
from app.record.facets import ordering
from app.record.facets.finding import Found, found
from app.record.filters import NEWEST, Filter
from app.record.queries.revised import Revised, revised
from app.record.queries.several import people_in
from app.web.deployment import locale, settings, today
from app.web.language import gettext
from app.web.record import from_record

feeds = Blueprint("found", __name__)

_BY_REVISION: Final = "changed"


@feeds.get(f"/cases.{FORMS}")
def cases_feed(form: str) -> Response:
    """The cases of any filter, one item a case, the one that changed last first."""
    asked = filter_of(request)
    after, day, until = key_of(asked, _BY_REVISION), today(), known_until(asked)
    read = from_record(lambda connection: _read(connection, asked, day, until, after))
    return answered(form, asked.after, read)


def _read(
    connection: Connection,
    asked: Filter,
    day: date,
    until: datetime | None,
    after: ordering.Key | None,
) -> FeedRead:
    answers = found(connection, asked, day, until, counted=False)
    page = ordering.page(connection, answers, _BY_REVISION, A_PAGE, after)
    items = _items(connection, page.ids, answers)
    return FeedRead(_kind(asked), items, page.next, queries.release(connection))


def _items(connection: Connection, ids: tuple[str, ...], answers: Found) -> tuple[Item, ...]:
    """The cases in words, in this order; each is told once and kept while it is the same."""
    cases = revised(connection, ids, answers.at)
    remembered: Remembered[Item] = current_app.extensions[Remembered.EXTENSION]
    keys = {key: _look(each, answers) for key, each in cases.items()}
    made = {key: remembered.get(look) for key, look in keys.items()}
    missing = [cases[key].case for key, known in made.items() if known is None]
    told = Told(people_in(connection, missing), locale(), settings().site_url)
    then = answers.at is not None
    return tuple(
        made[key] or remembered.keep(keys[key], case_item(told, cases[key], then=then))
        for key in ids
        if key in cases
    )


def _look(each: Revised, answers: Found) -> tuple[object, ...]:
    """What an item looks like depends on nothing else."""
    then = answers.at is not None
    return (each.id, each.revision, then, each.version, locale(), addresses.spoken())


def _kind(asked: Filter) -> Kind:
    same = asked.but(sort=NEWEST).parameters()
    return Kind(
        gettext("Speechwatch: cases") if not same else gettext("Speechwatch: cases by a filter"),
        gettext("The cases that this question finds, one item each, the last revised first."),
        addresses.cases(),
        lambda form, after: addresses.cases_as(form, same, after),
    )
