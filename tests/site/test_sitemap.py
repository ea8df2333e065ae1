"""The list of all pages for search engines: every page, none that is gone, in bounded parts."""

from dataclasses import replace
from html import escape
from xml.etree import ElementTree as Xml

import pytest
from flask.testing import FlaskClient

from app.db.engines import engine, reading
from app.document.case import Case
from app.public import create_app
from app.record.queries import every_published
from config import Settings
from tests import ledger

_SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
SITE = "https://tracker.example"


def listed(client: FlaskClient, address: str = "/sitemap.xml") -> list[str]:
    """The addresses in a part of the list."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "application/xml"
    return [
        each.text or "" for each in Xml.fromstring(answer.data).iterfind("s:url/s:loc", _SPACES)
    ]


def parts_of(client: FlaskClient) -> list[str]:
    """The addresses of the parts."""
    tree = Xml.fromstring(client.get("/sitemap.xml").data)
    return [each.text or "" for each in tree.iterfind("s:sitemap/s:loc", _SPACES)]


def test_every_page_is_listed_once_in_each_language(client: FlaskClient) -> None:
    found = listed(client)
    assert len(found) == len(set(found))
    documents = ledger.shipped()
    subjects = {
        party.person for each in documents if isinstance(each, Case) for party in each.subjects
    }
    for each in documents:
        if each.speechwatch == "case/1":
            assert f"{SITE}/cases/{each.slug}" in found
            assert f"{SITE}/cases/{each.slug}?lang=az" in found
        if each.speechwatch == "person/1":
            assert (f"{SITE}/people/{each.slug}" in found) == (each.slug in subjects)
        if each.speechwatch == "provision/1":
            assert f"{SITE}/law/{each.slug}" in found
    for path in (
        "/",
        "/cases",
        "/people",
        "/law",
        "/timeline",
        "/tallies",
        "/about",
        "/feeds",
        "/api",
        "/timeline?month=2023-06",
    ):
        assert f"{SITE}{path}" in found


def test_every_listed_page_answers_and_names_the_listed_address_as_its_own(
    client: FlaskClient,
) -> None:
    for address in listed(client):
        answer = client.get(address.removeprefix(SITE))
        assert answer.status_code == 200, address
        page = answer.get_data(as_text=True)
        assert f'<link rel="canonical" href="{escape(address)}">' in page
        assert 'name="robots"' not in page


def test_each_page_names_itself_in_every_language(client: FlaskClient) -> None:
    tree = Xml.fromstring(client.get("/sitemap.xml").data)
    for url in tree.iterfind("s:url", _SPACES):
        own = url.findtext("s:loc", "", _SPACES)
        links = {each.get("hreflang"): each.get("href") for each in url.iterfind("x:link", _SPACES)}
        assert set(links) == {"en", "az", "x-default"}
        assert own in links.values()
        assert links["x-default"] == links["en"]


def test_a_page_was_last_changed_when_the_ledger_says(
    client: FlaskClient, shipped: Settings
) -> None:
    tree = Xml.fromstring(client.get("/sitemap.xml").data)
    last = {
        url.findtext("s:loc", "", _SPACES): url.findtext("s:lastmod", "", _SPACES)
        for url in tree.iterfind("s:url", _SPACES)
    }
    instants = {each.number: each.instant for each in ledger.first(ledger.shipped())}
    with reading(engine(shipped.record_url, read_only=True)) as connection:
        for each in every_published(connection):
            if each.kind == "case":
                assert last[f"{SITE}/cases/{each.slug}"] == instants[each.stamp]
    assert last[f"{SITE}/safety"] == ""


@pytest.fixture
def small_parts(shipped: Settings) -> FlaskClient:
    """The same record under so long a name that a part holds few pages."""
    return create_app(replace(shipped, site_url=f"{SITE}/{'x' * 120_000}")).test_client()


def test_a_long_list_stands_in_parts_that_hold_every_page_once(
    client: FlaskClient, small_parts: FlaskClient
) -> None:
    long = f"{SITE}/{'x' * 120_000}"
    parts = parts_of(small_parts)
    assert len(parts) > 3
    found = []
    for part in parts:
        found += listed(small_parts, part.removeprefix(long))
    for part in parts[1:]:
        assert len(small_parts.get(part.removeprefix(long)).data) < 10_000_000
    assert len(found) == len(set(found))
    assert sorted(each.replace(long, SITE) for each in found) == sorted(listed(client))


@pytest.mark.parametrize("part", ["0", "999", "99999999999999999999999", "-1", "1.5", "x"])
def test_a_part_that_is_not_there_is_not_found(client: FlaskClient, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_where_the_list_is_and_what_is_no_page(client: FlaskClient) -> None:
    told = client.get("/robots.txt").get_data(as_text=True).splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in told
    assert "Disallow: /desk/" in told
    assert "Disallow: /" not in told


def test_the_sign_is_there_for_programs_that_ask_for_it(client: FlaskClient) -> None:
    for address in ("/favicon.ico", "/apple-touch-icon.png"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.data.startswith(b"\x89PNG")
