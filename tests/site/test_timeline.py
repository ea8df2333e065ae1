"""The timeline as a reader walks it: by kind, by month, by place, and back."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app.pages.timeline_filters import kind_name
from app.public import create_app
from app.record.queries.timeline import KINDS
from tests import ledger
from tests.site.reading import Page, read


def _entries(client: FlaskClient, address: str) -> list[str]:
    """Every line of the timeline from an address on, as the place on a page that it leads to."""
    found: list[str] = []
    while address:
        page = read(client, address)
        assert page.status == 200
        found += _lines(page)
        address = _older(page)
    return found


def _lines(page: Page) -> list[str]:
    return re.findall(r'<p class="whose"><a href="([^"]+)"', page.html)


def _older(page: Page) -> str:
    found = re.search(r'class="older" href="([^"]+)"', page.html)
    return found[1].replace("&amp;", "&") if found else ""


def _numbers(page: Page, heading: str) -> dict[str, int]:
    """The numbers beside the choices under a heading."""
    part = page.html.partition(f">{heading}</h3>")[2].partition("</ul>")[0]
    pairs = re.findall(r'<a [^>]*>([^<]+)</a> <span class="num">(\d+)</span>', part)
    return {text: int(number) for text, number in pairs}


def test_everything_stands_once(client: FlaskClient) -> None:
    places = _entries(client, "/timeline")
    months = _numbers(read(client, "/timeline"), "Year")
    assert len(places) == sum(months.values()) > 60


@pytest.mark.parametrize("heading", ["Kind", "Year", "Place of the case"])
def test_a_choice_lists_as_many_lines_as_it_says(client: FlaskClient, heading: str) -> None:
    page = read(client, "/timeline")
    numbers = _numbers(page, heading)
    assert numbers
    part = page.html.partition(f">{heading}</h3>")[2].partition("</ul>")[0]
    for link, number in zip(re.findall(r'href="([^"]+)"', part), numbers.values(), strict=True):
        assert len(_entries(client, link.replace("&amp;", "&"))) == number, link


def test_two_kinds_are_either_and_a_month_narrows_them(client: FlaskClient) -> None:
    taken = _entries(client, "/timeline?kind=taken&month=2023")
    ended = _entries(client, "/timeline?kind=ended&month=2023")
    both = _entries(client, "/timeline?kind=taken&kind=ended&month=2023")
    assert taken
    assert sorted(both) == sorted(taken + ended)
    june = _entries(client, "/timeline?kind=taken&month=2023-06")
    assert set(june) < set(taken)


def test_a_choice_is_named_and_can_be_left_out_again(client: FlaskClient) -> None:
    page = read(client, "/timeline?kind=taken&month=2023-06&place=Baku")
    assert "Shown: Taken into custody without it: Taken into custody; June 2023" in page.words
    assert "/timeline?month=2023-06&place=Baku" in page.choices
    assert "/timeline?kind=taken&month=2023&place=Baku" in page.choices
    assert "/timeline?kind=taken&month=2023-06" in page.choices
    assert "/timeline" in page.links
    assert page.title.startswith("Timeline, Taken into custody, June 2023, Baku")


def test_a_year_offers_its_months(client: FlaskClient) -> None:
    months = _numbers(read(client, "/timeline?month=2021"), "Month")
    year = _numbers(read(client, "/timeline?month=2021"), "Year")["2021"]
    assert next(iter(months)) == "November 2021"
    assert sum(months.values()) <= year


def test_what_cannot_be_dated_is_a_choice_and_says_so(client: FlaskClient) -> None:
    page = read(client, "/timeline?month=undated")
    assert "We cannot date these" in page.words
    assert "not dated" in page.words
    assert not re.search(r"<time ", page.html)


def test_a_choice_that_nothing_fits_says_what_to_do(client: FlaskClient) -> None:
    page = read(client, "/timeline?kind=taken&month=1999&place=Nowhere")
    assert page.status == 200
    assert "Nothing published fits this choice." in page.words
    assert "leave out a part of the choice" in page.words
    assert "/timeline" in page.links


def test_an_empty_record_says_what_will_stand_here(tmp_path: Path) -> None:
    reader = create_app(ledger.build(tmp_path, [])).test_client()
    assert "Nothing dated is published yet." in read(reader, "/timeline").words


@pytest.mark.parametrize(
    "asked",
    [
        "kind=nothing",
        "kind=",
        "kind=taken&kind=taken",
        "month=2023-13",
        "month=23",
        "month=2023-6",
        "month=2023&month=2022",
        "place=",
        "place=%00",
        "place=a%0Ab",
        "year=2023",
        "after=x",
        "before=x",
        "after=WyJhIl0&before=WyJhIl0",
    ],
)
def test_an_address_that_is_not_ours_is_refused_with_a_sentence(
    client: FlaskClient, asked: str
) -> None:
    page = read(client, f"/timeline?{asked}")
    assert page.status == 400
    assert page.words


def test_pages_lead_on_and_back(client: FlaskClient) -> None:
    first = read(client, "/timeline")
    second = read(client, _older(first))
    back = re.search(r'href="([^"]+)" rel="prev"', second.html)
    assert back
    again = read(client, back[1].replace("&amp;", "&"))
    assert _lines(again) == _lines(first)


def test_every_kind_has_a_name_of_its_own(client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        assert len({kind_name(kind) for kind in KINDS}) == len(KINDS)


def test_machines_are_asked_not_to_follow_every_combination(client: FlaskClient) -> None:
    page = read(client, "/timeline?month=2021")
    assert not [link for link in page.links if "kind=" in link or "place=" in link]
    assert [link for link in page.choices if "kind=" in link]
    assert "/timeline?month=2023" in page.links


def test_a_place_is_any_text_and_is_written_safely(client: FlaskClient) -> None:
    page = read(client, f"/timeline?place={quote('<i>here</i>&amp;')}")
    assert page.status == 200
    assert "<i>here" not in page.html
    assert "Shown: <i>here</i>&amp;" in page.words
