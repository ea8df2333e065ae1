"""What every page says of itself in its head, to people who share it and to machines."""

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import urldefrag

import pytest
from flask.testing import FlaskClient

from app.document.case import Case
from tests import ledger
from tests.site.reading import Page, led, read

SITE = "https://tracker.example"
_FILES = (".rss", ".atom", ".json", ".ics", ".css", ".py", ".svg", ".png", ".xml")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
_UNFOUND = (
    "/cases/shahin-haciyev-2021-11/history",
    "/cases/shahin-haciyev-2021-11/at/1",
)


@pytest.fixture(scope="module")
def pages(client: FlaskClient) -> dict[str, Page]:
    """Every page that is listed to be found, and those that links lead to, by address."""
    found: dict[str, Page] = {}
    waiting = ["/", *_UNFOUND]
    while waiting:
        address = waiting.pop()
        if address not in found and len(found) < 200:
            found[address] = read(client, address)
            waiting += [
                led(client, there)
                for link in found[address].links
                if (there := urldefrag(link)[0]).startswith("/") and "=" not in there
                if not there.endswith(_FILES)
            ]
    return found


@pytest.fixture(scope="module")
def findable(pages: dict[str, Page]) -> dict[str, Page]:
    """Those that search engines may list."""
    return {address: page for address, page in pages.items() if not page.meta("robots")}


def test_no_two_pages_have_one_title_or_one_description(findable: dict[str, Page]) -> None:
    assert len(findable) > 40
    titles = Counter(page.title for page in findable.values())
    descriptions = Counter(page.meta("description")[0] for page in findable.values())
    for said in (titles, descriptions):
        assert [words for words, count in said.items() if count > 1] == []


def test_every_page_says_what_it_is_about_in_one_line(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        (description,) = page.meta("description")
        assert 20 < len(description) <= 201, address
        assert "\n" not in description


def test_every_page_that_may_be_found_has_one_address(findable: dict[str, Page]) -> None:
    for address, page in findable.items():
        (canonical,) = page.linked("canonical")
        assert canonical["href"] == SITE + address
        assert page.meta("og:url") == [SITE + address]


def test_a_page_names_itself_in_every_language_and_they_name_each_other(
    client: FlaskClient, findable: dict[str, Page]
) -> None:
    for address in [*findable][:12]:
        ours, theirs = read(client, address), read(client, f"{address}?lang=az")
        named = [
            {
                each["hreflang"]: each["href"]
                for each in page.linked("alternate")
                if "hreflang" in each
            }
            for page in (ours, theirs)
        ]
        assert named[0] == named[1]
        assert named[0] == {
            "en": SITE + address,
            "az": f"{SITE}{address}?lang=az",
            "x-default": SITE + address,
        }
        assert theirs.linked("canonical")[0]["href"] == f"{SITE}{address}?lang=az"
        assert theirs.meta("og:locale") == ["az_AZ"]
        assert theirs.meta("og:locale:alternate") == ["en_US"]


def test_a_list_under_a_filter_leads_machines_no_further(client: FlaskClient) -> None:
    page = read(client, "/cases?basis=speech")
    assert page.meta("robots") == ["noindex, nofollow"]
    assert page.linked("canonical") == []
    assert read(client, "/cases").meta("robots") == []


@pytest.mark.parametrize("address", _UNFOUND)
def test_a_page_taken_from_another_is_not_to_be_found(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    assert page.meta("robots") == ["noindex, follow"]
    assert page.linked("canonical") == []
    assert page.blocks == []
    assert [each for each in page.linked("alternate") if "hreflang" in each] == []


def test_a_case_in_another_order_is_the_same_page(client: FlaskClient) -> None:
    page = read(client, "/cases/hilal-mamedov?order=newest")
    assert page.linked("canonical")[0]["href"] == f"{SITE}/cases/hilal-mamedov"
    assert page.meta("robots") == []


def test_what_a_shared_link_shows_is_what_the_page_says(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert page.meta("og:title") == [page.title.removesuffix(" · Speechwatch")], address
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("og:site_name") == ["Speechwatch"]
        assert page.meta("twitter:card") == ["summary_large_image"]
        assert page.meta("og:image:width") + page.meta("og:image:height") == ["1200", "630"]
        assert page.meta("og:image:alt")[0]
        assert page.meta("og:image")[0].startswith(f"{SITE}/")


def test_a_case_is_an_article_with_the_instants_of_the_ledger(client: FlaskClient) -> None:
    page = read(client, "/cases/hilal-mamedov")
    assert page.meta("og:type") == ["article"]
    (published,), (modified,) = (
        page.meta("article:published_time"),
        page.meta("article:modified_time"),
    )
    assert _INSTANT.fullmatch(published)
    assert published <= modified
    assert read(client, "/people/hilal-mamedov").meta("og:type") == ["profile"]
    assert read(client, "/law/cao-388-1").meta("og:type") == ["website"]


def graph(page: Page) -> list[dict[str, Any]]:
    """What a page says to machines."""
    (block,) = page.blocks
    said = json.loads(block)
    assert said["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = said["@graph"]
    return nodes


def test_every_findable_page_says_of_itself_what_kind_it_is(findable: dict[str, Page]) -> None:
    kinds = {address: graph(page)[0]["@type"] for address, page in findable.items() if page.blocks}
    assert kinds["/"] == "WebSite"
    for address in ("/cases", "/people", "/law", "/tallies"):
        assert kinds[address] == "CollectionPage"
    assert kinds["/people/shahin-haciyev"] == "ProfilePage"
    assert kinds["/law/cao-388-1"] == "WebPage"
    assert kinds["/about"] == "AboutPage"
    for address, page in findable.items():
        if address.startswith(("/cases/", "/people/", "/law/")):
            assert graph(page)[0]["url"] == SITE + address


def test_the_first_page_says_how_it_is_searched(client: FlaskClient) -> None:
    action = graph(read(client, "/"))[0]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/search?q={{search_term_string}}"


def test_a_list_names_its_first_pages_in_their_order(client: FlaskClient) -> None:
    page = read(client, "/cases")
    items = graph(page)[0]["mainEntity"]
    cases = [each for each in ledger.shipped() if isinstance(each, Case)]
    assert items["numberOfItems"] == len(cases)
    listed = [each["url"].removeprefix(SITE) for each in items["itemListElement"]]
    assert sorted(listed) == sorted(f"/cases/{each.slug}" for each in cases)
    assert [each for each in page.links if each in listed][:3] == listed[:3]


@pytest.mark.parametrize(
    "case",
    [each for each in ledger.shipped() if isinstance(each, Case)],
    ids=lambda case: case.slug,
)
def test_an_article_says_of_a_case_what_its_document_says(client: FlaskClient, case: Case) -> None:
    article = graph(read(client, f"/cases/{case.slug}"))[0]
    people = {each.slug: each for each in ledger.shipped() if each.speechwatch == "person/1"}
    assert article["@type"] == "Article"
    assert article["headline"] == case.title
    assert article["identifier"] == f"urn:uuid:{case.id}"
    assert article.get("isBasedOn", []) == [each.url for each in case.sources if each.url]
    named = [each["name"] for each in article.get("about", [])]
    known = [people[each.person] for each in case.subjects if each.person]
    assert named == [each.name for each in known if each.identification != "unnamed"]
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_no_day_that_is_not_certain_is_an_event(client: FlaskClient) -> None:
    for slug in ("shahin-haciyev-2021-11", "amrah-tahmazov-salayev-post"):
        assert [each["@type"] for each in graph(read(client, f"/cases/{slug}"))] == ["Article"]
