"""Sheets of updates, and taking back a whole sheet as far as nobody has changed what came of it."""

from app.cases.working import queries as work
from app.cases.working.actions import save
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import ITSELF, Monitor
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.looks import fields, titles
from tests.desk.sheets.uploads import (
    UPDATES,
    acts,
    as_csv,
    brings,
    brings_updates,
    person,
    says_columns,
    uploads,
)


def case_id(newsroom: Newsroom, title: str) -> str:
    """The id of the case with this title."""
    with newsroom.at_desk() as session:
        return next(each.id for each in cases_listed(session, ITSELF) if each.title == title)


def two_cases(browser: Browser) -> str:
    """Brings in two cases; the id of their sheet."""
    sheet = brings(browser, as_csv([person(1), person(2)]))
    acts(browser, f"/desk/sheets/{sheet}/bring")
    return sheet


def undoes(browser: Browser, sheet: str) -> str:
    """Undoes a sheet, saying so twice."""
    browser.open(f"/desk/sheets/{sheet}/undo")
    assert "Are you sure?" in browser.send(f"/desk/sheets/{sheet}/undo").text
    return acts(browser, f"/desk/sheets/{sheet}/undo", sure="y")


def test_updates_are_added_to_their_cases_by_title_slug_or_id(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    two_cases(monitor)
    key = case_id(newsroom, "Person Aac")
    brings_updates(
        monitor,
        ("person aab", "3 July 2010", "A hearing was postponed.", "Turan"),
        (key, "4 July 2010", "He is ill.", "AIW"),
        ("Person Aab", "5 July 2010", "He was visited.", "AIW"),
    )
    first, second = fields(newsroom, "Person Aab"), fields(newsroom, "Person Aac")
    assert [each["text"] for each in first["updates"]] == [
        "A hearing was postponed.", "He was visited.",
    ]  # fmt: skip
    assert [each["source"] for each in first["updates"]] == ["source-1", "source-2"]
    assert [each["outlet"] for each in first["sources"]] == ["Turan", "AIW"]
    assert second["updates"][0]["happened"]["edtf"] == "2010-07-04"


def test_an_update_of_no_case_or_of_several_is_wrong(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    two_cases(monitor)
    brings_updates(monitor, ("Nobody", "3 July 2010", "Something.", "Turan"))
    assert "nothing was brought in" in monitor.page.text
    monitor.open("/desk/sheets")
    sheet = brings(monitor, as_csv([person(1)]))
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    uploads(monitor, as_csv([("Person Aab", "", "Something.", "Turan")], UPDATES), kind="updates")
    assert "“Case”: Several cases are called that." in says_columns(monitor)


def test_an_update_of_a_case_one_may_not_open_is_of_no_case(newsroom: Newsroom) -> None:
    monitor, other = newsroom.joins("Aysel", "contributor"), newsroom.joins("Murad", "contributor")
    two_cases(monitor)
    row = (case_id(newsroom, "Person Aab"), "", "Something.", "Turan")
    uploads(other, as_csv([row], UPDATES), kind="updates")
    assert "No case that you may see is called that." in says_columns(other)


def test_an_update_that_a_case_has_already_is_pointed_at(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    two_cases(monitor)
    row = ("Person Aab", "3 July 2010", "A hearing was postponed.", "Turan")
    brings_updates(monitor, row)
    uploads(monitor, as_csv([row], UPDATES), kind="updates")
    assert "The case has this update already." in says_columns(monitor)


def test_a_whole_sheet_is_undone_with_the_people_in_it(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = two_cases(monitor)
    assert "2 drafts go" in monitor.open(f"/desk/sheets/{sheet}/undo").text
    assert "nothing of it is left" in undoes(monitor, sheet)
    assert titles(newsroom) == []
    with newsroom.at_desk() as session:
        assert work.documents_for(session, ITSELF) == []
    assert newsroom.acts()[-1] == "undid a sheet"


def test_what_somebody_changed_since_is_listed_and_left(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = two_cases(monitor)
    key = case_id(newsroom, "Person Aab")
    with newsroom.at_desk() as session:
        who = Monitor("Aysel", "contributor")
        now = work.open_draft(session, who, key)
        save(session, who, key, {**now.draft.fields, "region": "Baku"}, now.version)
    text = monitor.open(f"/desk/sheets/{sheet}/undo").text
    assert "1 draft goes" in text
    assert "Person Aab" in text
    assert "1 case was changed since and is left" in undoes(monitor, sheet)
    assert titles(newsroom) == ["Person Aab"]
    assert fields(newsroom, "Person Aab")["parties"][0]["person"] == "person-aab"


def test_what_was_sent_for_review_since_is_left(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = two_cases(monitor)
    key = case_id(newsroom, "Person Aac")
    monitor.open(f"/desk/cases/{key}/review")
    monitor.fills(f"/desk/cases/{key}/review/send")
    undoes(monitor, sheet)
    assert titles(newsroom) == ["Person Aac"]


def test_updates_are_taken_out_again_with_their_sources(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    two_cases(monitor)
    before = fields(newsroom, "Person Aab")
    sheet = brings_updates(monitor, ("Person Aab", "3 July 2010", "He was visited.", "AIW"))
    assert fields(newsroom, "Person Aab") != before
    undoes(monitor, sheet)
    assert fields(newsroom, "Person Aab") == before


def test_undoing_asks_twice(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = two_cases(monitor)
    monitor.open(f"/desk/sheets/{sheet}/undo")
    monitor.send(f"/desk/sheets/{sheet}/undo")
    assert titles(newsroom) == ["Person Aab", "Person Aac"]
