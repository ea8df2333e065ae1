"""People under the name that their document has for the reader's language."""

from flask.testing import FlaskClient

from tests.feeds.reading import FORMS, feed
from tests.site.reading import read

SLUG = "amrah-tahmazov-salayev-post"
ENGLISH, AZERBAIJANI = "Amrah Tahmazov", "Əmrah Təhməzov"


def test_a_case_calls_its_subject_as_the_reader_s_language_does(client: FlaskClient) -> None:
    assert [each.strip() for each in read(client, f"/cases/{SLUG}").headings] == [ENGLISH]
    page = read(client, f"/cases/{SLUG}?lang=az")
    assert [each.strip() for each in page.headings] == [AZERBAIJANI]
    assert f"{AZERBAIJANI} azad edildiyi güman olunur" in page.words


def test_a_person_s_page_names_them_so_and_keeps_the_other_forms(client: FlaskClient) -> None:
    page = read(client, "/people/amrah-tahmazov?lang=az")
    assert [each.strip() for each in page.headings] == [AZERBAIJANI]
    assert page.title.startswith(AZERBAIJANI)
    assert f'<bdi lang="en">{ENGLISH}</bdi>' in page.html
    assert "Амрах Тахмазов" in page.words
    plain = read(client, "/people/amrah-tahmazov")
    assert [each.strip() for each in plain.headings] == [ENGLISH]
    assert f'<bdi lang="az">{AZERBAIJANI}</bdi>' in plain.html


def test_lists_of_people_and_cases_and_the_search_name_them_alike(client: FlaskClient) -> None:
    for address in ("/", "/cases", "/people", "/timeline", "/search?q=Tahmazov"):
        sign = "&" if "?" in address else "?"
        assert AZERBAIJANI in read(client, f"{address}{sign}lang=az").words, address
        assert ENGLISH in read(client, address).words, address
        assert AZERBAIJANI not in read(client, address).words, address


def test_people_stand_where_the_name_that_is_shown_belongs(client: FlaskClient) -> None:
    words = read(client, "/people?lang=az").words
    # Ə follows E in the alphabet, and nobody stands under A for being Amrah elsewhere.
    assert words.index("Elvin Mustafayev") < words.index("Əlizamin Salayev")
    assert words.index("Əlizamin Salayev") < words.index(AZERBAIJANI)
    assert words.index(AZERBAIJANI) < words.index("Hilal Məmmədov")


def test_an_item_of_a_feed_is_the_same_item_under_either_name(client: FlaskClient) -> None:
    for form in FORMS:
        english, azerbaijani = feed(client, form), feed(client, form, "?lang=az")
        assert english.ids == azerbaijani.ids
        assert any(each.title.startswith(AZERBAIJANI) for each in azerbaijani.items)
        assert not any(ENGLISH in each.title for each in azerbaijani.items)


def test_a_page_that_may_be_meant_is_named_in_the_reader_s_language(client: FlaskClient) -> None:
    page = read(client, "/people/amrah-tahmazof?lang=az")
    assert page.status == 404
    assert AZERBAIJANI in page.words
