"""A case is reviewed, talked about, published at once or on its day, and seen by readers."""

import re
from pathlib import Path

import pytest

from app.staff.roles import Role
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import began, edited, published, sends


@pytest.fixture
def people(newsroom: Newsroom) -> dict[Role, Browser]:
    """Somebody in each role, called after it."""
    roles: tuple[Role, ...] = ("contributor", "editor", "admin")
    return {role: newsroom.joins(f"The {role}", role) for role in roles}


def test_a_case_goes_from_draft_to_readers(newsroom: Newsroom, people: dict[Role, Browser]) -> None:
    author, editor = people["contributor"], people["editor"]
    case_id = began(newsroom, "The contributor")
    assert "A draft: version 1, saved by The contributor." in sends(
        author, case_id, "review/comment", text="Is the day right?"
    )
    assert "Is the day right?" in author.page.text
    assert "For review: The contributor sent version 1." in sends(author, case_id, "review/send")
    said = sends(editor, case_id, "review/back", why="Whose words are these?")
    assert "It is a draft again" in said
    assert "Whose words are these?" in author.open(f"/desk/cases/{case_id}/review").text
    sends(author, case_id, "review/send")
    assert editor.open("/cases/sadiqzade-poem").status_code == 404
    said = sends(editor, case_id, "review/publish", day="")
    assert "It is published. Readers see it now." in said
    assert 'href="/cases/sadiqzade-poem"' in said
    reader = newsroom.browser()
    assert "Held over a poem" in reader.open("/cases/sadiqzade-poem").text
    assert reader.open("/feed.rss").text.count("<item>") == 1


def test_what_somebody_wrote_another_editor_publishes(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    case_id = began(newsroom, "The editor", "editor")
    said = sends(people["editor"], case_id, "review/send")
    assert "another editor publishes it" in said
    assert "review/publish" not in said
    people["editor"].send(
        f"/desk/cases/{case_id}/review/publish", version="1", day="", once="x" * 32
    )
    assert people["editor"].page.status_code == 422
    assert "Somebody else than the author publishes it." in people["editor"].page.text
    assert "Readers see it now" in sends(people["admin"], case_id, "review/publish")


def test_where_there_is_one_editor_they_publish_what_they_wrote(
    sqlite_model: Path, tmp_path: Path
) -> None:
    with on_sqlite(sqlite_model, tmp_path / "alone", one_editor=True) as alone:
        rena = alone.joins("Rena", "editor")
        case_id = began(alone, "Rena", "editor")
        assert "Readers see it now" in sends(rena, case_id, "review/publish")
        assert alone.browser().open("/cases/sadiqzade-poem").status_code == 200


def test_each_page_is_there_in_the_other_language(newsroom: Newsroom) -> None:
    rena = newsroom.joins("Rena")
    case_id = published(newsroom)
    edited(newsroom, "Rena", case_id, "admin", title="Held over two poems")
    for path in ("review", "preview", "versions", "versions/2", "correct", "withdraw"):
        page = rena.open(f"/desk/cases/{case_id}/{path}?lang=az")
        assert page.status_code == 200, path
        links = re.findall(r'(?:href|action)="(/desk[^"]*)"', page.text)
        in_english = [each for each in links if "lang=az" not in each]
        assert in_english == [f"/desk/cases/{case_id}/{path}"], path


def test_what_it_lacks_is_said_and_keeps_it_from_readers(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    vague = [{"id": "remand", "kind": "prison", "taken": "in spring some time"}]
    case_id = began(newsroom, "The contributor", slug="draft-1", detentions=vague)
    said = sends(people["contributor"], case_id, "review/send")
    assert "Detentions · remand · taken on" in said
    assert "choose the last part of the address" in said
    said = sends(people["editor"], case_id, "review/publish", day="")
    assert people["editor"].page.status_code == 422
    assert "is not ready to be published" in said


def test_a_case_waits_for_its_day_and_any_request_of_the_desk_brings_it_out(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    case_id = began(newsroom, "The contributor")
    sends(people["contributor"], case_id, "review/send")
    wrong = sends(people["editor"], case_id, "review/publish", day="24 November")
    assert "Write one day with its year" in wrong
    assert 'value="24 November"' in wrong
    said = sends(people["editor"], case_id, "review/publish", day="24 November 2026")
    assert "Approved by The editor: version 1 is published on" in said
    reader = newsroom.browser()
    assert reader.open("/cases/sadiqzade-poem").status_code == 404
    newsroom.clock.after(hours=20)
    people["admin"].signs_in("The admin")
    assert reader.open("/cases/sadiqzade-poem").status_code == 404
    newsroom.clock.after(hours=24)
    assert reader.open("/desk/sign-in").status_code == 200
    assert reader.open("/cases/sadiqzade-poem").status_code == 404
    people["admin"].signs_in("The admin")
    people["admin"].open("/desk")
    assert reader.open("/cases/sadiqzade-poem").status_code == 200


def test_a_form_that_is_sent_twice_says_it_once(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    author = people["contributor"]
    case_id = began(newsroom, "The contributor")
    author.open(f"/desk/cases/{case_id}/review")
    first = author.page
    for _ in range(2):
        author.page = first
        author.fills(f"/desk/cases/{case_id}/review/comment", text="Once is enough.")
    assert author.page.text.count("Once is enough.") == 1
    author.send(f"/desk/cases/{case_id}/review/comment", text="And a forged one.", once="short")
    assert "This form did not come from here." in author.page.text


def test_nothing_is_published_that_was_saved_since_it_was_looked_at(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    case_id = began(newsroom, "The contributor")
    sends(people["contributor"], case_id, "review/send")
    people["editor"].open(f"/desk/cases/{case_id}/review")
    edited(newsroom, "The contributor", case_id, "contributor", region="Baku")
    people["editor"].fills(f"/desk/cases/{case_id}/review/publish", day="")
    assert "Somebody has saved this since you looked at it." in people["editor"].page.text
    assert newsroom.browser().open("/cases/sadiqzade-poem").status_code == 404


def test_what_is_wrong_with_a_form_is_said_beside_it_and_what_was_typed_stays(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    case_id = began(newsroom, "The contributor")
    author = people["contributor"]
    assert "Write what you want to say." in sends(author, case_id, "review/comment", text=" \x00 ")
    long = "ə" * 5001
    assert "Shorten it to 5000 signs." in sends(author, case_id, "review/comment", text=long)
    assert long in author.page.text
    assert author.page.status_code == 422
    said = sends(author, case_id, "review/comment", text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in said


def test_editors_say_who_works_on_a_case(newsroom: Newsroom, people: dict[Role, Browser]) -> None:
    case_id = began(newsroom, "The editor", "editor")
    author = people["contributor"]
    assert author.open(f"/desk/cases/{case_id}/review").status_code == 404
    sends(people["editor"], case_id, "review/assign", who="The contributor")
    assert author.open(f"/desk/cases/{case_id}/review").status_code == 200
    assert "review/assign" not in author.page.text
    said = sends(people["editor"], case_id, "review/assign", who="Nobody known")
    assert "Choose somebody of the desk." in said
    people["editor"].open(f"/desk/cases/{case_id}/review")
    people["editor"].send(
        f"/desk/cases/{case_id}/review/unassign", who="The contributor", once="y" * 32
    )
    assert author.open(f"/desk/cases/{case_id}/review").status_code == 404


def test_the_preview_is_the_page_that_readers_get(
    newsroom: Newsroom, people: dict[Role, Browser]
) -> None:
    case_id = began(newsroom, "The contributor")
    sends(people["contributor"], case_id, "review/send")
    before = people["editor"].open(f"/desk/cases/{case_id}/preview").text
    assert "all of it is new" in before
    sends(people["editor"], case_id, "review/publish", day="")
    page = newsroom.browser().open("/cases/sadiqzade-poem").text
    assert _content(before) == _content(page)


def test_the_preview_tells_what_changes_for_readers(newsroom: Newsroom) -> None:
    rena = newsroom.joins("Rena")
    case_id = published(newsroom)
    assert "Nothing that it says itself changes" in (
        rena.open(f"/desk/cases/{case_id}/preview").text
    )
    edited(newsroom, "Rena", case_id, "admin", title="Held over two poems")
    page = rena.open(f"/desk/cases/{case_id}/preview").text
    assert "<del><span>Held over a poem</span></del>" in page
    assert "<ins><span>Held over two poems</span></ins>" in page
    assert len(page.encode()) < 60_000


def _content(page: str) -> str:
    """The part of a page that tells the case: from its title to where it is told how to cite it.

    A page is published by the clock of the ledger, and its preview made by that of the test.
    """
    found = page[page.index('<div class="head">') : page.index('aria-labelledby="the_cite"')]
    return re.sub(r"published on \d+ \w+", "published", found.replace("/desk", ""))
