"""No word is written into the code or a template where a translator cannot reach it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from app import content
from app.public import create_app
from app.record.filters import PARAMETERS
from app.web import language
from tests import ledger
from tests.house.test_translations import template
from tests.language.conftest import BESIDE, asked_in
from tests.language.said import Said, read
from tests.language.strange import ARMENIAN, LANG, WIDE, strange, wide, write_catalogue
from tests.language.walking import ALIKE, MORE_ALIKE, Visited, walk

_LETTERS = re.compile(r"[A-Za-z]{2,}")
# Names that are the same in every language, the signs of codes, and what only machines read.
_NAMES = re.compile(
    r"Speechwatch|CC BY 4\.0|JSON Feed|RSS|Atom|CSV|sha256|\S+@tracker\.example|urn:uuid:\S+|"
    r"https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\.(?:rss|atom|json|ics|csv)|\b[0-9a-f]{12,64}\b|“\w+”"
)
# The parameters that a wrong address is told of.
_PARAMETERS = {"after", "before", "kind", "month", "place", "letter"}
_PARAMETERS |= {word for name in PARAMETERS for word in name.split("_")}
# The texts of the project have languages of their own, and their titles stand in the head too.
_TEXTS = tuple(f"/{name}?" for name in content.page_names())
_FOR_MACHINES = {
    "id",
    "version",
    "inLanguage",
    "Language",
    "InputEncoding",
    "language",
    "docs",
    "pubDate",
    "lastBuildDate",
    "modified",
    "updated",
    "published",
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader of the strange record in the strange language."""
    folder = tmp_path_factory.mktemp("strange")
    documents = [strange(each) for each in ledger.shipped()]
    settings = replace(ledger.build(folder, ledger.first(documents)), locales=("en", LANG))
    write_catalogue(template(), folder / "translations", LANG, wide)
    app = create_app(settings)
    language.translate_from(app, folder / "translations")
    return app.test_client()


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(MORE_ALIKE, id="each kind"),
        pytest.param(ALIKE, id="everything", marks=pytest.mark.faults),
    ],
)
def walked(request: pytest.FixtureRequest, reader: FlaskClient) -> tuple[Visited, ...]:
    """What it can reach."""
    return tuple(walk(reader, [asked_in(address, LANG) for address in BESIDE], request.param))


def test_every_word_on_a_page_comes_from_a_document_or_a_catalogue(
    walked: tuple[Visited, ...],
) -> None:
    pages = [each for each in walked if each.kind == "text/html"]
    plain = {
        (left, said.words[:80], said.within[-3:]): visited.address
        for visited in pages
        for said in visited.page.said
        if not (visited.address.startswith(_TEXTS) and "head" in said.within)
        if "?q=" not in visited.address
        if (left := _left(said))
    }
    assert len(pages) > 25
    assert plain == {}


def test_every_word_of_a_file_comes_from_a_document_or_a_catalogue(
    walked: tuple[Visited, ...],
) -> None:
    # A table is for programs: its columns are called as the fields of documents are.
    for_readers = [each for each in walked if each.kind not in ("text/html", "text/csv")]
    files = [each for each in for_readers if each.text]
    plain = {
        (left, words[:80]): file.address
        for file in files
        for words in _words_of(file)
        for left in _LETTERS.findall(_NAMES.sub(" ", words))
    }
    assert {each.kind.rpartition("+")[2] for each in files} >= {"xml", "json", "text/calendar"}
    assert plain == {}


def test_every_word_for_search_engines_comes_from_a_document_or_a_catalogue(
    walked: tuple[Visited, ...],
) -> None:
    plain = {
        (left, words[:80]): visited.address
        for visited in walked
        for statement in visited.page.statements
        for words in _in_json(json.loads(statement))
        if not visited.address.startswith(_TEXTS)
        for left in _LETTERS.findall(_NAMES.sub(" ", words))
    }
    assert any(visited.page.statements for visited in walked)
    assert plain == {}


@pytest.mark.parametrize("address", ["/nowhere", "/cases/nobody", "/cases?after=x"])
def test_every_word_of_an_error_comes_from_a_catalogue(reader: FlaskClient, address: str) -> None:
    for answer in (reader.get(asked_in(address, LANG)), reader.post(asked_in(address, LANG))):
        assert answer.status_code >= 400
        assert [left for said in read(answer.text).said if (left := _left(said))] == []


def test_every_sentence_of_a_document_names_its_language(walked: tuple[Visited, ...]) -> None:
    """What a source calls a charge may stand inside a sentence of ours, which has one language."""
    unnamed = {
        (said.words[:80], said.within[-3:]): visited.address
        for visited in walked
        for said in visited.page.said
        if said.lang in ("", LANG) and not {"head", "@"} & set(said.within)
        if ARMENIAN.search(said.words) and not WIDE.search(said.words)
    }
    assert unnamed == {}


def test_wide_letters_keep_what_is_put_into_a_message() -> None:
    assert wide("%(n)s day of <b>all</b>") == "%(n)s ｄａｙ ｏｆ <b>ａｌｌ</b>"


def _left(said: Said) -> tuple[str, ...]:
    """The Latin words in what is said in the page's language, but for what is isolated: a name."""
    isolated = said.within[-1].startswith("bdi") or "span.hash" in said.within
    if said.lang not in ("", LANG) or isolated:
        return ()
    return tuple(
        each for each in _LETTERS.findall(_NAMES.sub(" ", said.words)) if each not in _PARAMETERS
    )


def _words_of(file: Visited) -> Iterator[str]:
    """Every text of a feed or a calendar, its HTML read as a reader shows it."""
    if "json" in file.kind:
        texts = _in_json(json.loads(file.text))
    else:
        texts = _in_calendar(file.text) if "calendar" in file.kind else _in_xml(file.text)
    for text in texts:
        yield from (said.words for said in read(f"<p>{unescape(text)}</p>").said)


def _in_calendar(text: str) -> Iterator[str]:
    for line in text.replace("\r\n ", "").splitlines():
        name, _, value = line.partition(":")
        if name.partition(";")[0] in ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"):
            yield value.replace("\\n", " ")


def _in_xml(text: str) -> Iterator[str]:
    for element in ET.fromstring(text).iter():
        if element.text and element.tag.rpartition("}")[2] not in _FOR_MACHINES:
            yield element.text


def _in_json(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in _FOR_MACHINES and not name.startswith("@"):
                yield from _in_json(each)
    elif isinstance(value, list):
        for each in value:
            yield from _in_json(each)
    elif isinstance(value, str):
        yield value
