"""A language that runs from right to left, of which only some words are translated yet."""

import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.public import create_app
from app.web import language
from config import Settings
from tests.language.conftest import CATALOGUES
from tests.language.said import read

_CASE = "/cases/hasanzade-salamov-private-prosecution"
_LEFT_TO_RIGHT = "\u2066"
_FIRST_STRONG = "\u2068"
_END = "\u2069"


@pytest.fixture(scope="module")
def reader(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of a deployment with the Arabic words of the tests."""
    folder = tmp_path_factory.mktemp("catalogues")
    for source in CATALOGUES:
        shutil.copytree(source, folder, dirs_exist_ok=True)
    app = create_app(settings)
    language.translate_from(app, folder)
    return app.test_client()


def test_a_page_runs_from_right_to_left_in_its_language(reader: FlaskClient) -> None:
    html = reader.get(f"{_CASE}?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in html
    assert "القضايا" in html
    assert "20 نوفمبر" in html or "2 نوفمبر" in html


def test_what_is_not_translated_is_english_that_keeps_its_order(reader: FlaskClient) -> None:
    said = [each.words for each in read(reader.get(f"{_CASE}?lang=ar").text).said]
    assert f"{_LEFT_TO_RIGHT}Related cases{_END}" not in said
    assert f"{_LEFT_TO_RIGHT}History of this page{_END}" in said
    assert "المصادر" in said


def test_an_article_never_reads_from_its_end(reader: FlaskClient) -> None:
    page = read(reader.get("/law/cao-388-1?lang=ar").text)
    heading = next(each.words for each in page.said if "h1" in each.within[-1])
    assert heading == f"المادة {_FIRST_STRONG}388-1{_END}"
    assert page.links


@pytest.mark.parametrize("address", ["/law/cao-388-1", "/cases/ilgar-atayev-covid", "/law"])
def test_citations_stand_apart_from_what_surrounds_them(reader: FlaskClient, address: str) -> None:
    page = read(reader.get(f"{address}?lang=ar").text)
    cited = [each for each in page.said if "388-1" in each.words and "head" not in each.within]
    bare = [
        each
        for each in cited
        if each.lang == "ar" and not any(part.startswith("bdi") for part in each.within)
        if not {_LEFT_TO_RIGHT, _FIRST_STRONG} & set(each.words)
    ]
    assert cited
    assert bare == []


def test_a_language_from_left_to_right_needs_no_signs(reader: FlaskClient) -> None:
    for lang in ("en", "az"):
        html = reader.get(f"{_CASE}?lang={lang}").text
        assert not re.search("[\u2066-\u2069]", html)


def test_numbers_and_counted_nouns_follow_the_language(reader: FlaskClient) -> None:
    said = [each.words for each in read(reader.get("/people?lang=ar").text).said]
    assert "قضية واحدة" in said


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_feed_says_its_language(reader: FlaskClient, form: str) -> None:
    answer = reader.get(f"/feed.{form}?lang=ar")
    assert answer.status_code == 200
    assert re.search(r'(<language>|xml:lang="|"language": ")ar', answer.text)


def test_the_arabic_words_are_not_offered_to_readers() -> None:
    assert not (Path(language.__file__).parents[2] / "translations" / "ar").exists()
