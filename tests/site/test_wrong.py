"""Something wrong here? Each page of a case, a person and an article says whom to tell, and how."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app.public import create_app
from config import Settings
from tests.site.reading import read

PAGES = ("/cases/ilgar-atayev-covid", "/people/shahin-haciyev", "/law/cao-388-1")


@pytest.mark.parametrize("address", PAGES)
def test_a_letter_names_the_page_and_its_revision(client: FlaskClient, address: str) -> None:
    page = read(client, address)
    letters = [each for each in page.links if each.startswith("mailto:")]
    assert len(letters) == 1
    subject = parse_qs(urlsplit(letters[0]).query)["subject"]
    assert subject == [f"Correction: https://tracker.example{address}, revision 1"]


def test_an_earlier_revision_is_named_as_that(client: FlaskClient) -> None:
    page = read(client, "/cases/ilgar-atayev-covid/at/1")
    (letter,) = [each for each in page.links if each.startswith("mailto:")]
    assert "covid/at/1, revision 1" in parse_qs(urlsplit(letter).query)["subject"][0]


@pytest.mark.parametrize("address", [*PAGES, "/", "/cases", "/about"])
def test_without_a_contact_a_sentence_stands_there_and_no_dead_link(
    shipped: Settings, address: str
) -> None:
    reader = create_app(replace(shipped, contact="")).test_client()
    page = read(reader, address)
    assert [each for each in page.links if each.startswith("mailto:")] == []
    assert ("has not named an address to write to" in page.words) == (address in PAGES)
