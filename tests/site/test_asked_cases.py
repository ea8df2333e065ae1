"""What is asked of the list of cases: read back, handed on by its form, refused with a sentence."""

from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.record.filters import CLOSED, PARAMETERS
from tests.site.choosing import listed
from tests.site.reading import read

_SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_what_is_asked_for_is_read_back_and_each_part_can_be_taken_away(
    client: FlaskClient,
) -> None:
    address = "/cases?provision=cao-388-1&basis=pretext&basis=speech&q=police&as_of=2023-07-01"
    page = read(client, f"{address}&taken_from=2023-01-01&taken_to=2023-12-31&sort=oldest")
    said = page.words[page.words.index("Shown:") : page.words.index("Clear all")]
    assert (
        said.split("without it")[0]
        .strip()
        .endswith("Article charged: Article 388-1 of the Code of Administrative Offences")
    )
    for words in (
        "Basis of a charge: pretext, as reported",
        " or speech",
        "with the words “police”",
        "taken from 1 January 2023 to 31 December 2023",
        "states as of 1 July 2023",
    ):
        assert words in said
    for name in ("provision=", "q=", "taken_from=", "as_of="):
        assert any(name not in each for each in page.choices if each.startswith("/cases?"))


def test_a_person_who_is_asked_for_is_called_by_their_name(client: FlaskClient) -> None:
    page = listed(client, "/cases?subject=shahin-haciyev")
    assert page.count == 3
    assert "Who is prosecuted: Shahin Haciyev without it" in page.page.words


def test_a_range_says_how_many_may_lie_outside_it(client: FlaskClient) -> None:
    page = listed(client, "/cases?taken_from=2021-04-10&taken_to=2021-04-20").page
    assert "1 of them may lie outside these days: only a month or a year is known." in page.words
    sure = listed(client, "/cases?taken_from=2023-01-01&taken_to=2023-12-31").page
    assert "may lie outside" not in sure.words


def test_a_choice_that_nothing_answers_says_what_to_take_away(client: FlaskClient) -> None:
    page = read(client, "/cases?year=2021&cluster=Soyudlu%2C+June+2023")
    assert "No case answers all of this." in page.words
    assert "5 cases without this: Soyudlu, June 2023" in page.words
    assert "3 cases without this: 2021" in page.words
    assert "Show all cases" in page.words
    then = read(client, "/cases?basis=speech&known_on=2020-01-01")
    assert "6 cases without this: as known on 1 January 2020" in then.words


def test_the_state_of_a_day_is_the_state_of_that_day(client: FlaskClient) -> None:
    then = listed(client, "/cases?held=held&as_of=2023-06-25")
    assert "States are as of 25 June 2023." in then.page.words
    assert then.count == len(then.rows) > 0
    assert listed(client, "/cases?held=held").count == 0


def test_the_record_as_it_was_known_leads_to_the_revisions_of_then(client: FlaskClient) -> None:
    page = listed(client, "/cases?known_on=2026-11-22")
    assert page.rows
    assert all(row.endswith("/at/1") for row in page.rows)
    assert "Each case stands as it was known then" in page.page.words
    assert listed(client, "/cases?known_on=2020-01-01").count == 0


def test_the_same_cases_are_offered_in_every_other_form(client: FlaskClient) -> None:
    page = read(client, "/cases?basis=speech&sort=oldest")
    offered = {each["href"] for each in page.linked("alternate")}
    for form in ("rss", "atom", "json", "csv", "ics"):
        assert f"/cases.{form}?basis=speech&amp;sort=oldest".replace("&amp;", "&") in offered


def test_the_form_hands_on_what_else_is_asked(client: FlaskClient) -> None:
    html = read(client, "/cases?basis=speech&basis=other&sort=oldest&lang=az").html
    form = html[html.index('<form class="ask-cases"') :]
    form = form[: form.index("</form>")]
    for name, value in (
        ("basis", "other"),
        ("basis", "speech"),
        ("sort", "oldest"),
        ("lang", "az"),
    ):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form


def test_fields_that_a_form_sends_empty_are_left_out_of_the_address(client: FlaskClient) -> None:
    sent = "/cases?basis=speech&q=police&taken_from=&taken_to=&as_of=&known_on=&lang=az"
    answer = client.get(sent)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/cases?basis=speech&q=police&lang=az"


def test_a_citation_that_is_typed_offers_its_article(client: FlaskClient) -> None:
    for typed in ("388-1 CAO", "388-1", "İXM 388-1-ci maddəsi"):
        page = read(client, f"/cases?q={quote(typed)}")
        assert "is an article. Show the cases charged under it" in page.words
        assert "/cases?provision=cao-388-1" in page.choices
    kept = read(client, f"/cases?{urlencode({'q': 'police 388-1 CAO -covid'})}")
    assert "/cases?provision=cao-388-1&q=police+-covid" in kept.choices


def test_an_article_under_which_nobody_is_charged_is_not_offered(client: FlaskClient) -> None:
    assert "is an article" not in read(client, "/cases?q=CC+147").words


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("colour=red", "This page takes no parameter “colour”."),
        ("basis=speach", "“speach” is no value of “basis”."),
        ("taken_from=June", "“June” is no day."),
        ("taken_from=2023-02-01&taken_to=2023-01-01", "ends before it begins"),
        ("place=", "“place” has no words that can be read."),
        ("sort=best", "“best” is no value of “sort”."),
        ("q=a&known_on=2026-11-22", "Words are searched in the record as it is now."),
        ("after=nonsense", "This page key cannot be read."),
        ("as_of=2023-01-01&as_of=2023-01-02", "“as_of” is given more than once."),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    client: FlaskClient, asked: str, sentence: str
) -> None:
    page = read(client, f"/cases?{asked}")
    assert page.status == 400
    assert sentence in page.words


_ANYTHING = st.text(max_size=40) | st.sampled_from(
    [
        "",
        "2023-01-01",
        "0001-01-01",
        "9999-12-31",
        "speech",
        "\x00",
        "%",
        "cao-388-1",
        "-",
        '"',
        "é",
    ]
)


@given(
    asked=st.lists(
        st.tuples(st.sampled_from(PARAMETERS) | st.text(max_size=9), _ANYTHING), max_size=5
    ),
)
@settings(_SLOW, max_examples=30)
def test_whatever_is_asked_there_is_an_answer_or_a_refusal(
    client: FlaskClient, asked: list[tuple[str, str]]
) -> None:
    spelled = urlencode(asked, errors="surrogatepass")
    assert client.get(f"/cases?{spelled}").status_code in (200, 302, 400)


_WELL_WRITTEN = (
    ("provision", "cao"),
    ("provision", "CAO:388-1"),
    ("provision", "cao@2000-310.1"),
    ("provision", "no article"),
    ("year", "1999"),
    ("year", "not recorded"),
    ("subject", "person"),
    ("subject", "somebody-we-do-not-have-yet"),
    ("language", "az-Latn"),
    ("language", "not recorded"),
)


@given(
    asked=st.lists(
        st.sampled_from(sorted(CLOSED)).flatmap(
            lambda name: st.tuples(st.just(name), st.sampled_from(CLOSED[name]))
        )
        | st.tuples(st.sampled_from(("place", "cluster")), _ANYTHING)
        | st.sampled_from(_WELL_WRITTEN),
        max_size=6,
    )
)
@settings(_SLOW, max_examples=8)
def test_what_is_known_to_be_a_value_is_never_refused(
    client: FlaskClient, asked: list[tuple[str, str]]
) -> None:
    printed = [(name, value) for name, value in asked if value.strip() and value.isprintable()]
    assert client.get(f"/cases?{urlencode(printed)}").status_code == 200


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/", "/cases?held=presumed+released"),
        ("/law/cao-388-1", "/cases?provision=cao-388-1"),
        ("/cases/elmir-abbasov-soyudlu", "/cases?cluster=Soyudlu%2C+June+2023"),
    ],
)
def test_other_pages_lead_to_the_cases_they_speak_of(
    client: FlaskClient, address: str, leads: str
) -> None:
    assert leads in read(client, address).choices
    assert listed(client, leads).count


def test_a_table_of_a_filter_says_its_licence_and_how_to_cite_it(client: FlaskClient) -> None:
    headers = client.get("/cases.csv?tie=explicit").headers
    assert headers["Speechwatch-Licence"] == "CC BY 4.0"
    assert 'rel="cite-as"' in headers["Link"]
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
