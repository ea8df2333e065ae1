"""The three forms of a feed as readers of feeds see them, in the same few words."""

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import feedparser
from flask.testing import FlaskClient

from tests.records import SITE

FORMS = ("rss", "atom", "json")


@dataclass(frozen=True, slots=True)
class Read:
    """One item: its id, title, address and content, when it was published and last changed."""

    id: str
    title: str
    url: str
    html: str
    published: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed, with the addresses it gives by their relation."""

    items: tuple[Read, ...]
    links: dict[str, str]

    @property
    def ids(self) -> list[str]:
        """The ids of its items in order."""
        return [each.id for each in self.items]


def fetched(reader: FlaskClient, address: str) -> bytes:
    """The bytes at an address that must answer."""
    answer = reader.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status}"
    return bytes(answer.data)


def feed(reader: FlaskClient, form: str, query: str = "", at: str = "/feed") -> Feed:
    """A feed as a reader of its form understands it; `at` is its address without the form."""
    return understood(fetched(reader, f"{at}.{form}{query}"), form)


def walked(reader: FlaskClient, form: str, at: str = "/feed") -> Iterator[Feed]:
    """Each page of a feed, from the first on; `at` may be its whole address."""
    address = at if f".{form}" in at else f"{at}.{form}"
    while address:
        page = understood(fetched(reader, address), form)
        assert page.links["self"] == SITE + address
        yield page
        address = page.links.get("next", "").removeprefix(SITE)


def rows_of(body: bytes) -> list[dict[str, str]]:
    """The rows of a table by the names in its header, which must be there."""
    assert body.startswith(BOM_UTF8)
    text = body.decode("utf-8-sig")
    assert text.startswith("slug,")
    assert text.endswith("\r\n")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def understood(body: bytes, form: str) -> Feed:
    """A feed from its bytes."""
    return _from_json(body) if form == "json" else _from_xml(body)


def _from_xml(body: bytes) -> Feed:
    ElementTree.fromstring(body)
    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.bozo_exception
    return Feed(
        tuple(_from_entry(each) for each in parsed.entries),
        {link.rel: link.href for link in parsed.feed.links},
    )


def _from_entry(entry: Any) -> Read:
    html = entry.content[0].value if "content" in entry else entry.summary
    changed = entry.updated if "updated" in entry and entry.updated != entry.published else None
    return Read(entry.id, entry.title, entry.link, html, entry.published, changed)


def _from_json(body: bytes) -> Feed:
    written = json.loads(body)
    links = {"self": written["feed_url"], "alternate": written["home_page_url"]}
    if "next_url" in written:
        links["next"] = written["next_url"]
    return Feed(tuple(_from_item(each) for each in written["items"]), links)


def _from_item(item: dict[str, Any]) -> Read:
    return Read(
        item["id"],
        item["title"],
        item["url"],
        item["content_html"],
        item["date_published"],
        item.get("date_modified"),
    )
