"""The page about the API: each example on it is asked here, and answers as it is described."""

from pathlib import Path

import jsonschema
import pytest
from flask.testing import FlaskClient

from app.api.examples import EXAMPLES, Example
from app.api.v1 import ENDPOINTS
from tests.api.test_described import description
from tests.records import SITE
from tests.site.reading import Page, read

PLACES = {
    "case": "giyas-ibrahimov-soyudlu",
    "person": "shahin-haciyev",
    "provision": "cao-388-1",
    "tally": "pfp-2023",
}
PATHS = {each.name: each.path for each in ENDPOINTS}


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> Page:
    return read(client, "/api")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.asks)
def test_an_example_is_answered_as_it_is_described(client: FlaskClient, example: Example) -> None:
    answer = client.get(example.address(PLACES))
    assert answer.status_code == 200, answer.text
    told = answer.get_json()
    assert told.get("items", told)
    described = description(client)
    operation = described["paths"][PATHS[example.endpoint]]["get"]
    shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**shape, "components": described["components"]}
    assert list(jsonschema.Draft202012Validator(whole).iter_errors(told)) == []


def test_the_page_shows_every_example_over_its_own_record(client: FlaskClient, page: Page) -> None:
    shown = [each for each in page.choices if each.startswith("/api/v1/")]
    assert len(shown) == len(EXAMPLES) + 1
    assert {client.get(each).status_code for each in shown} == {200}
    for example in EXAMPLES:
        assert example.asks in page.words


def test_the_page_names_every_address_with_what_it_takes(page: Page) -> None:
    for endpoint in ENDPOINTS:
        assert f"{SITE}/api/v1{endpoint.path}" in page.words
    assert "“taken_from”" in page.words
    assert "mirror.py" in page.words


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    for address in ("/", "/cases", "/about", "/nowhere"):
        assert "/api" in read(client, address).links


def test_an_empty_record_has_a_page_with_fewer_examples(
    sqlite_model: Path, reader: FlaskClient
) -> None:
    found = read(reader, "/api")
    assert found.status == 200
    shown = [each for each in found.choices if each.startswith("/api/v1/")]
    assert len(shown) == 1 + sum(not each.place for each in EXAMPLES)
