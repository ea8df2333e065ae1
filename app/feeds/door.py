"""The addresses of the arrest feed: the same items in three forms, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy import Connection

from app import addresses
from app.document.case import Case
from app.document.others import Person
from app.feeds.channel import Channel, Links
from app.feeds.in_json import json_feed
from app.feeds.in_xml import atom_feed, rss_feed
from app.feeds.items import Item, Told, item
from app.pages.frame import FEED_TYPES
from app.record import queries
from app.record.answers import FeedPage, Release
from app.record.queries.several import cases_of, people_in
from app.web import page_keys, parameters
from app.web.deployment import absolute, locale, settings
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.record import from_record

feeds = Blueprint("feeds", __name__)

A_PAGE = 50
WEAKER = "contextual"
# The largest number both engines keep in a column of whole numbers.
_LARGEST = 2**31 - 1
_WRITERS: dict[str, Callable[[Channel], bytes]] = {
    "rss": rss_feed,
    "atom": atom_feed,
    "json": json_feed,
}


@dataclass(frozen=True, slots=True)
class FeedRead:
    """Some items of the feed, with the cases and the people they tell of."""

    page: FeedPage
    cases: dict[str, Case]
    people: dict[str, Person]
    release: Release


@feeds.get("/feed.<any(rss, atom, json):form>")
def arrest_feed(form: str) -> Response:
    """Takings tied to posts, the newest to qualify first; `tie=contextual` adds weaker ties."""
    given = parameters.only(request, "tie", "after")
    tie = parameters.one_of(given, "tie", (WEAKER,))
    after = _numbers(parameters.key(given, 2))
    read = from_record(lambda connection: _read(connection, tie, after))
    body = _WRITERS[form](_channel(form, tie, given.get("after"), read))
    return Response(body, content_type=f"{FEED_TYPES[form][1]}; charset=utf-8")


def _read(connection: Connection, tie: str | None, after: tuple[int, int] | None) -> FeedRead:
    found = queries.arrests_page(connection, "contextual" if tie else "arrests", after, A_PAGE)
    cases = cases_of(connection, (each.case for each in found.items))
    people = people_in(connection, cases.values())
    return FeedRead(found, cases, people, queries.release(connection))


def _channel(form: str, tie: str | None, after: str | None, read: FeedRead) -> Channel:
    return Channel(
        title=_title(tie),
        lang=locale().replace("_", "-"),
        licence=settings().licence,
        release=read.release,
        links=_links(form, tie, after, read.page.next),
        items=tuple(_items(read)),
    )


def _title(tie: str | None) -> str:
    if tie:
        return gettext("Speechwatch: arrests tied to posts, weaker ties included")
    return gettext("Speechwatch: arrests tied to posts")


def _links(form: str, tie: str | None, after: str | None, following: object) -> Links:
    def at(key: str | None, form: str = form) -> str:
        return absolute(addresses.arrest_feed(form, tie, key))

    return Links(
        home=absolute(addresses.home()),
        # One name for the feed in all its forms and pages, so that it is known again anywhere.
        feed=at(None, "atom"),
        self=at(after),
        first=at(None) if after else None,
        next=at(page_keys.encode(*map(str, following))) if isinstance(following, tuple) else None,
    )


def _items(read: FeedRead) -> list[Item]:
    told = Told(read.people, locale(), settings().site_url)
    return [item(told, read.cases[each.case], each) for each in read.page.items]


def _numbers(key: tuple[str, ...] | None) -> tuple[int, int] | None:
    """The entry and the place a page key names. Raises BadAddress for a key not ours."""
    if key is None:
        return None
    if not all(part.isascii() and part.isdecimal() and int(part) <= _LARGEST for part in key):
        raise BadAddress(gettext("This page key cannot be read. Begin again at the first page."))
    return int(key[0]), int(key[1])
