"""What is typed before something that cannot be undone, or in confidence, outlives a sign-in."""

import re
from collections.abc import Callable

import pytest

from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POEM, began, published

SECRET = "Zzsister, +994 50 000 00 00"


@pytest.fixture
def case_id(newsroom: Newsroom) -> str:
    """A case that readers see."""
    newsroom.joins("Rena", "admin")
    return published(newsroom)


@pytest.fixture
def editor(newsroom: Newsroom, case_id: str) -> Browser:
    """An editor who signed in just now."""
    return newsroom.joins("Leyla", "editor")


def protecting(newsroom: Newsroom, case_id: str) -> str:
    """Where the person of the case is protected."""
    page = newsroom.joins("Samir", "editor").open(f"/desk/cases/{case_id}/review").text
    found = re.search(rf"/desk/cases/{case_id}/protect/[0-9a-f-]{{36}}", page)
    assert found
    return found[0]


def withdrawing(_newsroom: Newsroom, case_id: str) -> str:
    """Where the case is withdrawn."""
    return f"/desk/cases/{case_id}/withdraw"


DANGERS: dict[str, tuple[Callable[[Newsroom, str], str], dict[str, str]]] = {
    "withdrawing": (withdrawing, {"why": "The family asked for it twice."}),
    "protecting": (protecting, {"name": "a poet from Gəncə", "slug": "poet-7"}),
}
dangers = pytest.mark.parametrize(("where", "typed"), DANGERS.values(), ids=DANGERS)


@dangers
@pytest.mark.parametrize("pause", [{"hours": 24}, {"minutes": 6}], ids=["signed out", "not fresh"])
def test_what_was_typed_is_there_again(
    newsroom: Newsroom,
    case_id: str,
    editor: Browser,
    where: Callable[[Newsroom, str], str],
    typed: dict[str, str],
    pause: dict[str, float],
) -> None:
    way = where(newsroom, case_id)
    editor.open(way)
    newsroom.clock.after(**pause)
    editor.fills(way, **typed)
    assert editor.page.request.args["then"] == way
    editor.signs_in("Leyla") if editor.at() == "/desk/sign-in" else editor.proves()
    page = editor.open(way).text
    assert all(words in page for words in typed.values())
    assert page.count("did not save it") == 1
    editor.fills(way, **typed, do="drop")
    assert editor.at() == f"/desk/cases/{case_id}/review"
    assert "did not save it" not in editor.open(way).text


@dangers
def test_nobody_else_reads_it(
    newsroom: Newsroom,
    case_id: str,
    editor: Browser,
    where: Callable[[Newsroom, str], str],
    typed: dict[str, str],
) -> None:
    way = where(newsroom, case_id)
    editor.open(way)
    newsroom.clock.after(hours=24)
    editor.fills(way, **typed)
    page = newsroom.joins("Nigar", "editor").open(way).text
    assert not any(words in page for words in typed.values())


def test_the_question_whether_it_is_sure_keeps_the_reason_too(
    newsroom: Newsroom, case_id: str, editor: Browser
) -> None:
    way, typed = withdrawing(newsroom, case_id), {"why": "The family asked for it twice."}
    editor.open(way)
    editor.fills(way, **typed)
    newsroom.clock.after(hours=24)
    editor.fills(way)
    editor.signs_in("Leyla")
    assert typed["why"] in editor.open(way).text
    assert editor.open(f"/desk/cases/{case_id}").status_code == 200
    editor.open(way)
    editor.fills(way, **typed)
    editor.fills(way)
    assert editor.open(f"/desk/cases/{case_id}").status_code == 404


def test_protecting_forgets_what_was_typed(
    newsroom: Newsroom, case_id: str, editor: Browser
) -> None:
    way = protecting(newsroom, case_id)
    editor.open(way)
    newsroom.clock.after(hours=24)
    editor.fills(way, name="a poet", slug="poet-7", along="y")
    editor.signs_in("Leyla")
    page = editor.open(way).text
    assert 'value="a poet"' in page
    editor.fills(way, name="a poet", slug="poet-7", along="y")
    assert editor.page.status_code == 200, editor.page.text


class TestInConfidence:
    """What is typed into a confidential field whose sign-in is over."""

    field = "cases.family_contact"

    @pytest.fixture
    def own(self, newsroom: Newsroom, author: Browser) -> str:
        """A case of somebody whose sign-in ended while they typed into a field of it."""
        case_id = began(newsroom, "Aygün", sources=POEM["sources"])
        self.shows(author, case_id)
        newsroom.clock.after(hours=24)
        author.fills(f"/desk/cases/{case_id}/confidence/keep", text=SECRET)
        assert author.at() == "/desk/sign-in"
        return case_id

    def shows(self, browser: Browser, case_id: str) -> str:
        """What the desk shows of the field after a press on its button."""
        browser.open(f"/desk/cases/{case_id}/confidence")
        return browser.send(f"/desk/cases/{case_id}/confidence/show", field=self.field).text

    def test_it_is_there_again_where_it_is_asked_for(self, own: str, author: Browser) -> None:
        assert author.page.request.args["then"] == f"/desk/cases/{own}/confidence"
        author.signs_in("Aygün")
        listed = author.open(f"/desk/cases/{own}/confidence").text
        assert listed.count("did not save it") == 1
        assert "Zzsister" not in listed
        assert SECRET in self.shows(author, own)
        author.fills(f"/desk/cases/{own}/confidence/keep", text=SECRET)
        assert "It is kept in confidence." in author.page.text
        assert "did not save it" not in author.page.text

    def test_what_somebody_kept_there_meanwhile_is_shown_beside_it(
        self, newsroom: Newsroom, own: str, author: Browser
    ) -> None:
        leyla = newsroom.joins("Leyla", "editor")
        self.shows(leyla, own)
        leyla.fills(f"/desk/cases/{own}/confidence/keep", text="The uncle")
        author.signs_in("Aygün")
        page = self.shows(author, own)
        assert SECRET in page
        assert "The uncle" in page
        author.fills(f"/desk/cases/{own}/confidence/keep", text=f"{SECRET}. The uncle")
        assert "It is kept in confidence." in author.page.text

    def test_it_is_dropped_when_it_is_not_wanted(self, own: str, author: Browser) -> None:
        author.signs_in("Aygün")
        self.shows(author, own)
        author.fills(f"/desk/cases/{own}/confidence/keep", text=SECRET, do="drop")
        assert author.at() == f"/desk/cases/{own}/confidence"
        assert "Zzsister" not in self.shows(author, own)

    def test_nobody_else_reads_it(self, newsroom: Newsroom, own: str) -> None:
        leyla = newsroom.joins("Leyla", "editor")
        assert "did not save it" not in leyla.open(f"/desk/cases/{own}/confidence").text
        assert "Zzsister" not in self.shows(leyla, own)
