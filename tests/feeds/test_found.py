"""Feeds are found: by programs in the head of the page they belong to, by people on it."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from tests.feeds.reading import FORMS, fetched
from tests.records import SITE, Records

_TYPES = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
}
CASE, PERSON, LAW = "/cases/elmir-abbasov-soyudlu", "/people/elmir-abbasov", "/law/cao-388-1"
BELONGING = {
    "/": ("/feed", "/updates"),
    "/cases": ("/feed", "/updates", "/cases"),
    "/timeline": ("/feed", "/updates"),
    "/feeds": ("/feed", "/updates"),
    CASE: ("/feed", f"{CASE}/feed"),
    PERSON: ("/feed", f"{PERSON}/feed"),
    LAW: ("/feed", f"{LAW}/feed"),
}
CALENDARS = {
    "/": "/calendar.ics",
    "/timeline": "/calendar.ics",
    "/feeds": "/calendar.ics",
    CASE: "/calendar.ics?subject=elmir-abbasov",
    PERSON: "/calendar.ics?subject=elmir-abbasov",
}


@pytest.fixture(scope="module")
def reader(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of what ships, in two languages."""
    with shipped.reader(LOCALES="en,az") as client:
        yield client


class Page(HTMLParser):
    """What a page's head offers, as its kind, title and address; and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.offers: list[tuple[str, str, str]] = []
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "alternate" and "type" in given:
            self.offers.append((given["type"], given["title"], given["href"]))
        if tag == "a":
            self.links.add(given.get("href", ""))


def page(reader: FlaskClient, address: str) -> Page:
    return Page(fetched(reader, address).decode())


@pytest.mark.parametrize("address", BELONGING)
def test_a_page_offers_the_feeds_that_belong_to_it_in_every_form(
    reader: FlaskClient, address: str
) -> None:
    offers = [each for each in page(reader, address).offers if each[0] in _TYPES]
    wanted = {f"{at}.{form}" for at in BELONGING[address] for form in FORMS}
    assert {href for _, _, href in offers} == wanted
    assert len({title for _, title, _ in offers}) == len(offers)
    for kind, _, href in offers:
        answer = reader.get(href)
        assert answer.status_code == 200
        assert answer.mimetype == kind
        assert href.endswith(_TYPES[kind])


@pytest.mark.parametrize("address", CALENDARS)
def test_a_page_offers_the_calendar_that_belongs_to_it(reader: FlaskClient, address: str) -> None:
    offers = [href for kind, _, href in page(reader, address).offers if kind == "text/calendar"]
    assert offers == [CALENDARS[address]]
    assert reader.get(offers[0]).mimetype == "text/calendar"


@pytest.mark.parametrize("address", [CASE, PERSON, LAW, "/timeline", "/"])
def test_the_same_feeds_stand_in_plain_sight(reader: FlaskClient, address: str) -> None:
    own = BELONGING[address][1]
    assert {f"{own}.{form}" for form in FORMS} <= page(reader, address).links


def test_what_a_page_offers_is_in_its_language(reader: FlaskClient) -> None:
    found = page(reader, f"{CASE}?lang=az")
    assert found.offers
    assert all("lang=az" in href for _, _, href in found.offers)


def test_a_page_that_is_not_there_offers_no_feed_of_its_own(reader: FlaskClient) -> None:
    answer = reader.get("/cases/nobody-at-all")
    assert answer.status_code == 404
    assert "/cases/nobody-at-all/feed" not in answer.text


def test_the_page_of_feeds_names_each_whole_address_and_it_answers(reader: FlaskClient) -> None:
    text = fetched(reader, "/feeds").decode()
    for address in (
        *(f"{at}.{form}" for at in ("/feed", "/updates") for form in FORMS),
        *(f"/feed.{form}?tie=contextual" for form in FORMS),
        "/calendar.ics",
    ):
        assert f"<bdi>{SITE}{address}</bdi>" in text
        assert reader.get(address).status_code == 200
    assert reader.get("/feeds?x=1").status_code == 400


def test_the_page_of_feeds_is_on_every_page(reader: FlaskClient) -> None:
    for address in ("/", CASE, "/about", "/law"):
        assert "/feeds" in page(reader, address).links
