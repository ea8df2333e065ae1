"""The pages of people and of articles."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.document.case import Case
from app.document.others import Provision
from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
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


def test_what_is_not_known_of_a_person_is_said(client: FlaskClient) -> None:
    words = read(client, "/people/shahin-haciyev").words
    unknown = words[words.index("What is not known") :]
    assert "No source has said within the last 90 days whether they are still held." in unknown
    assert "is known only as the least it can be" in unknown
    assert "In 1 case no charge is known." in unknown
    free = read(client, "/people/elchin-hasanzade").words
    assert "What is not known" not in free


def test_a_person_stands_among_the_people(client: FlaskClient) -> None:
    html = read(client, "/people/shahin-haciyev").html
    crumbs = html.partition('<nav class="crumbs"')[2].partition("</nav>")[0]
    assert 'href="/people"' in crumbs


def test_somebody_known_by_initials_is_never_called_more(client: FlaskClient) -> None:
    case = next(each for each in ledger.shipped() if each.slug == "km-nakhchivan-tweets")
    assert isinstance(case, Case)
    slug = case.subjects[0].person
    page = read(client, f"/people/{slug}" if slug else f"/cases/{case.slug}")
    assert "K.M." in page.headings[0]
    assert "The full name is not published here." in page.words
    assert "is known only within bounds" in page.words


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
    assert "/tallies/singers-2020-06-27" in page.links
    assert "/law/info-13-2.3" in page.links


def test_an_article_counts_the_charges_under_its_parts(client: FlaskClient) -> None:
    part = [link for link in read(client, "/law/cc-234.4.3").links if link.startswith("/cases/")]
    assert part
    assert set(part) <= set(read(client, "/law/cc-234").links)


@pytest.mark.parametrize(
    "slug", [each.slug for each in ledger.shipped() if isinstance(each, Provision)]
)
def test_every_article_has_its_explanation_and_every_penalty(
    client: FlaskClient, slug: str
) -> None:
    law = next(each for each in ledger.shipped() if each.slug == slug)
    assert isinstance(law, Provision)
    page = read(client, f"/law/{slug}")
    assert isinstance(law.explanation, str)
    first = law.explanation.split("\n")[0].split(".")[0]
    assert first[:60] in page.words
    rows = sum(len(version.penalties) or 1 for version in law.versions)
    table = page.html.partition("<tbody>")[2].partition('<div class="cards">')[0]
    assert table.count("<td") >= rows


def test_an_article_counts_its_cases_by_year_beside_a_table(client: FlaskClient) -> None:
    page = read(client, "/law/cao-388-1")
    assert "2 cases, by year" in page.words
    table = page.html.partition('id="years"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row">(\d+)</th><td>(\d)', table) == [
        ("2020", "1"),
        ("2023", "1"),
    ]


def test_an_article_says_its_share_and_how_each_case_cites_it(client: FlaskClient) -> None:
    assert "Share without a charge for the words 0%: 0 of 2" in read(client, "/law/cao-388-1").words
    words = read(client, "/law/cao-535").words
    assert re.search(r"Share without a charge for the words \d+%: \d of \d", words)
    assert "read as 535.1" in words


def test_an_article_leads_to_the_one_whose_place_it_took_and_back(client: FlaskClient) -> None:
    later, earlier = read(client, "/law/cao-535.1"), read(client, "/law/cao@2000-310.1")
    assert "Took the place of" in later.words
    assert "/law/cao@2000-310.1" in later.links
    assert "Its place was taken by" in earlier.words
    assert "/law/cao-535.1" in earlier.links


def test_an_article_that_nobody_is_charged_under_says_so(client: FlaskClient) -> None:
    page = read(client, "/law/cc-281")
    assert "No case here names this article for a charge." in page.words
    assert "When a published case does, it will stand here." in page.words
    assert "by year" not in page.words


def test_many_cases_of_an_article_follow_on_pages_that_lose_none(tmp_path: Path) -> None:
    text = "\n---\n".join(_charged(number) for number in range(60))
    found, problems = documents_in(text)
    assert problems == []
    law = next(each for each in ledger.shipped() if each.slug == "cao-510")
    documents = [law, *(ledger.identified(each) for _, each in found)]
    reader = create_app(ledger.build(tmp_path, ledger.first(documents))).test_client()
    address, seen, pages = "/law/cao-510", list[str](), 0
    while address:
        page = read(reader, address)
        assert page.status == 200
        assert len(page.html.encode()) < 60_000
        seen += [link for link in page.links if link.startswith("/cases/c-")]
        older = (link for link in page.links if "after=" in link and "lang=" not in link)
        address = next(older, "")
        pages += 1
    assert pages == 3
    assert sorted(seen) == sorted(f"/cases/c-{number}" for number in range(60))
    assert "60 cases, by year" in read(reader, "/law/cao-510").words


def _charged(number: int) -> str:
    return f"""
speechwatch: case/1
slug: c-{number}
title: Somebody {number} charged
source: s
parties:
  - {{id: p, name: Somebody {number}}}
charges:
  - {{id: c, label: hooliganism, citation: '510', provision: CAO:510, basis: pretext}}
detentions:
  - {{id: d, kind: police custody, taken: {2000 + number // 3}-03-01}}
sources:
  - {{id: s, outlet: An outlet}}
"""
