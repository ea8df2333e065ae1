"""What lower rooms say to monitors is known at the desk, so that it can be said in any language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import dates
from app.desk.said_below import in_words
from app.document.values import FORMS

APP = Path(__file__).parents[2] / "app"
RAISED = {"NotAllowed", "MovedOn", "TooLong"}
SAYING = (*(APP / "cases" / "working").glob("*.py"), *(APP / "publishing").glob("*.py"))
CHECKING = (*(APP / "document").glob("*checks.py"), APP / "law" / "fitting.py")
# The slug of an article is made of its code and number, never typed.
NOT_SAID = {"the slug of this article is X"}


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
    monkeypatch.setattr("app.desk.said_places.locale", lambda: "en")
    monkeypatch.setattr("app.desk.said_places.gettext", lambda template: template)


def test_every_sentence_of_a_lower_room_can_be_translated(in_another_language: None) -> None:
    found = _sentences()
    assert len(found) > 30
    told = {each: in_words(each) for each in found}
    assert {each for each, said in told.items() if not said.startswith("¡")} == set()
    assert {said[1:].replace("¡X", "X") for said in told.values()} == found


@pytest.mark.parametrize("told", FORMS.values())
def test_what_is_to_be_written_can_be_said_in_any_language(
    told: str, in_another_language: None
) -> None:
    assert in_words(told) == f"¡{told}"


def test_what_was_typed_goes_into_the_sentence_as_it_is(in_another_language: None) -> None:
    said = "“a % (b) \\ <i>” is not a number we know; write it in digits."
    assert in_words(said) == f"¡{said}"
    assert in_words("one of these words: a, b") == "¡one of these words: a, b"
    assert in_words("Nobody has ever said this.") == "Nobody has ever said this."


def test_a_word_of_ours_within_a_sentence_is_translated_too(in_another_language: None) -> None:
    assert in_words("Only an editor may publish this. Ask one.") == (
        "¡Only an ¡editor may ¡publish this. Ask one."
    )
    assert in_words("“case” is not a number we know; write it in digits.") == (
        "¡“case” is not a number we know; write it in digits."
    )


def test_every_act_that_is_not_for_everybody_can_be_translated() -> None:
    acts = {
        _text(node.args[2])
        for path in SAYING
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "require"
    }
    assert len(acts) > 4
    catalogue = (APP.parent / "translations" / "messages.pot").read_text()
    assert {act for act in acts if f'msgid "{act}"' not in catalogue} == set()


@pytest.mark.parametrize(
    "typed",
    [
        "22", "June", "31 April 2023", "2023-02-31", "2023-13", "24.13.2023", "202X-05",
        "2021-XX-05", "before June 2023", "yesterday", "summer 2023", "2023-21", "May or June 2023",
        "22 June 23", "from July 2021", "10:30 22 June 2023", "Monday 22 June 2023",
        "26 June - 22 June 2023", "04/06/2023", "once", "XXXX", "../..", "XXXX-05/2023",
    ],
)  # fmt: skip
def test_why_a_date_is_none_can_be_translated(typed: str, in_another_language: None) -> None:
    with pytest.raises(dates.NotADate) as refused:
        dates.understand(typed)
    assert in_words(str(refused.value)) == f"¡{refused.value}"


@pytest.mark.parametrize(
    "typed", ["half a year", "1 day 2 days", "umpteen days", "30", "0 days", "", "P10D1M"]
)
def test_why_a_term_is_none_can_be_translated(typed: str, in_another_language: None) -> None:
    with pytest.raises(dates.NotATerm) as refused:
        dates.Term.parse(typed)
    assert in_words(str(refused.value)) == f"¡{refused.value}"


_WRONG_DAY = (
    "22 June 2023 was a Thursday, not a Monday; correct one of them, or leave the day of the week"
    " out."
)


@pytest.mark.parametrize(
    ("sentence", "place", "in_azerbaijani"),
    [
        ("April 2023 has 30 days; write a day that exists, or the month alone.", "month",
         "aprel 2023"),
        (_WRONG_DAY, "weekday", "cümə axşamı"),
        ("one of these words: 'pre-trial detention', 'zzz'", "words", "həbs qətimkan tədbiri, zzz"),
    ],
)  # fmt: skip
def test_months_days_and_words_are_said_in_the_readers_language(
    sentence: str, place: str, in_azerbaijani: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = {"pre-trial detention": "həbs qətimkan tədbiri"}
    monkeypatch.setattr("app.desk.said_below.gettext", lambda _template, **named: named[place])
    monkeypatch.setattr("app.desk.said_places.locale", lambda: "az")
    monkeypatch.setattr("app.pages.words.gettext", lambda template: labels[template])
    assert in_words(sentence) == in_azerbaijani


def test_a_day_that_no_month_has_is_not_taken_for_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desk.said_below.gettext", lambda template, **named: named["date"])
    with pytest.raises(dates.NotADate) as refused:
        dates.understand("2023-02-31")
    assert in_words(str(refused.value)) == "2023-02-31"
