"""A correction is told to readers, a withdrawal and a protection take everything away at once."""

import pytest

from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, began, edited, published, sends


@pytest.fixture
def editor(newsroom: Newsroom) -> Browser:
    """An editor who is signed in."""
    return newsroom.joins("Leyla", "editor")


@pytest.fixture
def changed(newsroom: Newsroom) -> str:
    """A published case that was changed since, and sent for review; its id."""
    author = newsroom.joins("Rena", "admin")
    case_id = published(newsroom, summary="Aydin Sadiqzade was held over a poem.")
    detentions = [{**POEM["detentions"][0], "taken": "2024-03-06"}]
    edited(newsroom, "Rena", case_id, "admin", detentions=detentions, region="Baku")
    sends(author, case_id, "review/send")
    return case_id


def test_a_correction_tells_readers_what_was_wrong_and_why(
    newsroom: Newsroom, editor: Browser, changed: str
) -> None:
    page = editor.open(f"/desk/cases/{changed}/correct").text
    assert "<del>5 March 2024</del> <ins>6 March 2024</ins>" in page
    assert "Baku" not in page
    typed = {"wrong-0": "remand.taken", "why-0": "The lawyer was misread."}
    assert "readers are told what was wrong" in sends(
        editor, changed, "correct", "correct", **typed
    )
    reader = newsroom.browser().open("/cases/sadiqzade-poem").text
    assert "The lawyer was misread." in reader
    assert "6 March 2024" in reader
    history = newsroom.browser().open("/cases/sadiqzade-poem/history").text
    assert "Corrected" in history


def test_a_correction_says_of_each_field_why(editor: Browser, changed: str) -> None:
    assert "Say which of these was wrong" in sends(editor, changed, "correct", "correct")
    page = sends(editor, changed, "correct", "correct", **{"wrong-0": "remand.taken", "why-0": " "})
    assert "Write why it was wrong. Readers see it." in page
    assert editor.page.status_code == 422
    assert 'value="remand.taken" checked' in page


def test_a_withdrawal_is_asked_twice_and_leaves_nothing(
    newsroom: Newsroom, editor: Browser, changed: str
) -> None:
    page = sends(editor, changed, "withdraw", "withdraw", why="")
    assert "Write why it is withdrawn." in page
    page = sends(editor, changed, "withdraw", "withdraw", why="The family asked.")
    assert "Are you sure?" in page
    assert newsroom.browser().open("/cases/sadiqzade-poem").status_code == 200
    sure = editor.page
    editor.fills(f"/desk/cases/{changed}/withdraw")
    assert "It is withdrawn." in editor.page.text
    assert newsroom.browser().open("/cases/sadiqzade-poem").status_code == 410
    assert editor.open(f"/desk/cases/{changed}/review").status_code == 404
    editor.page = sure
    editor.fills(f"/desk/cases/{changed}/withdraw")
    assert "It is withdrawn." in editor.page.text
    assert newsroom.acts().count("withdraw") == 1


def test_what_is_dangerous_asks_for_both_factors_again(
    newsroom: Newsroom, editor: Browser, changed: str
) -> None:
    editor.open(f"/desk/cases/{changed}/review")
    newsroom.clock.after(minutes=6)
    editor.open(f"/desk/cases/{changed}/withdraw")
    assert editor.at() == "/desk/prove"


def test_somebody_is_protected_everywhere(
    newsroom: Newsroom, editor: Browser, changed: str
) -> None:
    page = editor.open(f"/desk/cases/{changed}/review").text
    way = page[page.index(f"/desk/cases/{changed}/protect/") :].partition('"')[0]
    person = way.rpartition("/")[2]
    typed = {"name": "A poet from Baku", "slug": "poet-1"}
    path = f"protect/{person}"
    page = sends(editor, changed, path, path, name="", slug="poet-1")
    assert "Write what to call them" in page
    assert "Take it out there" in sends(editor, changed, path, path, **typed)
    assert editor.page.status_code == 422
    assert 'value="A poet from Baku"' in editor.page.text
    edited(newsroom, "Rena", changed, "admin", summary="A poet was held.", slug="a-poem")
    assert "They are protected." in sends(editor, changed, path, path, along="y", **typed)
    reader = newsroom.browser()
    page = reader.open("/cases/a-poem").text
    assert "A poet from Baku" in page
    assert "Sadiqzade" not in page
    assert reader.open("/people/aydin-sadiqzade").status_code == 404
    assert reader.open("/cases/sadiqzade-poem").status_code == 404


def test_a_contributor_does_nothing_that_is_above_them(newsroom: Newsroom, changed: str) -> None:
    author = newsroom.joins("Aygün", "contributor")
    for path in ("review/publish", "correct", "withdraw", "review/assign", "review/unassign"):
        author.open("/desk")
        answer = author.send(f"/desk/cases/{changed}/{path}", version="2", once="x" * 32, why="-")
        assert answer.status_code == 403, path
        assert "Your role does not go that far." in answer.text
    assert author.open(f"/desk/cases/{changed}/review").status_code == 404
    assert newsroom.browser().open("/cases/sadiqzade-poem").status_code == 200


def test_a_case_is_published_and_withdrawn_on_each_engine(on_each: Newsroom) -> None:
    author, editor = on_each.joins("Aygün", "contributor"), on_each.joins("Leyla", "editor")
    case_id = began(on_each, "Aygün")
    sends(author, case_id, "review/send")
    assert "Readers see it now" in sends(editor, case_id, "review/publish")
    assert on_each.browser().open("/cases/sadiqzade-poem").status_code == 200
    sends(editor, case_id, "withdraw", "withdraw", why="The family asked.")
    editor.fills(f"/desk/cases/{case_id}/withdraw")
    assert on_each.browser().open("/cases/sadiqzade-poem").status_code == 410
