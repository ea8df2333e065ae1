"""The counts without names in pages, and the way to each of them wherever it stands."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from flask.testing import FlaskClient

from app.document.others import Tally, Tombstone
from app.document.writing import canonical
from app.public import create_app
from app.record.ledger import Entry
from app.record.rows import tally_order
from app.record.tombstones import slug_hash
from tests import ledger
from tests.site.reading import Page, read

_MANY = 2_000
_A_PAGE = 20
_A_FEW = 5
_LATE = 1_930
_MOST_BYTES = 60_000


def _made_of(shown: Tally, number: int) -> Tally:
    """Another count that says as much; three of them report of the same month."""
    months = number // 3
    fields = {
        "id": None,
        "slug": f"count-{number}",
        "period": f"{1850 + months // 12}-{months % 12 + 1:02}",
    }
    written = shown.model_dump(mode="json", exclude_none=True, by_alias=True) | fields
    made = ledger.identified(Tally.model_validate(written))
    assert isinstance(made, Tally)
    return made


def _shipped() -> list[Tally]:
    return [each for each in ledger.shipped() if isinstance(each, Tally)]


@pytest.fixture(scope="module")
def many() -> list[Tally]:
    """Two thousand counts, as long as those that ship, in the order that readers see them."""
    shown = _shipped()
    made = [_made_of(shown[number % len(shown)], number) for number in range(_MANY)]
    return sorted(made, key=tally_order, reverse=True)


@pytest.fixture(scope="module")
def reader(many: list[Tally], tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a record of all of them."""
    folder = tmp_path_factory.mktemp("tallies")
    return create_app(ledger.build(folder, ledger.first(reversed(many)))).test_client()


def _listed(page: Page) -> list[str]:
    return re.findall(r'<section class="section tally" id="([^"]+)"', page.html)


def _beside(page: Page, rel: str) -> str:
    found = re.search(rf'<a [^>]*href="([^"]+)" rel="{rel}"', page.html)
    return found[1].replace("&amp;", "&") if found else ""


def _walked(reader: FlaskClient, address: str, rel: str) -> list[Page]:
    """The page at an address and those that follow it one way, a few of them."""
    pages: list[Page] = []
    while address and len(pages) < _A_FEW:
        pages.append(read(reader, address))
        assert pages[-1].status == 200
        address = _beside(pages[-1], rel)
    return pages


def _slugs(tallies: Sequence[Tally]) -> list[str]:
    return [each.slug for each in tallies]


@pytest.fixture(scope="module")
def pages(reader: FlaskClient) -> list[Page]:
    """The first pages, from the newest on."""
    return _walked(reader, "/tallies", "next")


@pytest.fixture(scope="module")
def last(reader: FlaskClient, many: list[Tally]) -> list[Page]:
    """The last pages; none of them begins where one from the newest on would."""
    answer = reader.get(f"/tallies/{many[_LATE].slug}")
    return _walked(reader, urldefrag(answer.headers["Location"])[0], "next")


def test_the_way_to_older_counts_shows_each_once_to_the_end(
    pages: list[Page], last: list[Page], many: list[Tally]
) -> None:
    assert [_listed(page) for page in pages] == [
        _slugs(many[first : first + _A_PAGE]) for first in range(0, _A_FEW * _A_PAGE, _A_PAGE)
    ]
    assert [slug for page in last for slug in _listed(page)] == _slugs(many[_LATE:])
    assert not _beside(last[-1], "next")


def test_no_page_of_two_thousand_counts_weighs_sixty_kilobytes(
    pages: list[Page], last: list[Page], reader: FlaskClient
) -> None:
    assert max(len(page.html.encode()) for page in (*pages, *last)) < _MOST_BYTES
    assert len(read(reader, "/tallies?lang=az").html.encode()) < _MOST_BYTES


def test_the_way_back_to_newer_counts_shows_the_same_pages(
    reader: FlaskClient, pages: list[Page], many: list[Tally]
) -> None:
    back = _walked(reader, _beside(pages[2], "prev"), "prev")
    assert [_listed(page) for page in back] == [_slugs(many[20:40]), _slugs(many[:20])]
    assert _beside(back[-1], "next")


@pytest.mark.parametrize("place", [0, 19, 20, 21, 777, 1998, 1999])
@pytest.mark.parametrize("lang", ["", "?lang=az"])
def test_the_address_of_a_count_leads_to_the_page_that_has_it(
    reader: FlaskClient, many: list[Tally], place: int, lang: str
) -> None:
    slug = many[place].slug
    answer = reader.get(f"/tallies/{slug}{lang}")
    assert answer.status_code == 302
    there, anchor = urldefrag(answer.headers["Location"])
    assert anchor == slug
    assert slug in _listed(read(reader, there))
    assert ("lang=az" in there) == bool(lang)


def test_a_count_of_the_first_page_stands_at_the_address_it_always_had(
    reader: FlaskClient, many: list[Tally]
) -> None:
    answer = reader.get(f"/tallies/{many[19].slug}")
    assert answer.headers["Location"] == f"/tallies#{many[19].slug}"


def test_all_that_ships_stands_on_the_first_page(client: FlaskClient) -> None:
    page = read(client, "/tallies")
    assert sorted(_listed(page)) == sorted(_slugs(_shipped()))
    assert "pager" not in page.html


def test_only_the_first_page_is_to_be_found(pages: list[Page]) -> None:
    first, second = pages[:2]
    assert [each["href"].rpartition("/")[2] for each in first.linked("canonical")] == ["tallies"]
    assert first.meta("robots") == []
    assert second.linked("canonical") == []
    assert second.meta("robots") == ["noindex, follow"]
    assert "/tallies" in second.links


def test_a_page_behind_the_last_count_does_not_say_that_there_are_none(
    client: FlaskClient,
) -> None:
    page = read(client, "/tallies?after=WyIwIl0")
    assert page.status == 200
    assert "No count stands behind this place." in page.words
    assert "No count is published yet." not in page.words


@pytest.mark.parametrize("asked", ["after=x", "before=", "after=WyIwIl0&before=WyIwIl0", "page=2"])
def test_an_address_that_names_no_page_is_refused(client: FlaskClient, asked: str) -> None:
    assert read(client, f"/tallies?{asked}").status == 400


def test_a_count_that_there_never_was_is_not_found(client: FlaskClient) -> None:
    assert read(client, "/tallies/nobody-counted").status == 404
    assert read(client, "/tallies/shahin-haciyev-2021-11").status == 404


def _withdrawn(entry: Entry, slug: str, number: int) -> tuple[Entry, Entry]:
    """The entry of a count without what it said, and the one that took it away."""
    stone = Tombstone.model_validate(
        {
            "id": entry.document,
            "slug_hash": [slug_hash(ledger.SLUG_KEY, "tally", slug)],
            "withdrawn": "2026-11-22",
        }
    )
    taken = replace(
        entry, number=number, revision=2, cause="withdrawn", items=(), body=canonical(stone)
    )
    return replace(entry, body=None), taken


def test_a_withdrawn_count_is_gone_and_its_neighbours_still_arrive(tmp_path: Path) -> None:
    shown = sorted(_shipped(), key=tally_order, reverse=True)
    first, second, *others = ledger.first(shown)
    emptied, taken = _withdrawn(second, shown[1].slug, len(shown) + 1)
    settings = ledger.build(tmp_path, [first, emptied, *others, taken])
    reader = create_app(settings).test_client()
    assert shown[1].slug not in _listed(read(reader, "/tallies"))
    assert reader.get(f"/tallies/{shown[1].slug}").status_code == 410
    assert reader.get(f"/tallies/{shown[2].slug}").status_code == 302
