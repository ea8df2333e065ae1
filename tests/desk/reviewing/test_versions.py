"""Every version of a case can be found, compared in words, and made the newest again."""

import pytest

from app.cases.working.versions import take_away_words
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, began, edited, sends


@pytest.fixture
def case_id(newsroom: Newsroom, author: Browser) -> str:
    """A case of three versions."""
    made = began(newsroom, "Aygün")
    edited(newsroom, "Aygün", made, "contributor", title="Held over two poems")
    vague = [{**POEM["detentions"][0], "taken": "in spring some time"}]
    edited(newsroom, "Aygün", made, "contributor", detentions=vague, region="Baku")
    return made


def test_every_version_says_who_made_it_and_how(author: Browser, case_id: str) -> None:
    page = author.open(f"/desk/cases/{case_id}/versions").text
    assert [page.index(f"Version {number}") for number in (3, 2, 1)] == sorted(
        page.index(f"Version {number}") for number in (1, 2, 3)
    )
    assert page.count("saved it") == 2
    assert "began it" in page


def test_two_versions_are_compared_in_words(author: Browser, case_id: str) -> None:
    page = author.open(f"/desk/cases/{case_id}/versions/2").text
    assert "From version 1 to version 2" in page
    assert "<del><span>Held over a poem</span></del>" in page
    assert "<ins><span>Held over two poems</span></ins>" in page
    page = author.open(f"/desk/cases/{case_id}/versions/3?against=1").text
    assert "in spring some time" in page
    assert "5 March 2024" in page
    assert "Aydin Sadiqzade" not in page
    assert len(page.encode()) < 60_000


def test_an_earlier_version_is_made_the_newest_again(author: Browser, case_id: str) -> None:
    said = sends(author, case_id, "versions/1/restore", "versions/2")
    assert "The earlier version is the newest now." in said
    assert "made version 1 the newest again" in said
    page = author.open(f"/desk/cases/{case_id}/versions/4?against=1").text
    assert "Both say the same." in page
    said = sends(author, case_id, "versions/1/restore", "versions/2")
    assert "Nothing was to be done." in said


def test_nothing_is_restored_over_what_somebody_saved_meanwhile(
    newsroom: Newsroom, author: Browser, case_id: str
) -> None:
    author.open(f"/desk/cases/{case_id}/versions/2")
    edited(newsroom, "Leyla", case_id, "editor", title="Held over three poems")
    author.fills(f"/desk/cases/{case_id}/versions/1/restore")
    assert author.page.status_code == 422
    assert "Somebody has saved this since you looked at it." in author.page.text


def test_a_version_that_was_taken_away_says_so(
    newsroom: Newsroom, author: Browser, case_id: str
) -> None:
    with newsroom.at_desk() as session:
        take_away_words(session, [case_id])
    assert "taken away" in author.open(f"/desk/cases/{case_id}/versions").text
    page = author.open(f"/desk/cases/{case_id}/versions/2")
    assert page.status_code == 200
    assert "What this version said was taken away" in page.text
    assert "restore" not in page.text


@pytest.mark.parametrize("path", ["versions/9", "versions/1?against=9", "versions?before=x"])
def test_what_is_no_version_is_not_there(author: Browser, case_id: str, path: str) -> None:
    assert author.open(f"/desk/cases/{case_id}/{path}").status_code == 404


def test_nobody_else_reads_the_versions_of_a_draft(newsroom: Newsroom, case_id: str) -> None:
    other = newsroom.joins("Samir", "contributor")
    for path in ("versions", "versions/2", "review", "preview"):
        assert other.open(f"/desk/cases/{case_id}/{path}").status_code == 404
