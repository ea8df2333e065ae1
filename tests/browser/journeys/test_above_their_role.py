"""A contributor tries everything that is above their role, on the pages and by address."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.journeys.office import Office, Somebody
from tests.desk.reviewing_cases import began

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ABOVE = ("/people", "/people/new", "/audit")
OF_A_CASE = re.compile(r"/(correct|withdraw|protect/.*|review/publish|review/assign)$")


def acts_on(page: Page) -> list[str]:
    """Where the links and forms of a page lead."""
    found: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('a[href], form[action]'),"
        " each => each.getAttribute('href') || each.getAttribute('action'))"
    )
    return found


def status_of(somebody: Somebody, path: str) -> int:
    """What an address answers when it is typed into the browser."""
    answer = somebody.page.goto(somebody.office.address + path)
    assert answer
    return answer.status


def test_a_contributor_is_offered_nothing_above_their_role_and_refused_by_address(
    office: Office,
) -> None:
    theirs = began(office.newsroom, "Leyla", "editor")
    monitor = office.joins("Aygün", "contributor")
    monitor.opens("/desk/cases/new")
    monitor.writes("Who was taken", "Rasul Rasulov")
    monitor.writes("Outlet", "Turan")
    monitor.presses("Save the draft")
    mine = monitor.at().rpartition("/")[2]
    offered: list[str] = []
    for path in ("", "/cases", f"/cases/{mine}", f"/cases/{mine}/review", "/me"):
        assert status_of(monitor, f"/desk{path}") == 200
        offered += acts_on(monitor.page)
    assert offered
    assert [each for each in offered if OF_A_CASE.search(each) or theirs in each] == []
    assert {f"/desk{path}" for path in ABOVE} & set(offered) == set()
    for path in ABOVE:
        assert status_of(monitor, f"/desk{path}") == 403
    for what in ("correct", "withdraw"):
        assert status_of(monitor, f"/desk/cases/{mine}/{what}") == 403
    for what in ("", "/review", "/preview", "/versions", "/confidence", "/add/charge", "/about"):
        assert status_of(monitor, f"/desk/cases/{theirs}{what}") == 404
        assert "Held over a poem" not in monitor.page.content()


def test_a_form_of_an_editor_does_nothing_for_a_contributor(office: Office) -> None:
    monitor = office.joins("Aygün", "contributor")
    case_id = began(office.newsroom, "Aygün")
    page = monitor.opens(f"/desk/cases/{case_id}/review")
    before = office.newsroom.acts()
    for what in ("review/publish", "review/assign", "review/unassign", "correct", "withdraw"):
        form = page.locator('form[action$="/review/comment"]')
        way = f"/desk/cases/{case_id}/{what}"
        monitor.opens(f"/desk/cases/{case_id}/review")
        form.get_by_label("Comment").fill("anything")
        # Whoever knows the desk can change where a form goes; its token is their own.
        form.evaluate("(form, way) => { form.action = way }", way)
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            page.get_by_role("button", name="Say it").click()
        assert answered.value.status == 403
    assert office.newsroom.acts() == before
