"""The cases that a filter finds, as a feed: the rows of the same page, by their last revision."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Connection

from app import addresses
from app.document.case import Case
from app.feeds.case_items import case_item
from app.feeds.door import A_PAGE, FORMS, FeedRead, answered
from app.feeds.items import TOLD, Item, Told
from app.feeds.kinds import Kind
from app.pages.filter_words import in_words
from app.pages.filtering import filter_of, known_until
from app.pages.paged import key_of
from app.pages.subjects_named import subjects_named
from app.record import queries
from app.record.answers import Published
from app.record.facets import ordering
from app.record.facets.finding import Found, found
from app.record.filters import Filter
from app.record.queries.revised import published_at
from app.record.queries.several import people_in
from app.web.deployment import locale, settings, today
from app.web.language import gettext
from app.web.record import from_record
from app.web.remembering import Remembered

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
    choice = in_words(asked, locale(), subjects_named(connection, asked, locale()))
    return FeedRead(_kind(asked, choice), items, page.next, queries.release(connection))


def _items(connection: Connection, ids: tuple[str, ...], answers: Found) -> tuple[Item, ...]:
    """The cases in words, in this order; each is told once and kept while it is the same."""
    published = published_at(connection, ids, answers.at)
    remembered: Remembered[Item] = current_app.extensions[TOLD]
    keys = {key: _look(each, answers) for key, each in published.items()}
    made = {key: remembered.get(look) for key, look in keys.items()}
    cases = _cases(each for key, each in published.items() if made[key] is None)
    told = Told(people_in(connection, cases.values()), locale(), settings().site_url)
    then = answers.at is not None
    return tuple(
        made[key]
        or remembered.keep(keys[key], case_item(told, cases[key], published[key], then=then))
        for key in ids
        if key in published
    )


def _cases(published: Iterable[Published]) -> dict[str, Case]:
    documents = ((each.id, each.document) for each in published)
    return {key: each for key, each in documents if isinstance(each, Case)}


def _look(each: Published, answers: Found) -> tuple[object, ...]:
    """What an item looks like depends on nothing else."""
    then = answers.at is not None
    return (each.id, each.revision, then, each.commitment, each.stamp, locale(), addresses.spoken())


def _kind(asked: Filter, choice: str) -> Kind:
    same = asked.parameters()
    return Kind(
        gettext("Speechwatch: %(what)s", what=choice or gettext("all cases")),
        gettext("The cases that answer this choice, one item each, the last revised first."),
        addresses.cases(same),
        lambda form, after: addresses.cases_as(form, same, after),
    )
