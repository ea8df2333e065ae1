"""Every kind of feed, in every form, is as its specification and the validators of feeds ask."""

import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.feeds.json_feed import SCHEMA
from tests.feeds.papers import crowd
from tests.feeds.reading import FORMS, feed, fetched, understood
from tests.records import SITE, Records, in_folder

_ATOM = "{http://www.w3.org/2005/Atom}"
_RELAXNG = Path(__file__).with_name("atom.rng")
_ONCE = ("title", "link", "description", "language", "lastBuildDate", "copyright", "generator")
ALL = (
    "/feed",
    "/updates",
    "/cases/elmir-abbasov-soyudlu/feed",
    "/people/elmir-abbasov/feed",
    "/law/cao-388-1/feed",
    "/cases",
)
QUERIES = ("", "?lang=az")


@pytest.fixture(scope="module")
def reader(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of what ships, in two languages."""
    with shipped.reader(LOCALES="en,az") as client:
        yield client


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader of a feed of several pages."""
    records = in_folder(tmp_path_factory.mktemp("long"))
    records.publishes(crowd("many", 120))
    with records.reader() as client:
        yield client


class Markup(HTMLParser):
    """The elements of some HTML that are still open, and the addresses it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("at", ALL)
def test_atom_is_what_its_standard_asks(reader: FlaskClient, at: str, query: str) -> None:
    schema = etree.RelaxNG(file=str(_RELAXNG))
    schema.assertValid(etree.fromstring(fetched(reader, f"{at}.atom{query}")))


def test_the_schema_of_atom_refuses_what_is_no_feed(reader: FlaskClient) -> None:
    schema = etree.RelaxNG(file=str(_RELAXNG))
    body = fetched(reader, "/feed.atom")
    for wrong in (
        body.replace(b"<published>", b"<published>now ", 1),
        body.replace(b"<id>", b"<id/><id>", 1),
        body.replace(b'rel="self"', b'rel="me"', 1),
        body.replace(b'href="https', b'href="/', 1),
    ):
        assert wrong != body
        assert not schema.validate(etree.fromstring(wrong))


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("at", ALL)
def test_rss_has_what_its_standard_and_its_advisory_board_ask(
    reader: FlaskClient, at: str, query: str
) -> None:
    rss = ElementTree.fromstring(fetched(reader, f"{at}.rss{query}"))
    (channel,) = rss
    assert (rss.tag, rss.get("version"), channel.tag) == ("rss", "2.0", "channel")
    assert [len(channel.findall(name)) for name in _ONCE] == [1] * len(_ONCE)
    assert channel.find("ttl") is None
    selves = [each for each in channel.findall(f"{_ATOM}link") if each.get("rel") == "self"]
    assert [each.get("href") for each in selves] == [f"{SITE}{at}.rss{query}"]
    for item in channel.iterfind("item"):
        names = [child.tag for child in item]
        assert len(names) == len(set(names))
        assert {"title", "link", "description", "guid", "pubDate"} <= set(names)
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("at", ALL)
def test_json_feed_is_what_its_standard_asks(reader: FlaskClient, at: str, query: str) -> None:
    written = json.loads(fetched(reader, f"{at}.json{query}"))
    jsonschema.validate(written, SCHEMA)
    assert written["feed_url"] == f"{SITE}{at}.json{query}"
    assert written["language"] == ("az" if query else "en")


@pytest.mark.parametrize("at", ALL)
def test_items_are_whole_html_with_whole_addresses_and_each_stands_once(
    reader: FlaskClient, at: str
) -> None:
    for form in FORMS:
        found = feed(reader, form, at=at)
        assert len(set(found.ids)) == len(found.ids)
        for each in found.items:
            markup = Markup(each.html)
            assert markup.open == []
            assert all(address.startswith(("https://", "http://")) for address in markup.addresses)
            assert "<" not in each.title
            assert each.changed is None or each.changed >= each.published


@pytest.mark.parametrize("form", FORMS)
def test_a_page_names_the_first_and_the_next_but_never_what_is_not_there(
    long: FlaskClient, form: str
) -> None:
    first = feed(long, form)
    second = understood(fetched(long, first.links["next"].removeprefix(SITE)), form)
    assert "first" not in first.links
    if form != "json":
        assert second.links["first"] == f"{SITE}/feed.{form}"
    last = understood(fetched(long, second.links["next"].removeprefix(SITE)), form)
    assert "next" not in last.links


def test_the_id_of_an_atom_feed_is_that_of_all_its_pages(long: FlaskClient) -> None:
    ids = set()
    address = "/feed.atom"
    while address:
        body = fetched(long, address)
        ids.add(ElementTree.fromstring(body).findtext(f"{_ATOM}id"))
        address = understood(body, "atom").links.get("next", "").removeprefix(SITE)
    assert ids == {f"{SITE}/feed.atom"}
