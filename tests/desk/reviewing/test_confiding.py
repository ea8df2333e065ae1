"""What is known in confidence is read by a POST that the log tells of, and by few."""

import pytest

from app.cases.working.monitors import Monitor
from app.cases.working.reviewing import assign
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import began

SECRET = "Zzsister, +994 50 000 00 00"


def shows(browser: Browser, case_id: str, field: str) -> str:
    """What the desk shows of a field, after a press on its button."""
    browser.open(f"/desk/cases/{case_id}/confidence")
    return browser.send(f"/desk/cases/{case_id}/confidence/show", field=field).text


def keeps(browser: Browser, case_id: str, field: str, text: str) -> str:
    """What the desk says after something was written into a field."""
    shows(browser, case_id, field)
    return browser.fills(f"/desk/cases/{case_id}/confidence/keep", text=text).text


def test_what_is_kept_is_shown_only_when_it_is_asked_for(
    newsroom: Newsroom, author: Browser
) -> None:
    case_id = began(newsroom, "Aygün")
    said = keeps(author, case_id, "cases.family_contact", SECRET)
    assert "It is kept in confidence." in said
    assert "Something is kept here." in said
    assert "Zzsister" not in said
    for path in ("", "/review", "/preview", "/versions", "/confidence"):
        assert "Zzsister" not in author.open(f"/desk/cases/{case_id}{path}").text
    before = newsroom.acts().count("revealed")
    assert SECRET in shows(author, case_id, "cases.family_contact")
    assert newsroom.acts().count("revealed") == before + 1


def test_only_who_is_entrusted_reads_it(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    keeps(author, case_id, "sources.paper.contact", SECRET)
    samir = newsroom.joins("Samir", "contributor")
    assert samir.open(f"/desk/cases/{case_id}/confidence").status_code == 404
    with newsroom.at_desk() as session:
        assign(session, Monitor("Rena", "admin"), case_id, "Samir", entrusted=False)
    assert samir.open(f"/desk/cases/{case_id}/confidence").status_code == 403
    assert "Zzsister" not in shows(samir, case_id, "sources.paper.contact")
    assert samir.page.status_code == 403
    address = f"/desk/cases/{case_id}/confidence/keep"
    samir.send(address, field="sources.paper.contact", seen="", text="mine", once="x" * 32)
    assert samir.page.status_code == 422
    assert SECRET in shows(author, case_id, "sources.paper.contact")


def test_nothing_is_kept_over_what_somebody_changed_meanwhile(
    newsroom: Newsroom, author: Browser
) -> None:
    case_id = began(newsroom, "Aygün")
    leyla = newsroom.joins("Leyla", "editor")
    shows(author, case_id, "cases.notes")
    keeps(leyla, case_id, "cases.notes", SECRET)
    author.fills(f"/desk/cases/{case_id}/confidence/keep", text="The aunt")
    assert author.page.status_code == 422
    assert "Somebody has changed it since it was shown to you." in author.page.text
    assert "The aunt" in author.page.text
    assert "Zzsister" not in author.page.text


@pytest.mark.parametrize("field", ["", "cases.title", "people.contact", "sources.none.contact"])
def test_nothing_else_is_shown(newsroom: Newsroom, author: Browser, field: str) -> None:
    case_id = began(newsroom, "Aygün")
    shows(author, case_id, field)
    assert author.page.status_code == 404


def test_what_is_too_long_is_said_and_stays_typed(newsroom: Newsroom, author: Browser) -> None:
    case_id = began(newsroom, "Aygün")
    assert "Shorten it to 10000 signs." in keeps(author, case_id, "cases.notes", "ə" * 10_001)
    assert "ə" * 10_001 in author.page.text
