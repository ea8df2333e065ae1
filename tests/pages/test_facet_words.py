"""Every facet and every value of it has words in the reader's language."""

import pytest

from app.pages.facet_words import heading, label
from app.record.filters import CLOSED, FACETS, NOT_RECORDED

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.mark.parametrize("name", FACETS)
def test_every_facet_has_a_heading_and_a_word_for_what_is_not_recorded(name: str) -> None:
    assert heading(name) != name
    assert label(name, NOT_RECORDED, "en")


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, all_ in CLOSED.items() for v in all_])
def test_every_word_of_a_closed_facet_has_a_label(name: str, value: str) -> None:
    assert label(name, value, "en").strip()


def test_two_values_of_a_facet_never_share_their_words() -> None:
    for name, values in CLOSED.items():
        assert len({label(name, value, "en") for value in values}) == len(values), name


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("provision", "cao-388-1", "Article 388-1 of the Code of Administrative Offences"),
        ("provision", "cao-535.1", "Article 535.1 of the Code of Administrative Offences"),
        ("provision", "cc@1960-147", "Article 147 of the Criminal Code (1960)"),
        ("provision", "cao", "Code of Administrative Offences"),
        ("provision", "no article", "no article given"),
        ("provision", NOT_RECORDED, "no charge recorded"),
        ("custody", "any", "any custody"),
        ("basis", "pretext", "pretext, as reported"),
        ("held", "released", "release reported"),
        ("stage", "held", "held"),
        ("fate", "live", "still there"),
        ("language", "az", "Azerbaijani"),
        ("subject", "organisation", "organisation"),
        ("year", "2023", "2023"),
        ("place", "Ganja", "Ganja"),
    ],
)
def test_a_value_stands_in_words(name: str, value: str, words: str) -> None:
    assert label(name, value, "en") == words


@pytest.mark.parametrize("value", ["-", "cao-", "cao-0", "x", "388-1", "cao-388-1-1-1", "½-1"])
def test_an_article_that_nobody_can_read_stands_as_it_was_asked_for(value: str) -> None:
    assert label("provision", value, "en") == value


def test_a_person_is_named_by_their_name_and_a_language_in_the_reader_s() -> None:
    assert label("subject", "a-b", "en", {"a-b": "A. B."}) == "A. B."
    assert label("subject", "nobody", "en") == "nobody"
    assert label("language", "az", "ru") == "азербайджанский"
    assert label("language", "xx", "en") == "xx"


def test_an_article_is_named_in_the_language_of_the_reader() -> None:
    assert label("provision", "cao-388-1", "az") == "İnzibati Xətalar Məcəlləsinin 388-1-ci maddəsi"
