"""The first page of the desk tells what waits, and each answer to it is one short form away."""

import pytest

from app.cases.working.actions import begin
from app.cases.working.fields import Fields
from app.cases.working.monitors import Monitor
from app.cases.working.queries import open_draft
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, began, sends

REMAND: Fields = POEM["detentions"][0]
TOLD = {"on": "20 November 2026", "outlet": "A call to the lawyer", "said_by": "lawyer"}


def fields(newsroom: Newsroom, case_id: str) -> Fields:
    """The case as it stands."""
    with newsroom.at_desk() as session:
        draft = open_draft(session, Monitor("Rena", "admin"), case_id).draft
    assert draft.unfinished == ()
    return draft.fields


def answers(author: Browser, case_id: str, kind: str, **typed: str) -> str:
    """What the desk says to an answer."""
    path = f"answer/{kind}/poet/remand"
    return sends(author, case_id, path, path, **{**TOLD, **typed})


def part(page: str, name: str) -> str:
    """One part of the queue."""
    found = page[page.index(f'<section class="section" aria-labelledby="{name}">') :]
    return found[: found.index("</section>")]


def test_the_desk_opens_on_what_waits(newsroom: Newsroom, author: Browser) -> None:
    page = author.open("/desk").text
    assert "There are no drafts." in part(page, "drafts")
    hearing = {"id": "hearing", "court": "Court of Appeal", "date": "2026-11-23"}
    case_id = began(newsroom, "Aygün", detentions=[{**REMAND, "term": "P2M"}], hearings=[hearing])
    page = author.open("/desk").text
    assert "The term ended on 5 May 2024, and no release is reported." in part(page, "overdue")
    assert "Aydin Sadiqzade" in part(page, "overdue")
    assert page.count(f"/desk/cases/{case_id}/answer/") == 4
    assert "A hearing is on 23 November 2026." in part(page, "upcoming")
    assert "Held over a poem" in part(page, "drafts")
    author.open(f"/desk/cases/{case_id}/review")
    author.fills(f"/desk/cases/{case_id}/review/send")
    page = author.open("/desk").text
    assert "Held over a poem" in part(page, "review")
    assert "There are no drafts." in part(page, "drafts")


def test_still_held_is_answered_in_one_form(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    page = author.open("/desk").text
    assert "Overdue" in page
    said = answers(author, case_id, "held", text="The lawyer saw him.")
    assert "Your answer is in the case." in said
    assert "answer/held" not in said
    (update,) = fields(newsroom, case_id)["updates"]
    assert update["happened"] == {"edtf": "2026-11-20", "as_written": "20 November 2026"}
    assert (update["kind"], update["said_by"]) == ("status", "lawyer")


def test_a_release_ends_the_custody_with_how_it_ended(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    answers(author, case_id, "released", how="released by court")
    (held,) = fields(newsroom, case_id)["detentions"]
    assert held["how_ended"] == "released by court"
    assert held["ended"]["edtf"] == "2026-11-20"


def test_an_extension_has_a_length_or_a_last_day(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    assert "Write by how long, or until which day." in answers(author, case_id, "extended")
    assert 'value="A call to the lawyer"' in author.page.text
    answers(author, case_id, "extended", term="1 month and 10 days")
    (held,) = fields(newsroom, case_id)["detentions"]
    assert held["extensions"][0]["term"] == "P1M10D"
    answers(author, case_id, "extended", until="1 March 2027")
    (held,) = fields(newsroom, case_id)["detentions"]
    assert held["extensions"][1]["until"]["edtf"] == "2027-03-01"


def test_where_nobody_knows_it_is_not_asked_again_at_once(
    newsroom: Newsroom, author: Browser
) -> None:
    case_id = began(newsroom, "Aygün")
    assert "answer/unknown" in author.open("/desk").text
    assert "answer/unknown" not in answers(author, case_id, "unknown")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on": "22 June"}, "Write the day with its year"),
        ({"on": "in spring some time"}, "in spring some time"),
        ({"on": ""}, "Write the day on which it was so."),
        ({"outlet": " "}, "Write where it comes from"),
        ({"said_by": "somebody"}, "Choose one of the list."),
        ({"url": "javascript:alert(1)"}, "Write the whole link"),
        ({"version": "0"}, "This form is not whole."),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_and_nothing_is_saved(
    newsroom: Newsroom, author: Browser, typed: dict[str, str], sentence: str
) -> None:
    case_id = began(newsroom, "Aygün")
    assert sentence in answers(author, case_id, "held", **typed)
    assert author.page.status_code == 422
    assert "updates" not in fields(newsroom, case_id)


def test_an_answer_sent_twice_is_there_once(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    first = author.open(f"/desk/cases/{case_id}/answer/held/poet/remand")
    for _ in range(2):
        author.page = first
        author.fills(f"/desk/cases/{case_id}/answer/held/poet/remand", **TOLD)
    assert len(fields(newsroom, case_id)["updates"]) == 1


def test_an_answer_outlives_the_sign_in_it_was_typed_in(
    newsroom: Newsroom, author: Browser
) -> None:
    case_id = began(newsroom, "Aygün")
    path = f"/desk/cases/{case_id}/answer/released/poet/remand"
    author.open(path)
    newsroom.clock.after(hours=1)
    author.fills(path, **TOLD, how="bail", text="She waits at home.")
    assert author.at() == "/desk/sign-in"
    author.signs_in("Aygün")
    author.open(path)
    assert "You typed this on" in author.page.text
    assert "She waits at home." in author.page.text
    assert '<option selected value="bail">' in author.page.text
    author.fills(path, **TOLD, how="bail", text="She waits at home.")
    assert "Your answer is in the case." in author.page.text
    assert "You typed this on" not in author.open(path).text


def test_what_is_not_asked_has_no_form(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    for path in ("held/poet/none", "held/nobody/remand", "maybe/poet/remand"):
        assert author.open(f"/desk/cases/{case_id}/answer/{path}").status_code == 404
    other = newsroom.joins("Samir", "contributor")
    assert other.open(f"/desk/cases/{case_id}/answer/held/poet/remand").status_code == 404


def test_an_editor_looks_at_the_work_of_one_monitor(newsroom: Newsroom, author: Browser) -> None:
    began(newsroom, "Aygün")
    leyla = newsroom.joins("Leyla", "editor")
    assert "Held over a poem" in part(leyla.open("/desk").text, "drafts")
    assert "Held over a poem" in part(leyla.open("/desk?whose=Aygün").text, "drafts")
    assert "There are no drafts." in part(leyla.open("/desk?whose=Leyla").text, "drafts")
    assert author.open("/desk?whose=Leyla").status_code == 400


def test_a_long_queue_is_shown_in_pages_that_stay_small(
    newsroom: Newsroom, author: Browser
) -> None:
    party = {"id": "poet", "name": "Aydin Sadiqzade"}
    began(newsroom, "Aygün")
    for number in range(33):
        with newsroom.at_desk() as session:
            from_poem = {**POEM, "slug": f"poem-{number}", "parties": [party]}
            begin(session, Monitor("Aygün", "contributor"), from_poem)
    page = author.open("/desk").text
    assert len(page.encode()) < 60_000
    assert part(page, "overdue").count("answer/held") == 12
    page = author.open("/desk?group=overdue&begin=12").text
    assert page.count("answer/held") == 22
    assert len(page.encode()) < 60_000
