"""Anybody's page may read the API, and nobody is sent twice what they have."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.api.v1 import ENDPOINTS
from app.document.writing import to_yaml
from tests.content import shipped as papers
from tests.publishing.papers import article, case, person
from tests.records import Records

PLACES = {"slug": papers.CASES[2], "article": "cao-388-1", "revision": "1"}
CASE, PERSON = "/api/v1/cases/sadiqzade-poem", "/api/v1/people/aydin-sadiqzade"
OTHERS = {"person": "elmir-abbasov", "tally": "pfp-2023"}


def address(endpoint: Any) -> str:
    """An address that there is of each kind."""
    places = PLACES | ({"slug": OTHERS[endpoint.name]} if endpoint.name in OTHERS else {})
    return f"/api/v1{endpoint.path.format(**places)}"


ADDRESSES = [address(each) for each in ENDPOINTS]


@pytest.mark.parametrize("where", [*ADDRESSES, "/api/v1/openapi.json"])
def test_any_page_may_read_it(client: FlaskClient, where: str) -> None:
    answer = client.get(where, headers={"Origin": "https://newsroom.example"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("where", [*ADDRESSES, "/api/v1/openapi.json"])
def test_who_has_an_answer_is_told_so_on_any_page(client: FlaskClient, where: str) -> None:
    tag = client.get(where).headers["ETag"]
    again = client.get(where, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{where}?lang=az").headers["ETag"] != tag


@pytest.mark.parametrize("where", ADDRESSES)
def test_head_is_answered_as_get_without_its_bytes(client: FlaskClient, where: str) -> None:
    got, head = client.get(where), client.head(where)
    assert (head.status_code, head.data) == (200, b"")
    assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("where", ADDRESSES)
def test_a_browser_that_asks_before_is_let_in(client: FlaskClient, where: str) -> None:
    asked = {
        "Origin": "https://newsroom.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options(where, headers=asked)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize(
    "address",
    ["/feed.rss", "/updates.atom", "/cases.json?basis=speech", "/calendar.ics", "/cases.csv",
     "/figures.csv", "/figures/taken.csv", "/cases/elmir-abbasov-soyudlu/feed.json"],
)  # fmt: skip
def test_feeds_calendars_and_tables_are_open_to_pages_of_other_sites(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Robots-Tag" not in answer.headers


def test_pages_for_people_stay_closed_to_the_scripts_of_others(client: FlaskClient) -> None:
    for where in ("/", "/cases", "/api", "/desk", "/desk/cases.csv"):
        assert "Access-Control-Allow-Origin" not in client.get(where).headers


def test_the_document_of_a_case_is_another_one_only_when_it_or_what_it_shows_changes(
    records: Records,
) -> None:
    records.publishes(to_yaml(person(), article(), case()))
    with records.reader() as reader:
        tags = [tag(reader)]
        records.publishes(to_yaml(person("another-one"), case("another-case", "another-one")))
        tags.append(tag(reader))
        records.publishes(json.dumps(reader.get(PERSON).get_json() | {"name": "A. Sadiqzade"}))
        tags.append(tag(reader))
        assert reader.get(CASE).get_json()["derived"]["parties"][0]["name"] == "A. Sadiqzade"
    assert tags[0] == tags[1] != tags[2]


def tag(reader: FlaskClient) -> str:
    return reader.get(CASE).headers["ETag"]
