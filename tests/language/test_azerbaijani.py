"""Azerbaijani is whole: every message, every placeholder, every page, and its own letters."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from app import content
from app.document.case import FACT_LISTS
from app.document.values import Model
from app.pages import fields
from app.pages.sentences import capital
from app.web.catalogues import Catalogues
from tests.house.test_translations import ROOT, template
from tests.language.conftest import asked_in
from tests.language.said import read

_PLACES = re.compile(r"%\(\w+\)s|%%|</?\w+[^>]*>|&\w+;")
_PAGES = ROOT / "content" / "pages"


def _translated() -> Catalog:
    path = ROOT / "translations" / "az" / "LC_MESSAGES" / "messages.po"
    return read_po(BytesIO(path.read_bytes()))


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a message, beside the one it translates."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    one, many = message.id
    for form, string in enumerate(message.string or ()):
        yield (one if form == 0 else many), string


def test_every_message_is_translated_and_looked_at() -> None:
    catalogue = _translated()
    known = {str(each.id): each for each in catalogue if each.id}
    missing = sorted(str(each.id) for each in template() if each.id and str(each.id) not in known)
    empty = [
        key for key, each in known.items() if not all(said.strip() for _, said in _pairs(each))
    ]
    assert len(known) > 900
    assert missing == []
    assert empty == []
    assert [key for key, each in known.items() if each.fuzzy] == []


def test_every_translation_keeps_what_is_put_in_and_marked_up() -> None:
    lost = [
        (written, said)
        for each in _translated()
        if each.id
        for written, said in _pairs(each)
        if sorted(_PLACES.findall(written)) != sorted(_PLACES.findall(said))
    ]
    assert lost == []


def test_a_translation_begins_and_ends_as_its_message_does() -> None:
    """A sentence stays a sentence, and what is joined to others keeps its spaces."""
    uneven = [
        (written, said)
        for each in _translated()
        if each.id
        for written, said in _pairs(each)
        if _ends(written) != _ends(said) or written[0].isspace() != said[0].isspace()
    ]
    assert uneven == []


def test_a_noun_stays_singular_after_a_number() -> None:
    words = Catalogues(ROOT / "translations").of("az")
    forms = {words.ungettext("%(n)s day", "%(n)s days", number) for number in (0, 1, 2, 30)}
    assert forms == {"%(n)s gün"}


@pytest.mark.parametrize("name", content.page_names())
def test_every_text_has_the_same_sections(name: str) -> None:
    written, said = ((_PAGES / lang / f"{name}.md").read_text() for lang in ("en", "az"))
    for sign in (r"^# ", r"^## ", r"^- ", r"^> ", r"^[^#>\-\n].*\n$"):
        pattern = re.compile(sign, re.MULTILINE)
        assert len(pattern.findall(said)) == len(pattern.findall(written)), sign
    assert re.findall(r"\]\(([^)]*)\)", said) == re.findall(r"\]\(([^)]*)\)", written)


@pytest.mark.parametrize("name", content.page_names())
def test_a_text_is_read_in_azerbaijani(client: FlaskClient, name: str) -> None:
    answer = client.get(asked_in(f"/{name}", "az"))
    assert answer.status_code == 200
    assert {each.lang for each in read(answer.text).said} <= {"az", "en", "ar"}
    article = [each for each in read(answer.text).said if "main.wide" in each.within]
    assert {each.lang for each in article} == {"az"}


def test_every_field_of_a_document_has_a_name() -> None:
    models = [each for each in _models(Model) if each.__module__.startswith("app.document")]
    own = {name for model in models for name in model.model_fields}
    assert own > set(FACT_LISTS)
    assert own <= fields.known()


def test_a_large_i_keeps_its_dot(client: FlaskClient) -> None:
    with client.application.test_request_context("/?lang=az"):
        client.application.preprocess_request()
        assert capital("inzibati həbs") == "İnzibati həbs"
        assert capital("ıslaq") == "Islaq"
        assert capital("insult", "en") == "Insult"
    assert capital("insult") == "Insult"
    assert capital("inzibati", "az") == "İnzibati"
    assert capital("") == ""


def test_months_are_never_those_of_another_language(client: FlaskClient) -> None:
    """A formatter that leaked month names between languages would show after the first answer."""
    for _ in range(2):
        assert "iyun 2023" in client.get("/timeline?lang=az").text
        assert "June 2023" in client.get("/timeline").text


def _ends(text: str) -> str:
    """The sign that ends a sentence or leads to what follows."""
    return text[-1] if text[-1] in ".:" else ""


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        if each.__module__.startswith("app."):
            yield each
            yield from _models(each)
