"""What holds for every page there is, found by following every link from the first one."""

import re
from urllib.parse import urldefrag

import pytest
from flask.testing import FlaskClient

from tests.site.reading import Page, led, read

_INLINE = re.compile(
    r"<style|\sstyle=|<script(?! type=\"application/ld\+json\">)|\son[a-z]+=|javascript:",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:src|srcset|action|data)=\"(https?:)?//", re.IGNORECASE)
_MOST_BYTES = 60_000
_FILES = (".rss", ".atom", ".json", ".ics", ".css", ".py", ".svg")


@pytest.fixture(scope="module")
def pages(client: FlaskClient) -> dict[str, Page]:
    """Every page that a reader can reach from the first one, by its address."""
    found: dict[str, Page] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = read(client, address)
            waiting += [
                led(client, there)
                for link in found[address].links
                if (there := urldefrag(link)[0]).startswith("/") and "lang=" not in there
                if not there.partition("?")[0].endswith(_FILES)
            ]
    return found


def test_every_kind_of_page_can_be_reached_from_the_first(pages: dict[str, Page]) -> None:
    for address in (
        "/cases",
        "/cases/shahin-haciyev-2021-11",
        "/cases/shahin-haciyev-2021-11/history",
        "/cases/shahin-haciyev-2021-11/at/1",
        "/people/shahin-haciyev",
        "/law",
        "/law/cao-388-1",
        "/law/cao@2000-310.1",
        "/timeline",
        "/tallies",
        "/about",
        "/methodology",
        "/safety",
        "/cite",
    ):
        assert address in pages


def test_every_link_leads_to_a_page(pages: dict[str, Page]) -> None:
    assert {address: page.status for address, page in pages.items() if page.status != 200} == {}


def test_every_link_to_a_place_on_a_page_leads_to_that_place(pages: dict[str, Page]) -> None:
    lost = [
        (address, link)
        for address, page in pages.items()
        for link in page.links
        for there, place in [urldefrag(link)]
        if place and (not there or there.startswith("/")) and "lang=" not in there
        if place not in pages[there or address].ids
    ]
    assert lost == []


def test_every_page_has_a_title_of_its_own_and_one_heading(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert len(page.headings) == 1, address
        assert page.headings[0].strip(), address
        assert page.title.strip().endswith("· Speechwatch"), address
    titles = [page.title for address, page in pages.items() if "=" not in address]
    assert len(set(titles)) == len(titles)


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    twice = {
        address: again
        for address, page in pages.items()
        if (again := [name for name, count in page.ids.items() if count > 1])
    }
    assert twice == {}


def test_no_page_has_script_style_or_handler_in_it(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert not _INLINE.search(page.html), (address, _INLINE.search(page.html))
        assert page.elements["script"] == page.elements["style"] == page.elements["iframe"] == 0


def test_no_page_asks_anything_of_another_host(pages: dict[str, Page]) -> None:
    assert [address for address, page in pages.items() if _ASKED.search(page.html)] == []


def test_no_page_weighs_more_than_sixty_kilobytes(pages: dict[str, Page]) -> None:
    heavy = {
        address: weight
        for address, page in pages.items()
        if (weight := len(page.html.encode())) > _MOST_BYTES
    }
    assert heavy == {}


@pytest.mark.parametrize("address", ["/", "/cases", "/law/cao-388-1", "/nowhere", "/cases?x=1"])
def test_every_answer_has_the_headers_that_keep_readers_safe(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ["/", "/cases", "/people/shahin-haciyev", "/law/cao-388-1"])
def test_a_page_says_its_language_and_offers_the_others(client: FlaskClient, address: str) -> None:
    page = read(client, f"{address}?lang=az")
    assert page.status == 200
    assert '<html lang="az"' in page.html
    assert address in page.links
