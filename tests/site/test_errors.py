"""What a reader is told when an address is wrong, gone or away: a sentence, and a way on."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.public import create_app
from tests import ledger
from tests.site.reading import read


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/cases/nobody", "/people/nobody", "/law/cao-1", "/cases/nobody/history"],
)
def test_an_unknown_address_says_so_and_leads_to_all_cases(
    client: FlaskClient, address: str
) -> None:
    page = read(client, address)
    assert page.status == 404
    assert "There is nothing at this address" in page.words
    assert "/cases" in page.links


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?page=2", "takes no parameter “page”"),
        (
            "/cases?sort=name",
            "“name” is no value of “sort”. It is one of: newest, oldest, changed.",
        ),
        ("/cases?after=nonsense", "This page key cannot be read"),
        ("/timeline?after=%00", "This page key cannot be read"),
        ("/timeline?after=bm9uZQ&after=bm9uZQ", "“after” is given more than once"),
        ("/law?lang=az&lang=en", "“lang” is given more than once"),
        ("/law?lang=xx", "There is no language “xx” here. Choose one of: en, az."),
        ("/tallies?x=<script>", "takes no parameter “x”"),
        ("/people/shahin-haciyev?tab=1", "takes no parameter “tab”"),
        ("/about?x=1", "takes no parameter “x”"),
    ],
)
def test_a_wrong_parameter_is_refused_with_a_sentence(
    client: FlaskClient, address: str, sentence: str
) -> None:
    page = read(client, address)
    assert page.status == 400
    assert sentence in page.words
    assert page.elements["script"] == 0


def test_only_subjects_have_a_page(client: FlaskClient) -> None:
    named = {each.slug for each in ledger.shipped() if each.speechwatch == "person/1"}
    subjects = {
        party.person
        for case in ledger.shipped()
        if case.speechwatch == "case/1"
        for party in case.subjects
        if party.person
    }
    for slug in sorted(named):
        assert client.get(f"/people/{slug}").status_code == (200 if slug in subjects else 404)


def test_another_method_is_refused_and_says_which_ones_serve(client: FlaskClient) -> None:
    answer = client.post("/cases")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "Pages here are only read" in answer.get_data(as_text=True)


def test_a_record_that_is_away_is_said_to_be_and_comes_back(tmp_path: Path) -> None:
    settings = ledger.build(tmp_path, ledger.first(ledger.shipped()[:3]))
    reader = create_app(settings).test_client()
    assert reader.get("/cases").status_code == 200
    path, hidden = tmp_path / "record" / "record.sqlite", tmp_path / "elsewhere.sqlite"
    path.rename(hidden)
    for address in ("/", "/cases", "/law", "/timeline", "/tallies", "/people/x", "/law/cao-1"):
        away = reader.get(address)
        assert away.status_code == 503
        assert away.headers["Retry-After"]
        assert "The record cannot be read just now" in away.get_data(as_text=True)
    assert reader.get("/safety").status_code == 200
    hidden.rename(path)
    assert reader.get("/cases").status_code == 200


def test_a_reader_gets_our_mistake_as_a_page_without_its_inside(tmp_path: Path) -> None:
    reader = create_app(ledger.build(tmp_path, ())).test_client()
    reader.application.add_url_rule("/broken", view_func=lambda: str(1 // 0))
    page = read(reader, "/broken")
    assert page.status == 500
    assert "This is our mistake" in page.words
    assert "ZeroDivisionError" not in page.html


def test_an_empty_record_says_on_each_page_what_will_be_there(tmp_path: Path) -> None:
    reader = create_app(ledger.build(tmp_path, ())).test_client()
    for address, words in (
        ("/", "No arrest tied to a post is published yet."),
        ("/", "No update is published yet."),
        ("/cases", "No case is published yet."),
        ("/law", "No article is published yet."),
        ("/timeline", "Nothing dated is published yet."),
        ("/tallies", "No count is published yet."),
    ):
        page = read(reader, address)
        assert page.status == 200
        assert words in page.words


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/cases/hilal-mamedow", "/cases/hilal-mamedov"),
        ("/people/hilal-mammadov", "/people/hilal-mamedov"),
        ("/people/mamedov-hilal", "/people/hilal-mamedov"),
        ("/people/Şahin-Hacıyev", "/people/shahin-haciyev"),
        ("/people/shahin-hajiyev", "/people/shahin-haciyev"),
        ("/cases/shahin-haciyev", "/people/shahin-haciyev"),
        ("/law/cao-388.1", "/law/cao-388-1"),
        ("/cases/ilgar-atayev-covid/at/", "/cases"),
    ],
)
def test_a_mistyped_address_is_answered_with_what_may_be_meant(
    client: FlaskClient, address: str, meant: str
) -> None:
    page = read(client, address)
    assert page.status == 404
    assert meant in page.links


def test_what_may_be_meant_is_offered_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = read(client, "/people/hilal-mamedow?lang=az")
    assert page.status == 404
    assert '<html lang="az"' in page.html
    assert "/people/hilal-mamedov?lang=az" in page.links


def test_somebody_without_a_page_is_never_offered(client: FlaskClient) -> None:
    page = read(client, "/people/shahriyar-mustafayew")
    assert page.status == 404
    assert "mustafayev" not in page.html


@pytest.mark.parametrize(
    "slug", ["x" * 119, "zzzzzz", "-", "%25", "a" * 3000, "%F0%9F%98%80", "%00"]
)
def test_nothing_is_offered_for_what_is_like_nothing(client: FlaskClient, slug: str) -> None:
    page = read(client, f"/people/{slug}")
    assert page.status == 404
    assert "Did you mean" not in page.words


def test_an_address_that_is_too_long_is_refused_with_a_sentence(client: FlaskClient) -> None:
    page = read(client, f"/cases?after={'x' * 9000}")
    assert page.status == 414
    assert "The address is too long to be read" in page.words


def test_no_error_can_be_found_or_shared(client: FlaskClient) -> None:
    for address in ("/nowhere", "/cases?x=1", "/cases/nobody"):
        html = read(client, address).html
        assert '<meta name="robots" content="noindex">' in html
        assert "og:" not in html
        assert "canonical" not in html
        assert "ld+json" not in html


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("/cases/", "/cases"),
        ("/cases/hilal-mamedov/", "/cases/hilal-mamedov"),
        ("/about/?lang=az", "/about?lang=az"),
        ("/law/cao@2000-310.1//", "/law/cao%402000-310.1"),
    ],
)
def test_a_slash_too_many_leads_to_the_page(client: FlaskClient, address: str, plain: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 301
    assert answer.headers["Location"] == plain


@pytest.mark.parametrize("address", ["/evil.example/", "/%0d%0aX:y/", "/x/y/z/", "/cases/x/at/y/"])
def test_a_slash_too_many_leads_nowhere_else(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Location" not in answer.headers


def test_an_address_of_another_host_is_never_where_a_slash_leads(client: FlaskClient) -> None:
    answer = client.open(environ_overrides={"PATH_INFO": "//evil.example/"})
    assert "evil.example" not in answer.headers.get("Location", "").partition("//")[2]
