"""Readers meet codes of several countries, each by the name that its articles give it."""

import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
from tests.site.reading import read

ARTICLES = """
speechwatch: provision/1
slug: gecc-150
code: GECC
path: '150'
country: GE
code_title: {en: Penal Act, az: Cəza Aktı}
code_written: [სსკ]
title: coercion
---
speechwatch: provision/1
slug: genew-7
code: GENEW
path: '7'
country: GE
code_title: {en: New Penal Act, az: Yeni Cəza Aktı}
title: duress
succeeds: [GECC:150]
---
speechwatch: case/1
slug: giorgi
title: Giorgi Invented was charged
source: s
parties:
  - {id: p, name: Giorgi Invented}
charges:
  - {id: c, label: coercion, citation: 150-ე მუხლი, provision: GECC:150.2, basis: pretext}
detentions:
  - {id: d, kind: police custody, taken: 2024-03-01}
sources:
  - {id: s, outlet: The Invented Gazette}
---
speechwatch: tally/1
slug: coerced
title: Several were coerced
total: 3
charges:
  - {label: coercion, citation: Article 150, provision: GECC:150}
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    found, problems = documents_in(ARTICLES)
    assert problems == []
    ours = [each for each in ledger.shipped() if each.slug in ("cc-147", "cao-510")]
    documents = [*ours, *(ledger.identified(each) for _, each in found)]
    folder = tmp_path_factory.mktemp("countries")
    return create_app(ledger.build(folder, ledger.first(documents))).test_client()


def headings(html: str) -> list[tuple[str, str]]:
    """The headings of a page below its first, each with its level."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return re.findall(r"<h([23])[^>]*>([^<]+)</h", main)


def test_the_law_of_several_countries_stands_by_country(reader: FlaskClient) -> None:
    assert headings(read(reader, "/law").html) == [
        ("2", "Azerbaijan"),
        ("3", "Code of Administrative Offences"),
        ("3", "Criminal Code"),
        ("2", "Georgia"),
        ("3", "Penal Act"),
        ("3", "New Penal Act"),
    ]


def test_the_law_of_one_country_names_none(client: FlaskClient) -> None:
    found = headings(read(client, "/law").html)
    assert ("2", "Criminal Code") in found
    assert {level for level, _ in found} == {"2"}


@pytest.mark.parametrize(
    ("address", "english", "azerbaijani"),
    [
        ("/law/genew-7", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/law/gecc-150", "Article 7 of the New Penal Act", "Yeni Cəza Aktı"),
        ("/law/gecc-150/feed.rss", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/law/gecc-150/feed.atom", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/law/gecc-150/feed.json", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/search?q=coercion", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/tallies", "Article 150 of the Penal Act", "Cəza Aktı"),
        ("/law/gecc-15", "Article 150 of the Penal Act", "Cəza Aktı"),
    ],
)
def test_an_article_is_named_as_its_code_is_called(
    reader: FlaskClient, address: str, english: str, azerbaijani: str
) -> None:
    and_lang = "&lang=az" if "?" in address else "?lang=az"
    for asked, named in ((address, english), (f"{address}{and_lang}", azerbaijani)):
        text = reader.get(asked).get_data(as_text=True)
        assert named in text, asked
        assert "of GECC" not in text, asked


@pytest.mark.parametrize(
    "typed",
    [
        "Article 150 of the Penal Act",
        "GECC 150",
        "150 სსკ",
        "Cəza Aktının 150-ci maddəsi",
        "giorgi GECC 150.2",
    ],
)
def test_a_citation_of_another_country_finds_what_cites_the_article(
    reader: FlaskClient, typed: str
) -> None:
    links = read(reader, f"/search?{urlencode({'q': typed})}").links
    assert "/cases/giorgi" in links
    assert ("/law/gecc-150" in links) == ("giorgi" not in typed)


@pytest.mark.parametrize(
    "typed", ["Article 150 of the New Penal Act", "GECC 15", "Article 147 of the Criminal Code"]
)
def test_a_citation_finds_no_other_article(reader: FlaskClient, typed: str) -> None:
    links = read(reader, f"/search?{urlencode({'q': typed})}").links
    assert not {"/cases/giorgi", "/law/gecc-150"} & set(links)


def test_a_code_of_another_country_is_found_by_its_name(reader: FlaskClient) -> None:
    assert "/law/gecc-150" in read(reader, "/search?q=cəza+aktı").links
