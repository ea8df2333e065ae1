"""What lower rooms say to monitors is known at the desk, so that it can be said in any language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.said_below import in_words

APP = Path(__file__).parents[2] / "app"
RAISED = {"NotAllowed", "MovedOn", "TooLong"}
SAYING = (*(APP / "cases" / "working").glob("*.py"), *(APP / "publishing").glob("*.py"))
CHECKING = tuple((APP / "document").glob("*checks.py"))
# An article of the law is not entered at the desk.
NOT_SAID = {"the version ends before it begins"}


def _text(node: ast.expr | None) -> str:
    """A sentence as it stands in the code, with X for what is put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(each) or "X" for each in node.values)
    return ""


def _raised(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            call = node.exc
            if isinstance(call.func, ast.Name) and call.func.id in RAISED:
                yield from map(_text, call.args)


def _yielded(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            said = _text(node.value.elts[-1])
            yield said if " " in said else ""


def _sentences() -> set[str]:
    raised = {said for path in SAYING for said in _raised(ast.parse(path.read_text()))}
    checked = {said for path in CHECKING for said in _yielded(ast.parse(path.read_text()))}
    return (raised | checked) - NOT_SAID - {""}


@pytest.fixture
def in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language in which each sentence has a sign before it."""
    said = lambda template, **named: "¡" + template % named  # noqa: E731 - one expression
    monkeypatch.setattr("app.desk.said_below.gettext", said)


def test_every_sentence_of_a_lower_room_can_be_translated(in_another_language: None) -> None:
    found = _sentences()
    assert len(found) > 30
    assert {each for each in found if in_words(each) != f"¡{each}"} == set()


def test_what_was_typed_goes_into_the_sentence_as_it_is(in_another_language: None) -> None:
    said = "“a % (b) \\ <i>” is not a number we know; write it in digits."
    assert in_words(said) == f"¡{said}"
    assert in_words("one of these words: a, b") == "¡one of these words: a, b"
    assert in_words("Nobody has ever said this.") == "Nobody has ever said this."
