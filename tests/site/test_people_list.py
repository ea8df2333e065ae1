"""Everybody by name: in the reader's alphabet, letter by letter, page by page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app.document.reading import Document
from app.document.reading import read as documents_in
from app.public import create_app
from tests import ledger
from tests.postgres import Postgres
from tests.site.reading import Page, read

NAMES = (
    "Zaur Quliyev", "Əli Məmmədov", "Eldar Hacıyev", "Xədicə Vəliyeva", "Həsən Bayram",
    "İlham Şirin", "Irada Nuri", "Kamran Ağa", "Qabil Əsəd", "Lalə Ömər", "Çingiz Uğur",
    "Cavid Dadaş", "Ğalib Səfər", "Günel Tağı", "Şahin Yusif", "Sevda Pərviz", "3ali",
)  # fmt: skip
AZERBAIJANI = (
    "Cavid", "Çingiz", "Eldar", "Əli", "Günel", "Ğalib", "Həsən", "Xədicə", "Irada", "İlham",
    "Kamran", "Qabil", "Lalə", "Sevda", "Şahin", "Zaur",
)  # fmt: skip


def test_names_stand_in_the_order_of_the_reader_s_alphabet(named: FlaskClient) -> None:
    names = [name.split()[0] for name in _names(read(named, "/people?lang=az"))]
    assert [name for name in names if name != "3ali"] == list(AZERBAIJANI)
    plain = [name.split()[0] for name in _names(read(named, "/people"))]
    assert plain.index("Eldar") < plain.index("Əli") < plain.index("Ğalib") < plain.index("Günel")
    assert plain.index("Lalə") < plain.index("Qabil") < plain.index("Şahin") < plain.index("Xədicə")


def test_the_letters_are_those_that_somebody_stands_under(named: FlaskClient) -> None:
    letters = _letters(read(named, "/people?lang=az"))
    assert letters == [*"CÇEƏGĞHXIİKQLSŞZ", "#"]
    assert _letters(read(named, "/people")) == [*"CEGHIKLQSXZ", "#"]


def test_a_letter_lists_just_those_who_stand_under_it(named: FlaskClient) -> None:
    assert _names(read(named, f"/people?letter={quote('Ə')}&lang=az")) == ["Əli Məmmədov"]
    assert _names(read(named, "/people?letter=E")) == ["Eldar Hacıyev", "Əli Məmmədov"]
    assert _names(read(named, "/people?letter=%23")) == ["3ali"]


def test_who_is_the_subject_of_no_case_is_not_listed(named: FlaskClient) -> None:
    page = read(named, "/people")
    assert "Bahar Bystander" not in page.words
    assert "B" not in _letters(page)


def test_a_letter_of_another_alphabet_is_the_one_it_stands_under_in_this(
    named: FlaskClient,
) -> None:
    assert _names(read(named, f"/people?letter={quote('Ə')}")) == ["Eldar Hacıyev", "Əli Məmmədov"]


def test_a_letter_without_a_name_says_so(named: FlaskClient) -> None:
    page = read(named, "/people?letter=W")
    assert page.status == 200
    assert "No name here stands under this letter." in page.words


@pytest.mark.parametrize("letter", ["", "ab", "a", "%20", "%00", "1"])
def test_what_is_no_letter_is_refused_with_a_sentence(named: FlaskClient, letter: str) -> None:
    page = read(named, f"/people?letter={letter}")
    assert page.status == 400
    assert page.words


def test_many_names_follow_on_pages_that_lose_none(tmp_path: Path) -> None:
    many = [_person(number, f"Anar Number{number:04}") for number in range(450)]
    reader = _reader(tmp_path, [each for pair in many for each in pair])
    seen: list[str] = []
    address = "/people?letter=A"
    pages = 0
    while address:
        page = read(reader, address)
        seen += _names(page)
        assert len(page.html.encode()) < 60_000
        address = next(
            (link for link in page.links if "after=" in link and "lang=" not in link), ""
        )
        pages += 1
    assert pages == 3
    assert seen == [f"Anar Number{number:04}" for number in range(450)]


def test_an_empty_record_says_what_will_stand_here(tmp_path: Path) -> None:
    page = read(_reader(tmp_path, []), "/people")
    assert "Nobody is the subject of a published case yet." in page.words
    assert _letters(page) == []


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def named(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    """A record in which each of NAMES is the subject of a case, and somebody of none."""
    url = ""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.create()
    made = [each for number, name in enumerate(NAMES) for each in _person(number, name)]
    aside = _documents("speechwatch: person/1\nslug: bystander\nname: Bahar Bystander\n")
    reader = _reader(tmp_path_factory.mktemp("named"), [*aside, *made], url)
    yield reader
    reader.application.extensions["speechwatch-record"].dispose()


def _reader(folder: Path, documents: list[Document], url: str = "") -> FlaskClient:
    return create_app(ledger.build(folder, ledger.first(documents), url)).test_client()


def _person(number: int, name: str) -> list[Document]:
    return _documents(
        f"""
speechwatch: person/1
slug: p-{number}
name: {name}
---
speechwatch: case/1
slug: c-{number}
title: {name} held
source: s
parties:
  - {{id: p, person: p-{number}}}
sources:
  - {{id: s, outlet: An outlet}}
"""
    )


def _documents(text: str) -> list[Document]:
    found, problems = documents_in(text)
    assert problems == []
    return [ledger.identified(document) for _, document in found]


def _names(page: Page) -> list[str]:
    part = page.html.partition('<ul class="people">')[2].partition("</ul>")[0]
    return re.findall(r"<bdi>([^<]+)</bdi>", part)


def _letters(page: Page) -> list[str]:
    part = page.html.partition('<nav class="letters"')[2].partition("</nav>")[0]
    return re.findall(r">([^<\s]+)</a>", part)[1:]
