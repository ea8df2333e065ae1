"""The addresses of the feeds: the same items in three forms, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Connection

from app import addresses
from app.feeds import kinds
from app.feeds.channel import Channel, Links
from app.feeds.in_json import json_feed
from app.feeds.in_xml import atom_feed, rss_feed
from app.feeds.items import TOLD, Item, Told, item
from app.feeds.kinds import Kind
from app.pages.frame import FEED_TYPES
from app.record import queries
from app.record.answers import Release
from app.record.queries.following import FeedItem, Key, feed_items
from app.record.queries.several import cases_of, people_in
from app.web import page_keys, parameters
from app.web.deployment import absolute, locale, settings
from app.web.errors import BadAddress
from app.web.language import gettext
from app.web.record import from_record
from app.web.remembering import Remembered

feeds = Blueprint("feeds", __name__)

A_PAGE = 50
FORMS = "<any(rss, atom, json):form>"
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
    """A page of a feed: which feed it is, its items, and the key of the older ones."""

    kind: Kind
    items: tuple[Item, ...]
    next: tuple[object, ...] | None
    release: Release


@feeds.get(f"/feed.{FORMS}")
def arrest_feed(form: str) -> Response:
    """Takings tied to posts, the newest to qualify first; `tie=contextual` adds weaker ties."""
    given = parameters.only(request, "tie", "after")
    weaker = parameters.one_of(given, "tie", (WEAKER,)) is not None
    return _answer(form, given, lambda _: kinds.arrests(weaker=weaker))


@feeds.get(f"/updates.{FORMS}")
def updates_feed(form: str) -> Response:
    """Everything dated that published cases gain."""
    return _answer(form, parameters.only(request, "after"), lambda _: kinds.updates())


@feeds.get(f"/cases/<slug>/feed.{FORMS}")
def case_feed(slug: str, form: str) -> Response:
    """What is new in one case."""
    given = parameters.only(request, "after")
    return _answer(form, given, lambda connection: kinds.of_case(connection, slug))


@feeds.get(f"/people/<slug>/feed.{FORMS}")
def person_feed(slug: str, form: str) -> Response:
    """What is new in all cases of one subject."""
    given = parameters.only(request, "after")
    return _answer(form, given, lambda connection: kinds.of_person(connection, slug))


@feeds.get(f"/law/<slug>/feed.{FORMS}")
def provision_feed(slug: str, form: str) -> Response:
    """What is new in all cases with a charge under an article."""
    given = parameters.only(request, "after")
    return _answer(form, given, lambda connection: kinds.of_provision(connection, slug))


def _answer(form: str, given: dict[str, str], kind_of: Callable[[Connection], Kind]) -> Response:
    after = _numbers(parameters.key(given, 2))
    read = from_record(lambda connection: _read(connection, kind_of(connection), after))
    return answered(form, given.get("after"), read)


def answered(form: str, after: str | None, read: FeedRead) -> Response:
    """A page of a feed in one of its forms; `after` is the key in its own address."""
    body = _WRITERS[form](_channel(form, after, read))
    return Response(body, content_type=f"{FEED_TYPES[form][1]}; charset=utf-8")


def _read(connection: Connection, kind: Kind, after: Key | None) -> FeedRead:
    found = feed_items(connection, kind.feeds, kind.scope, after, A_PAGE)
    items = _items(connection, found.items)
    return FeedRead(kind, items, found.next, kind.release or queries.release(connection))


def _items(connection: Connection, entered: tuple[FeedItem, ...]) -> tuple[Item, ...]:
    """The items in words; documents are opened only for those not told before."""
    remembered: Remembered[Item] = current_app.extensions[TOLD]
    keys = [(each.look, locale(), addresses.spoken()) for each in entered]
    made = [remembered.get(key) for key in keys]
    missing = {each.case for each, known in zip(entered, made, strict=True) if known is None}
    cases = cases_of(connection, missing)
    told = Told(people_in(connection, cases.values()), locale(), settings().site_url)
    return tuple(
        known or remembered.keep(key, item(told, cases[each.case], each))
        for each, key, known in zip(entered, keys, made, strict=True)
    )


def _channel(form: str, after: str | None, read: FeedRead) -> Channel:
    return Channel(
        title=read.kind.title,
        about=read.kind.about,
        lang=locale().replace("_", "-"),
        licence=settings().licence,
        release=read.release,
        links=_links(form, after, read),
        items=read.items,
    )


def _links(form: str, after: str | None, read: FeedRead) -> Links:
    def at(key: str | None, form: str = form) -> str:
        return absolute(read.kind.at(form, key))

    following = page_keys.encode(*map(str, read.next)) if read.next else None
    return Links(
        site=absolute(addresses.home()),
        home=absolute(read.kind.page),
        # One name for the feed in all its forms and pages, so that it is known again anywhere.
        feed=at(None, "atom"),
        self=at(after),
        first=at(None) if after else None,
        next=at(following) if following else None,
    )


def _numbers(key: tuple[str, ...] | None) -> Key | None:
    """The entry and the place a page key names. Raises BadAddress for a key not ours."""
    if key is None:
        return None
    if not all(part.isascii() and part.isdecimal() and int(part) <= _LARGEST for part in key):
        raise BadAddress(gettext("This page key cannot be read. Begin again at the first page."))
    return int(key[0]), int(key[1])
