"""Codes stand under their countries where there are several; where there is one, none is named."""

import pytest

from app.document.others import Provision
from app.pages.code_names import named_by, own_name, own_spellings
from app.pages.law_view import CountryGroup, law_by_country
from app.record.answers import ProvisionLine

OURS = ProvisionLine("cc-147", "CC:147", "CC", "147", "slander", "en", 0)
THEIRS = ProvisionLine("gecc-150", "GECC:150", "GECC", "150", "coercion", "en", 0)
UNSAID = ProvisionLine("xcc-1", "XCC:1", "XCC", "1", "something", "en", 0)


def georgian(**changed: object) -> Provision:
    given = {"slug": "gecc-150", "code": "GECC", "path": "150", "title": "coercion"}
    return Provision.model_validate(given | {"country": "GE"} | changed)


def listed(*lines: ProvisionLine, locale: str = "en") -> list[tuple[str, list[str]]]:
    """The countries in words, each with the titles of its codes."""
    groups = law_by_country(lines, {"GECC": georgian(code_title="Penal Act")}, locale)
    return [(each.name, [code.title for code in each.codes]) for each in groups]


def test_codes_stand_under_their_countries_where_there_are_several() -> None:
    assert listed(OURS, THEIRS) == [("Azerbaijan", ["Criminal Code"]), ("Georgia", ["Penal Act"])]


def test_codes_of_which_nobody_says_the_country_stand_last() -> None:
    assert [name for name, _ in listed(UNSAID, THEIRS)] == ["Georgia", "Country not said"]


def test_countries_are_named_in_the_language_of_the_reader() -> None:
    assert [name for name, _ in listed(OURS, THEIRS, locale="az")] == ["Azərbaycan", "Gürcüstan"]


@pytest.mark.parametrize("line", [OURS, THEIRS, UNSAID])
def test_a_single_country_is_not_named(line: ProvisionLine) -> None:
    (group,) = law_by_country([line], {"GECC": georgian()}, "en")
    assert group.name == ""
    assert [code.code for code in group.codes] == [line.code]


def test_no_article_has_no_country() -> None:
    found: tuple[CountryGroup, ...] = law_by_country([], {}, "en")
    assert found == ()


@pytest.mark.parametrize(
    ("title", "locale", "named"),
    [
        ("Penal Act", "en", "Article 150 of the Penal Act"),
        ({"en": "Penal Act", "az": "Cəza Aktı"}, "en", "Article 150 of the Penal Act"),
        ({"en": "Penal Act", "az": "Cəza Aktı"}, "az", "Cəza Aktı"),
        (None, "en", "Article 150 of GECC"),
    ],
)
def test_an_article_names_its_code_in_the_language_of_the_reader(
    title: str | dict[str, str] | None, locale: str, named: str
) -> None:
    assert named in own_name(georgian(code_title=title), locale)
    assert named in named_by("GECC:150", title, "en", locale)


def test_an_article_of_a_code_of_ours_is_not_renamed_by_its_document() -> None:
    named = named_by("CC:147", "Something Else", "en", "en")
    assert named == named_by("CC:147", None, "en", "en")
    assert "Something Else" not in named


def test_an_article_shows_the_ways_in_which_sources_write_its_code() -> None:
    written = {each.text for each in own_spellings(georgian(code_written=["სსკ"]))}
    assert {"150", "GECC 150", "სსკ 150"} <= written
