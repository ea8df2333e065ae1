"""The search page: whatever is typed is answered, with reasons, marks and a next step."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.site.reading import Page, read


def found(client: FlaskClient, typed: str, more: str = "") -> Page:
    return read(client, f"/search?q={quote(typed)}{more}")


def test_every_page_has_a_box_that_searches_in_its_own_language(client: FlaskClient) -> None:
    for address in ("/", "/cases/hilal-mamedov", "/law/cao-388-1", "/about", "/nowhere"):
        html = client.get(address).text
        assert '<form class="find" action="/search" role="search">' in html, address
    assert '<input type="hidden" name="lang" value="az">' in client.get("/people?lang=az").text
    assert 'name="lang"' not in client.get("/people").text


def test_a_name_in_another_alphabet_is_found_and_the_page_says_why(client: FlaskClient) -> None:
    page = found(client, "Мамадов")
    assert {"/cases/hilal-mamedov", "/people/latif-mammadov"} <= set(page.links)
    assert "“Mammadov” is a spelling of “Мамадов”: Cyrillic spelling." in page.words
    assert "<mark>Mammadov</mark>" in page.html


def test_the_form_that_was_typed_is_shown_where_a_name_has_it(client: FlaskClient) -> None:
    page = found(client, "Мамедов", "&kind=person")
    assert "Латиф <mark>Мамедов</mark>" in page.html
    assert "is a spelling of" not in page.words


def test_what_is_spelt_as_typed_needs_no_reason(client: FlaskClient) -> None:
    assert "is a spelling of" not in found(client, "Hilal").words


def test_exact_spelling_finds_no_other_and_offers_the_others(client: FlaskClient) -> None:
    page = found(client, "Mamedov", "&exact=on")
    assert "/people/hilal-mamedov" in page.links
    assert "/people/latif-mammadov" not in page.links
    nothing = found(client, "Hılal", "&exact=on")
    assert "/search?q=H%C4%B1lal" in nothing.links
    assert "Search in every spelling" in nothing.words


@pytest.mark.parametrize(
    "typed", ["388-1", "Article 388-1", "388¹", "İXM 388-1-ci maddəsi", "m.388-1", "m. 388-1"]
)
def test_an_article_as_people_write_it_leads_to_its_page_and_its_cases(
    client: FlaskClient, typed: str
) -> None:
    page = found(client, typed)
    assert {"/law/cao-388-1", "/cases/giyas-ibrahimov-soyudlu"} <= set(page.links)
    assert "No document here has" not in page.words


def test_an_article_finds_the_cases_under_its_parts(client: FlaskClient) -> None:
    whole, part = found(client, "535 CAO").links, found(client, "CAO 535.1").links
    assert {"/cases/elvin-mustafayev-saatli", "/law/cao-535.1"} <= set(whole) & set(part)


def test_words_of_a_text_are_quoted_with_where_they_stand(client: FlaskClient) -> None:
    page = found(client, "petition")
    quoted = re.findall(r'class="quoted">(.*?)</p>', page.html, re.DOTALL)
    assert any("<mark>" in each for each in quoted) or page.words.count("Nothing here") == 1


def test_without_an_answer_the_next_step_is_offered(client: FlaskClient) -> None:
    page = found(client, 'zzqx "hunger strike" -custody')
    assert "Nothing here answers that." in page.words
    assert "No document here has the word “zzqx”." in page.words
    assert "Search without what must not occur" in page.words
    assert "/search?q=hunger" in page.links
    assert "/search?q=zzqx" not in page.links


def test_only_what_must_not_occur_is_a_sentence(client: FlaskClient) -> None:
    assert "Say also what should be found" in found(client, "-police").words


def test_nothing_typed_explains_how_to_search(client: FlaskClient) -> None:
    for address in ("/search", "/search?q=", "/search?q=%20"):
        page = read(client, address)
        assert "How to search" in page.words
        assert page.words.count("Nothing here answers that.") == 0


@pytest.mark.parametrize(
    "typed",
    [
        '"', "'", "-", "--", "*", "**", '"-"', "-*", '-"', "NEAR(", "NEAR(a b, 2)", "a OR b", "$$",
        "col:x", "c0mamedov", "^x", "{a b} : c", "a AND", "NOT", "%", "_", "\\", "\\'", "';--",
        "&|!()<->", ":*", "a:*b", "\x00", "a\x00b", "\ud800".encode("utf-8", "surrogatepass").hex(),
        "\u202e\u2066", "̈" * 300, "李", "李明", "ﷺ", "🇵🇸🔻", "a" * 390, "1(103)-1234/2023", "١٢٣",
        "<script>alert(1)</script>", "&amp;", "x" * 61 + " y", "a* b* c* d* e*", "ı İ i I", "…",
    ],
)  # fmt: skip
def test_no_input_is_an_error(client: FlaskClient, typed: str) -> None:
    for more in ("", "&exact=on", "&kind=case", "&kind=person&exact=on"):
        answer = client.get(f"/search?q={quote(typed, errors='replace')}{more}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text


def test_a_very_long_question_is_cut_and_says_so(client: FlaskClient) -> None:
    page = found(client, "police " * 300)
    assert "only its beginning was looked for" in page.words
    assert "Only the first 20 words were looked for." in page.words
    assert page.status == 200


def test_a_key_that_is_not_ours_is_refused_with_a_sentence(client: FlaskClient) -> None:
    for after in ("WyJ4Il0", "xx", "WyIxIiwiLTEiXQ", "WyI5OTkiLCI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Il0"):
        answer = client.get(f"/search?q=a&kind=case&after={after}")
        assert answer.status_code == 400
        assert "This page key cannot be read." in answer.text
    assert client.get("/search?q=a&kind=judge").status_code == 400


def test_further_pages_lose_none_and_repeat_none(client: FlaskClient) -> None:
    seen: list[str] = []
    address = "/search?q=custody&kind=case"
    while address:
        page = read(client, address)
        seen += re.findall(r'<h3 class="name"><a href="(/cases/[^"]+)"', page.html)
        address = next(
            (each for each in page.links if "after=" in each and "kind=case" in each), ""
        )
    assert len(seen) == len(set(seen)) > 5


def test_browsers_learn_how_to_search_here(client: FlaskClient) -> None:
    answer = client.get("/opensearch.xml?lang=az")
    assert answer.mimetype == "application/opensearchdescription+xml"
    url = ElementTree.fromstring(answer.data).find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert url.get("template") == "https://tracker.example/search?lang=az&q={searchTerms}"
    assert 'type="application/opensearchdescription+xml"' in client.get("/").text


def test_cases_that_are_found_can_be_filtered(client: FlaskClient) -> None:
    page = read(client, "/search?q=police")
    assert "These cases with filters" in page.words
    assert "/cases?q=police" in page.choices
    assert "with filters" not in read(client, "/search?q=police&exact=on").words
    assert "with filters" not in read(client, "/search?q=nobodywashere").words


def test_a_citation_offers_the_cases_charged_under_it(client: FlaskClient) -> None:
    for typed in ("388-1+CAO", "388-1"):
        page = read(client, f"/search?q={typed}")
        assert "Cases with a charge under it: Article 388-1 of the Code of" in page.words
        assert "/cases?provision=cao-388-1" in page.choices
    assert "charge under it" not in read(client, "/search?q=CC+147").words
