"""What a monitor typed is never lost: not to an ended sign-in, another editor, or a closed tab."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from app.cases.models import Document
from tests.browser.journeys.office import SMALLEST, Office
from tests.desk.reviewing_cases import began, edited

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BOTH = [False, pytest.param(True, marks=pytest.mark.faults)]
GIST = "A poem about water"


def cases(office: Office) -> int:
    """How many cases the desk has."""
    with office.newsroom.at_desk() as session:
        query = select(func.count()).where(Document.kind == "case")
        return session.scalars(query).one()


@pytest.mark.parametrize("script", BOTH)
def test_what_is_typed_when_a_sign_in_has_ended_is_there_after_signing_in_again(
    office: Office, *, script: bool
) -> None:
    monitor = office.joins("Aygün", "contributor", script=script)
    monitor.opens("/desk/cases/new")
    monitor.writes("Who was taken", "Rasul Rasulov")
    monitor.writes("Outlet", "Turan")
    monitor.writes("What it said", GIST)
    office.newsroom.clock.after(hours=24)
    monitor.presses("Save the draft")
    assert monitor.at() == "/desk/sign-in"
    assert "Rasul" not in monitor.page.url
    monitor.signs_in()
    assert monitor.at() == "/desk/cases/new"
    assert monitor.page.get_by_label("What it said").input_value() == GIST
    assert cases(office) == 0
    monitor.presses("Save the draft")
    expect(monitor.page.get_by_role("heading", name="Rasul Rasulov").first).to_be_visible()
    assert cases(office) == 1


@pytest.mark.parametrize("script", BOTH)
def test_two_editors_at_once_choose_field_by_field(office: Office, *, script: bool) -> None:
    mine = office.joins("Aygün", "editor", script=script, size=SMALLEST)
    case_id = began(office.newsroom, "Leyla", "editor")
    mine.opens(f"/desk/cases/{case_id}/change/detentions/remand")
    theirs = [{"id": "remand", "kind": "house arrest", "taken": "2024-03-06", "place": "Gəncə"}]
    edited(office.newsroom, "Leyla", case_id, "editor", detentions=theirs)
    mine.writes("Taken on", "7 March 2024")
    mine.writes("Place", "Baku")
    mine.writes("Taken by", "police")
    mine.presses("Save")
    page = mine.page
    expect(page.get_by_role("heading", name="Somebody else saved meanwhile")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"]
    page.get_by_role("group", name="Taken on").get_by_label("Yours").check()
    page.get_by_role("group", name="Place").get_by_label("Theirs").check()
    mine.presses("Save with these")
    remand = page.locator("#remand")
    for said in ("7 March 2024", "Gəncə", "police", "House arrest"):
        expect(remand).to_contain_text(said, ignore_case=True)


def test_what_is_typed_is_kept_while_it_is_typed_and_there_when_the_tab_was_closed(
    office: Office,
) -> None:
    monitor = office.joins("Aygün", "contributor", script=True)
    page = monitor.opens("/desk/cases/new")
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.get_by_label("What it said").press_sequentially(GIST)
    page.close()
    monitor.page = page.context.new_page()
    monitor.opens("/desk/cases/new")
    assert monitor.page.get_by_label("What it said").input_value() == GIST
    expect(monitor.page.get_by_text("did not save it")).to_be_visible()


@pytest.mark.parametrize("script", BOTH)
def test_a_double_click_on_save_begins_one_case(office: Office, *, script: bool) -> None:
    monitor = office.joins("Aygün", "contributor", script=script)
    monitor.opens("/desk/cases/new")
    monitor.writes("Who was taken", "Rasul Rasulov")
    monitor.writes("Outlet", "Turan")
    monitor.page.get_by_role("button", name="Save the draft").dblclick()
    expect(monitor.page.get_by_role("heading", name="Rasul Rasulov").first).to_be_visible()
    monitor.page.go_back()
    monitor.presses("Save the draft")
    assert cases(office) == 1
