"""What is typed into a review whose sign-in is over is there again after signing in."""

import pytest

from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, began, edited, published, sends

TYPED = {
    "comment": ("text", "Is the date the lawyer’s?"),
    "back": ("why", "The court is missing."),
    "publish": ("day", "2 March 2027"),
}


@pytest.fixture
def case_id(newsroom: Newsroom, author: Browser) -> str:
    """A case that waits for a review."""
    made = began(newsroom, "Aygün")
    author.open(f"/desk/cases/{made}/review")
    author.fills(f"/desk/cases/{made}/review/send")
    return made


@pytest.fixture
def editor(newsroom: Newsroom, case_id: str) -> Browser:
    """An editor who has the review open when their sign-in ends."""
    made = newsroom.joins("Leyla", "editor")
    made.open(f"/desk/cases/{case_id}/review")
    newsroom.clock.after(hours=24)
    return made


@pytest.mark.parametrize("act", TYPED)
def test_what_was_typed_is_there_after_signing_in_again(
    case_id: str, editor: Browser, act: str
) -> None:
    field, words = TYPED[act]
    editor.fills(f"/desk/cases/{case_id}/review/{act}", **{field: words})
    assert editor.at() == "/desk/sign-in"
    editor.signs_in("Leyla")
    page = editor.open(f"/desk/cases/{case_id}/review").text
    assert words in page
    assert page.count("did not save it") == 1


def test_signing_in_again_leads_back_to_the_review(case_id: str, editor: Browser) -> None:
    editor.fills(f"/desk/cases/{case_id}/review/comment", text="A question")
    assert editor.page.request.args["then"] == f"/desk/cases/{case_id}/review"


@pytest.mark.parametrize("act", TYPED)
def test_it_is_forgotten_once_it_is_done(case_id: str, editor: Browser, act: str) -> None:
    field, words = TYPED[act]
    editor.fills(f"/desk/cases/{case_id}/review/{act}", **{field: words})
    editor.signs_in("Leyla")
    editor.open(f"/desk/cases/{case_id}/review")
    editor.fills(f"/desk/cases/{case_id}/review/{act}", **{field: words})
    assert editor.page.status_code == 200
    assert "did not save it" not in editor.open(f"/desk/cases/{case_id}/review").text


def test_it_is_dropped_when_it_is_not_wanted(case_id: str, editor: Browser) -> None:
    editor.fills(f"/desk/cases/{case_id}/review/back", why="Not what I meant")
    editor.signs_in("Leyla")
    editor.open(f"/desk/cases/{case_id}/review")
    editor.fills(f"/desk/cases/{case_id}/review/back", why="Not what I meant", do="drop")
    page = editor.open(f"/desk/cases/{case_id}/review").text
    assert "Not what I meant" not in page
    assert "Leyla" in page
    assert "For review: Aygün sent version 1." in page


def test_nobody_else_reads_it(newsroom: Newsroom, case_id: str, editor: Browser) -> None:
    editor.fills(f"/desk/cases/{case_id}/review/comment", text="Only mine until it is said")
    other = newsroom.joins("Rena", "admin")
    assert "Only mine" not in other.open(f"/desk/cases/{case_id}/review").text


def test_a_form_of_one_act_is_no_proof_for_another(case_id: str, editor: Browser) -> None:
    page = editor.page.text
    proof = page[page.index("review/comment") :].partition('name="proof" value="')[2][:64]
    typed = {"who": "Leyla", "proof": proof, "why": "Somebody else’s words"}
    answer = editor.client.post(f"/desk/cases/{case_id}/review/back", data=typed)
    assert answer.status_code == 401


def test_a_correction_is_there_after_signing_in_again(newsroom: Newsroom) -> None:
    author, editor = newsroom.joins("Rena", "admin"), newsroom.joins("Leyla", "editor")
    made = published(newsroom)
    detentions = [{**POEM["detentions"][0], "taken": "2024-03-06"}]
    edited(newsroom, "Rena", made, "admin", detentions=detentions)
    sends(author, made, "review/send")
    way = f"/desk/cases/{made}/correct"
    editor.open(way)
    newsroom.clock.after(hours=24)
    typed = {"wrong-0": "remand.taken", "why-0": "The lawyer was misread."}
    editor.fills(way, **typed)
    assert editor.at() == "/desk/sign-in"
    editor.signs_in("Leyla")
    page = editor.open(way).text
    assert "The lawyer was misread." in page
    assert 'value="remand.taken" checked' in page
    editor.fills(way, **typed)
    assert "readers are told what was wrong" in editor.page.text
