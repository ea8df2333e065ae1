"""The builder of feeds: a form without script that answers with the address it describes."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from lxml.html import FormElement, HtmlElement, document_fromstring

from app.record.filters import FACETS
from tests.feeds.reading import fetched, rows_of
from tests.records import SITE, Records

_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "ics": "text/calendar",
    "csv": "text/csv",
}


@pytest.fixture(scope="module")
def site(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of what ships, in two languages."""
    with shipped.reader(LOCALES="en,az") as client:
        yield client


def page(site: FlaskClient, address: str) -> HtmlElement:
    """A page, after the redirect that a form with empty fields leads to."""
    answer = site.get(address, follow_redirects=True)
    assert answer.status_code == 200
    return document_fromstring(answer.text)


def form_of(found: HtmlElement) -> FormElement:
    (form,) = found.find_class("builder")
    assert isinstance(form, FormElement)
    return form


def sent(site: FlaskClient, form: FormElement) -> HtmlElement:
    """What comes back when a browser sends the form as it stands."""
    action = str(form.action).partition("#")[0]
    return page(site, f"{action}?{urlencode(form.form_values())}")


def tick(form: FormElement, name: str, value: str) -> None:
    (box,) = form.xpath(f'.//input[@name="{name}"][@value="{value}"]')
    box.checked = True


def address(found: HtmlElement) -> str:
    """The address that the builder answers, as it stands in words and as a link."""
    link = found.get_element_by_id("built").findall(".//a")[0]
    assert link.text_content() == SITE + str(link.get("href"))
    return str(link.get("href"))


def test_nothing_is_answered_before_anybody_asks(site: FlaskClient) -> None:
    found = page(site, "/feeds")
    assert found.find_class("built") == []
    assert form_of(found).method == "GET"
    names = {str(each.name) for each in form_of(found).inputs}
    assert {"q", "taken_from", "taken_to", "form"} <= names
    assert len(names & set(FACETS)) > 10


def test_every_field_has_a_label_and_every_heading_its_own_words(site: FlaskClient) -> None:
    form = form_of(page(site, "/feeds"))
    labelled = {each.get("for") for each in form.findall(".//label[@for]")}
    for each in form.xpath(".//input[not(@type='hidden')]"):
        assert each.get("id") in labelled or each.getparent().tag == "label"
    headings = [each.text_content() for each in form.findall(".//summary")]
    assert len(set(headings)) == len(headings) > 10


@pytest.mark.parametrize("form", _TYPES)
def test_an_empty_form_makes_the_address_of_all_cases(site: FlaskClient, form: str) -> None:
    given = form_of(page(site, "/feeds"))
    given.fields["form"] = form
    found = sent(site, given)
    assert address(found) == f"/cases.{form}"
    assert site.get(address(found)).mimetype == _TYPES[form]
    assert "all there are" in found.get_element_by_id("built").text_content()


def test_what_is_chosen_makes_the_address_and_stays_chosen(site: FlaskClient) -> None:
    given = form_of(page(site, "/feeds"))
    tick(given, "platform", "facebook")
    tick(given, "basis", "pretext")
    tick(given, "basis", "speech")
    given.fields["form"] = "csv"
    given.fields["taken_from"] = "2020-01-01"
    found = sent(site, given)
    expected = "basis=pretext&basis=speech&platform=facebook&taken_from=2020-01-01"
    assert address(found) == f"/cases.csv?{expected}"
    _, cases = found.get_element_by_id("built").findall(".//a")
    assert cases.get("href") == f"/cases?{expected}"
    again = form_of(found)
    assert sorted(again.form_values()) == sorted(given.form_values())
    assert address(sent(site, again)) == address(found)
    assert len(again.findall(".//details[@open]")) == 2


def test_the_sentence_counts_what_is_in_it(site: FlaskClient) -> None:
    found = page(site, "/feeds?platform=facebook&year=2023&form=csv")
    said = found.get_element_by_id("built").text_content()
    number = int(re.findall(r"Now (\d+) cases? (?:is|are) in it", said)[0])
    assert number == len(rows_of(fetched(site, address(found))))
    assert "Facebook" in said
    assert "2023" in said


def test_the_number_beside_a_value_is_that_of_the_cases_that_have_it(site: FlaskClient) -> None:
    form = form_of(page(site, "/feeds?basis=pretext"))
    for name in ("platform", "provision", "year", "held"):
        for row in form.findall(".//li"):
            box = row.findall(".//input")[0]
            if box.name == name:
                query = urlencode({"basis": "pretext", name: box.get("value")})
                rows = rows_of(fetched(site, f"/cases.csv?{query}"))
                assert int(str(row.find_class("num")[0].text)) == len(rows)


def test_what_the_form_has_no_field_for_is_handed_on(site: FlaskClient) -> None:
    given = form_of(page(site, "/feeds?as_of=2024-01-01&known_on=2026-11-30&sort=oldest&lang=az"))
    found = sent(site, given)
    asked = "as_of=2024-01-01&known_on=2026-11-30&sort=oldest&lang=az"
    assert address(found) == f"/cases.rss?{asked}"


@pytest.mark.parametrize(
    "query", ["form=pdf", "form=rss&form=csv", "platfrom=x", "after=WyJhIiwiMSJd", "basis=none"]
)
def test_what_is_wrong_is_refused_with_a_sentence(site: FlaskClient, query: str) -> None:
    answer = site.get(f"/feeds?{query}")
    assert answer.status_code == 400
    assert '<div class="problem"><p><b>' in answer.text


def test_the_builder_speaks_the_language_of_the_page(site: FlaskClient) -> None:
    found = page(site, "/feeds?platform=facebook&form=atom&lang=az")
    assert address(found) == "/cases.atom?platform=facebook&lang=az"
    assert dict(form_of(found).form_values())["lang"] == "az"


def test_an_empty_record_has_a_builder_too(records: Records, reader: FlaskClient) -> None:
    assert address(page(reader, "/feeds?form=rss")) == "/cases.rss"
