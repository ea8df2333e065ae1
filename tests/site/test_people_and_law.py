"""The pages of people and of articles."""

import pytest
from flask.testing import FlaskClient

from app.document.case import Case
from app.document.others import Provision
from app.pages.law_uses import uses_of
from app.record.answers import CaseLine, ChargeLine
from tests.site import records
from tests.site.reading import read


def test_a_person_has_all_cases_on_one_line(client: FlaskClient) -> None:
    page = read(client, "/people/shahin-haciyev")
    assert page.headings == ["Shahin Haciyev"]
    assert "The custody of all 3 cases on one line." in page.words
    assert page.html.count('class="strip-row"') == 1
    for slug in ("2021-01", "2021-03", "2021-11"):
        assert f"/cases/shahin-haciyev-{slug}" in page.links


def test_a_person_has_every_form_of_the_name_in_its_language(client: FlaskClient) -> None:
    html = read(client, "/people/shahin-haciyev").html
    assert '<bdi lang="az">Şahin Hacıyev</bdi>' in html
    assert '<bdi lang="ru">Шахин Гаджиев</bdi>' in html


def test_somebody_known_by_initials_is_never_called_more(client: FlaskClient) -> None:
    case = next(each for each in records.shipped() if each.slug == "km-nakhchivan-tweets")
    assert isinstance(case, Case)
    slug = case.subjects[0].person
    page = read(client, f"/people/{slug}" if slug else f"/cases/{case.slug}")
    assert "K.M." in page.headings[0]


def test_an_article_says_what_it_allows_in_words_and_in_a_table(client: FlaskClient) -> None:
    page = read(client, "/law/cao-388-1")
    assert page.headings == ["Article 388-1"]
    for words in (
        "Posting prohibited information online or not preventing it",
        "Code of Administrative Offences",
        "Administrative detention, up to 1 month",
        "December 2017 to March 2020",
        "Parliament added the article to the Code, with fines only.",
        "2 people are charged under it in the cases here",
        "2 of them have a charge for the words themselves.",
        "388.1 Article 388-1, a usual misprint",
    ):
        assert words in page.words
    assert {"/cases/giyas-ibrahimov-soyudlu", "/cases/ilgar-atayev-covid"} <= set(page.links)
    assert "/tallies#singers-2020-06-27" in page.links
    assert "/law/info-13-2.3" in page.links


def test_an_article_counts_the_charges_under_its_parts(client: FlaskClient) -> None:
    part = [link for link in read(client, "/law/cc-234.4.3").links if link.startswith("/cases/")]
    assert part
    assert set(part) <= set(read(client, "/law/cc-234").links)


@pytest.mark.parametrize(
    "slug", [each.slug for each in records.shipped() if isinstance(each, Provision)]
)
def test_every_article_has_its_explanation_and_every_penalty(
    client: FlaskClient, slug: str
) -> None:
    law = next(each for each in records.shipped() if each.slug == slug)
    assert isinstance(law, Provision)
    page = read(client, f"/law/{slug}")
    assert isinstance(law.explanation, str)
    first = law.explanation.split("\n")[0].split(".")[0]
    assert first[:60] in page.words
    rows = sum(len(version.penalties) or 1 for version in law.versions)
    table = page.html.partition("<tbody>")[2].partition('<div class="cards">')[0]
    assert table.count("<td") >= rows


def test_a_part_of_another_number_is_no_part_of_an_article() -> None:
    line = _line(_charge("CAO:388-1.1", "speech"), _charge("CAO:388", "other"))
    assert uses_of("CAO:388-1", [line]).units == 1
    assert uses_of("CAO:388", [line]).bases == (("other", 1),)


def test_one_charge_for_the_words_makes_the_proceeding_one_over_words() -> None:
    line = _line(_charge("CAO:535", "pretext"), _charge("CAO:388-1", "speech"))
    uses = uses_of("CAO:535", [line])
    assert (uses.units, uses.speech, uses.without, uses.unknown) == (1, 1, 0, 0)


def test_a_charge_that_is_not_known_is_beside_the_share() -> None:
    first, second = _line(_charge("CAO:535", None)), _line(_charge("CAO:535", "pretext"))
    uses = uses_of("CAO:535", [first, second])
    assert (uses.known, uses.without, uses.unknown) == (1, 1, 1)


def _charge(provision: str, basis: str | None) -> ChargeLine:
    return ChargeLine("c", "p", None, None, None, provision, basis)


def _line(*charges: ChargeLine) -> CaseLine:
    return CaseLine("id", "slug", 1, "t", None, "en", None, None, None, "s", (), charges)
