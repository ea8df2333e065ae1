"""Nobody is answered with a pattern: what is to be written is said in words, in every form."""

from html import unescape

import pytest
from lxml.html import FormElement, InputElement, TextareaElement, document_fromstring

from app.desk.entering.kinds import ARTICLES, CASES, KINDS, PEOPLE, DocumentKind
from app.document.values import FORMS
from tests.desk.law.test_other_countries import added
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.test_entering import begins, without_cases

__all__ = ["without_cases"]

NOBODY_WRITES = "?[x"


def answered(browser: Browser, way: str) -> str:
    """What the desk says when every box of a form holds what no field can be."""
    page = document_fromstring(browser.open(way).text)
    form = next(each for each in page.forms if each.get("action", "").partition("?")[0] == way)
    assert isinstance(form, FormElement)
    typed: dict[str, str | list[str]] = {}
    for name, value in form.form_values():
        typed[name] = NOBODY_WRITES if is_written_in(form.inputs[name]) else value
    assert NOBODY_WRITES in typed.values(), way
    browser.send(way, **typed)
    assert browser.page.status_code in (200, 422)
    return unescape(browser.page.text)


def is_written_in(box: object) -> bool:
    """Whether anything can be typed into a box of a form."""
    if isinstance(box, TextareaElement):
        return True
    return isinstance(box, InputElement) and box.get("type", "text") in ("text", "url", "search")


def patterns_in(text: str) -> list[str]:
    return [each for each in (*FORMS, "String should match") if each in text]


def ways(browser: Browser, kind: DocumentKind) -> list[str]:
    """The address of each form of a document: what can be added to it, and the document itself."""
    case_id = begins(browser)
    if kind is CASES:
        own = f"/desk/cases/{case_id}"
    elif kind is PEOPLE:
        found = document_fromstring(browser.open("/desk/people-in-cases").text)
        own = next(at for *_, at, _ in found.iterlinks() if "/desk/people-in-cases/" in at)
    elif kind is ARTICLES:
        own = f"/desk/law/{added(browser)}"
    else:
        browser.open("/desk/tallies/new")
        browser.fills("/desk/tallies/new", title="Detained in May", do="save")
        own = browser.at()
    return [f"{own}/about", *(f"{own}/add/{added}" for added in kind.additions)]


@pytest.mark.parametrize("folder", KINDS)
def test_no_form_of_a_document_answers_with_a_pattern(newsroom: Newsroom, folder: str) -> None:
    editor = newsroom.joins("Aysel", "editor")
    for way in ways(editor, KINDS[folder]):
        text = answered(editor, way)
        assert patterns_in(text) == [], way
        # What could not be read is told of on the page of the document too.
        assert patterns_in(unescape(editor.open(way.rpartition("/add/")[0] or way).text)) == []


@pytest.mark.parametrize("way", ["/desk/cases/new", "/desk/tallies/new", "/desk/law/new"])
def test_no_form_of_something_new_answers_with_a_pattern(newsroom: Newsroom, way: str) -> None:
    assert patterns_in(answered(newsroom.joins("Aysel", "admin"), way)) == []


def test_what_is_asked_for_stands_there_in_words(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    assert "such as 500 AZN" in answered(editor, f"/desk/cases/{case_id}/add/measure")
