"""What moves or goes takes along its card and its place in the list of pages."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from app import content
from tests.records import SITE, Records
from tests.scenes import shipped, shipped_model, stocked
from tests.site.test_sitemap import listed

__all__ = ["shipped", "shipped_model", "stocked"]


@pytest.fixture
def reader(stocked: Records) -> Iterator[FlaskClient]:
    """A reader who stays while the record changes."""
    with stocked.reader() as client:
        yield client


def test_a_card_moves_with_its_page_and_goes_with_it(stocked: Records, reader: FlaskClient) -> None:
    text = (content.FOLDER / "cases" / "ilgar-atayev-covid.yaml").read_text(encoding="utf-8")
    was, now = "slug: ilgar-atayev-covid\n", "slug: atayev\nformerly: ilgar-atayev-covid\n"
    assert was in text
    stocked.publishes(text.replace(was, now))
    moved = reader.get("/cases/ilgar-atayev-covid/card.png")
    assert moved.status_code == 301
    assert moved.headers["Location"].endswith("/cases/atayev/card.png")
    assert reader.get("/cases/atayev/card.png").status_code == 200
    stocked.runs("withdraw", "atayev", "--why", "asked by the family")
    assert reader.get("/cases/atayev/card.png").status_code == 410


def test_what_was_withdrawn_or_nobody_is_charged_in_is_not_listed(
    stocked: Records, reader: FlaskClient
) -> None:
    before = listed(reader)
    assert f"{SITE}/cases/ilgar-atayev-covid" in before
    assert f"{SITE}/people/ilgar-atayev" in before
    stocked.runs("withdraw", "ilgar-atayev-covid", "--why", "asked by the family")
    after = listed(reader)
    assert [each for each in after if "ilgar-atayev" in each] == []
    gone = {each for each in set(before) - set(after) if "/timeline?" not in each}
    assert gone == {each for each in before if "ilgar-atayev" in each}
