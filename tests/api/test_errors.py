"""Whatever is asked of the API: an answer, or a problem with a sentence, that any page may read."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app.api.v1 import ENDPOINTS
from app.db.errors import TooLong
from app.record.filters import FACETS, PARAMETERS, SINGLE
from tests.records import Records, in_folder

LISTS = tuple(each for each in ENDPOINTS if not each.places)
CASE = "/api/v1/cases/elmir-abbasov-soyudlu"


def problem(answer: TestResponse, status: int) -> str:
    """The sentence of a problem, which is one by RFC 9457."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = json.loads(answer.data)
    assert set(told) == {"title", "status", "detail"}
    assert told["status"] == status
    detail: str = told["detail"]
    assert detail.endswith((".", ")."))
    return detail


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1?x=1", 400),
        ("/api/v1/nowhere", 404),
        ("/api/v1/cases/nobody", 404),
        ("/api/v1/cases/No%20Slug", 404),
        ("/api/v1/people/nobody", 404),
        ("/api/v1/law/none-1", 404),
        ("/api/v1/tallies/none", 404),
        (f"{CASE}/at/2", 404),
        (f"{CASE}/at/0", 404),
        (f"{CASE}/at/99999999999999999999", 404),
        (f"{CASE}?as_of=yesterday", 400),
        (f"{CASE}?as_of=", 400),
        (f"{CASE}?asof=2023-01-01", 400),
        (f"{CASE}?as_of=2023-01-01&as_of=2023-01-01", 400),
        ("/api/v1/cases?basis=spech", 400),
        ("/api/v1/cases?sort=random", 400),
        ("/api/v1/cases?after=x", 400),
        ("/api/v1/cases?taken_from=2023-02-01&taken_to=2023-01-01", 400),
        ("/api/v1/changes?since=-1", 400),
        ("/api/v1/changes?since=1e3", 400),
        ("/api/v1/changes?since=%D9%A3", 400),
        ("/api/v1/changes?since=99999999999999999999", 400),
        ("/api/v1/people?after=WyI", 400),
        ("/api/v1/law?page=2", 400),
        ("/api/v1/openapi.json?format=yaml", 400),
        ("/api/v1/cases?lang=xx", 400),
        (f"/api/v1/cases?q={'a' * 100_000}", 414),
        (f"/api/v1/cases/{'a' * 100_000}", 414),
    ],
)
def test_what_is_wrong_is_a_problem_with_a_sentence(
    client: FlaskClient, address: str, status: int
) -> None:
    assert problem(client.get(address), status)


def test_a_problem_is_told_in_the_language_of_the_address(client: FlaskClient) -> None:
    english = problem(client.get("/api/v1/changes?since=x"), 400)
    assert problem(client.get("/api/v1/cases?basis=x&lang=az"), 400) != english


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_sent(client: FlaskClient, method: str) -> None:
    answer = client.open("/api/v1/cases", method=method)
    problem(answer, 405)
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_an_address_that_ends_in_a_slash_leads_to_the_one_without(client: FlaskClient) -> None:
    answer = client.get("/api/v1/cases/?basis=speech")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/api/v1/cases?basis=speech")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_record_that_is_away_is_a_problem_that_says_when_to_come_back(tmp_path: Path) -> None:
    with in_folder(tmp_path).reader() as reader:
        answer = reader.get("/api/v1/cases")
        assert "Try again" in problem(answer, 503)
        assert answer.headers["Retry-After"]
        assert reader.get("/api/v1/openapi.json").status_code == 200


def test_a_question_that_takes_too_long_is_a_problem_that_says_what_to_ask(
    client: FlaskClient,
) -> None:
    app = client.application
    with app.test_request_context("/api/v1/figures"):
        answer = app.make_response(app.handle_user_exception(TooLong()))
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert "two seconds" in json.loads(answer.data)["detail"]
    assert "Retry-After" not in answer.headers


@pytest.fixture(scope="module")
def reader(shipped_on_each: Records) -> Iterator[FlaskClient]:
    """A reader of what ships, on each engine."""
    with shipped_on_each.reader() as found:
        yield found


NAMES = st.sampled_from([*PARAMETERS, "lang", "since", "x", "Q", "q[]", ""])
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", " ", "speech", "held", "2023-06-22", "9999-12-31", "0001-01-01", "any"]),
    st.sampled_from(["%", "'; DROP TABLE release; --", "\x00", "\u202e", "a" * 401, "NULL", "[]"]),
)


@settings(max_examples=60)
@given(st.sampled_from(LISTS), st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_parameters_have_an_answer_or_a_problem(
    reader: FlaskClient, endpoint: "object", asked: list[tuple[str, str]]
) -> None:
    query = "&".join(f"{quote(name)}={quote(value, errors='replace')}" for name, value in asked)
    answered(reader, f"/api/v1{endpoint.path}?{query}")  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(st.sampled_from(ENDPOINTS), st.binary(max_size=40))
def test_any_bytes_have_an_answer_or_a_problem(
    reader: FlaskClient, endpoint: "object", given: bytes
) -> None:
    path = endpoint.path.replace("{", "").replace("}", "")  # type: ignore[attr-defined]
    raw = given.decode("latin-1").replace("#", "")
    answer = reader.get(f"/api/v1{path}", environ_overrides={"QUERY_STRING": raw})
    assert answer.status_code in (200, 400, 404)
    if answer.status_code != 200:
        problem(answer, answer.status_code)


def answered(reader: FlaskClient, address: str) -> None:
    """Asks an address that may be wrong, and says whether it is told so."""
    answer = reader.get(address)
    if answer.status_code == 200:
        assert json.loads(answer.data)["version"] > 0
    else:
        problem(answer, 400)


@pytest.mark.parametrize("name", SINGLE)
def test_what_can_be_given_once_is_refused_twice(client: FlaskClient, name: str) -> None:
    problem(client.get(f"/api/v1/cases?{name}=2023-01-01&{name}=2023-01-01"), 400)


@pytest.mark.parametrize("name", FACETS)
def test_a_facet_may_be_given_many_times_but_not_endlessly(client: FlaskClient, name: str) -> None:
    problem(client.get("/api/v1/cases?" + "&".join(f"{name}=x{n}" for n in range(101))), 400)
