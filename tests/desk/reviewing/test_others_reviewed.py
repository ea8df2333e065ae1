"""People and tallies are reviewed as cases are: spoken of, sent back, compared, published."""

import pytest

from app.cases.queries import find_document
from app.cases.working.actions import begin
from app.cases.working.monitors import Monitor
from app.document.others import Person, Tally
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import POET, published
from tests.desk.test_entering import types

TALLY = {"slug": "arrests-of-may", "title": "Arrests of May", "total": {"number": 12}}


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aygün", "contributor")


@pytest.fixture
def editor(newsroom: Newsroom) -> Browser:
    """An editor who is signed in."""
    return newsroom.joins("Leyla", "editor")


def published_poet(newsroom: Newsroom) -> str:
    """The page of somebody whom readers see."""
    newsroom.joins("Rena", "admin")
    published(newsroom)
    with newsroom.at_desk() as session:
        return f"/desk/people-in-cases/{find_document(session, 'person', POET['slug'])}"


@pytest.fixture
def poet(newsroom: Newsroom, author: Browser) -> str:
    """The page of somebody whom no case names."""
    with newsroom.at_desk() as session:
        monitor = Monitor("Aygün", "contributor")
        return f"/desk/people-in-cases/{begin(session, monitor, POET, Person).document_id}"


@pytest.fixture
def tally(newsroom: Newsroom, author: Browser) -> str:
    """The page of a reported count."""
    with newsroom.at_desk() as session:
        monitor = Monitor("Aygün", "contributor")
        return f"/desk/tallies/{begin(session, monitor, TALLY, Tally).document_id}"


def sends(browser: Browser, way: str) -> None:
    """Sends a document for review."""
    browser.open(way)
    browser.fills(f"{way}/send")
    assert "It is sent" in browser.page.text, browser.page.text


def test_somebody_whom_no_case_names_is_published_alone(
    author: Browser, editor: Browser, poet: str
) -> None:
    assert f"{poet}/publish" not in author.open(poet).text
    sends(author, poet)
    editor.open(poet)
    editor.fills(f"{poet}/publish")
    assert "It is published" in editor.page.text, editor.page.text
    assert "Published: readers see version 1." in editor.page.text


def test_what_is_said_of_somebody_is_read_by_who_works_on_them(
    author: Browser, editor: Browser, poet: str
) -> None:
    editor.open(poet)
    editor.fills(f"{poet}/comment", text="Is this how he writes it?")
    assert "Your comment is there" in editor.page.text
    assert "Is this how he writes it?" in author.open(poet).text
    editor.open(poet)
    editor.fills(f"{poet}/comment", text="")
    assert editor.page.status_code == 422
    assert "Write what you want to say." in editor.page.text


@pytest.mark.parametrize("kind", ["poet", "tally"])
def test_whatever_was_sent_for_review_stands_in_the_queue(
    author: Browser, editor: Browser, kind: str, request: pytest.FixtureRequest
) -> None:
    way = request.getfixturevalue(kind)
    assert f'href="{way}"' not in editor.open("/desk").text
    sends(author, way)
    assert f'href="{way}"' in editor.open("/desk").text


@pytest.mark.parametrize("kind", ["poet", "tally"])
def test_a_document_goes_back_to_its_author_with_the_reason(
    author: Browser, editor: Browser, kind: str, request: pytest.FixtureRequest
) -> None:
    way = request.getfixturevalue(kind)
    assert f"{way}/back" not in editor.open(way).text
    sends(author, way)
    editor.open(way)
    editor.fills(f"{way}/back", why="A source is missing.")
    assert "It is a draft again" in editor.page.text
    page = author.open(way).text
    assert "A source is missing." in page
    assert "A draft: version 1" in page


@pytest.mark.parametrize(("act", "field"), [("back", "why"), ("comment", "text")])
def test_what_was_typed_outlives_a_sign_in(
    newsroom: Newsroom, author: Browser, editor: Browser, poet: str, act: str, field: str
) -> None:
    sends(author, poet)
    editor.open(poet)
    newsroom.clock.after(hours=24)
    editor.fills(f"{poet}/{act}", **{field: "Typed before the end"})
    assert editor.page.request.args["then"] == poet
    editor.signs_in("Leyla")
    page = editor.open(poet).text
    assert "Typed before the end" in page
    assert page.count("did not save it") == 1
    assert "Typed before" not in newsroom.joins("Nigar", "editor").open(poet).text
    editor.open(poet)
    editor.fills(f"{poet}/{act}", **{field: "Typed before the end", "do": "drop"})
    assert "Typed before" not in editor.page.text


def test_two_versions_of_somebody_are_compared_in_words(author: Browser, poet: str) -> None:
    author.open(f"{poet}/add/name")
    types(author, f"{poet}/add/name", text="Айдын", kind="press")
    author.open(f"{poet}/about")
    types(author, f"{poet}/about", name="Aydin S.", kind="person")
    page = author.open(f"{poet}/versions/3?against=1").text
    assert "From version 1 to version 3" in page
    assert "<del><span>Aydin Sadiqzade</span></del>" in page
    assert "<ins><span>Aydin S.</span></ins>" in page
    assert "Айдын" in page
    assert "added" in page
    author.fills(f"{poet}/restore/1")
    assert "The earlier version is the newest now." in author.page.text
    assert "Both say the same." in author.open(f"{poet}/versions/4?against=1").text


def test_two_versions_of_a_tally_are_compared_in_words(author: Browser, tally: str) -> None:
    author.open(f"{tally}/about")
    types(author, f"{tally}/about", title="Arrests of May and June")
    page = author.open(f"{tally}/versions/2").text
    assert "<ins><span>Arrests of May and June</span></ins>" in page


def test_what_differs_from_what_readers_see_is_one_step_away(
    newsroom: Newsroom, editor: Browser
) -> None:
    way = published_poet(newsroom)
    assert "What differs from what readers see" not in editor.open(way).text
    editor.open(f"{way}/about")
    types(editor, f"{way}/about", name="Aydin S.")
    assert f"{way}/versions/2?against=1" in editor.page.text
    assert (
        "<del><span>Aydin Sadiqzade</span></del>" in editor.open(f"{way}/versions/2?against=1").text
    )


@pytest.mark.parametrize("wrong", ["versions/9", "versions/0", "versions/1?against=7"])
def test_no_other_version_is_found(author: Browser, poet: str, wrong: str) -> None:
    assert author.open(f"{poet}/{wrong}").status_code == 404


def test_nobody_else_compares_their_versions(newsroom: Newsroom, poet: str) -> None:
    stranger = newsroom.joins("Samir", "contributor")
    assert stranger.open(f"{poet}/versions/1").status_code == 404
    stranger.open("/desk/people-in-cases")
    stranger.send(f"{poet}/comment", text="Hello", once="x" * 32)
    assert stranger.page.status_code == 404


def test_the_preview_of_somebody_is_the_page_that_readers_get(
    newsroom: Newsroom, editor: Browser
) -> None:
    way = published_poet(newsroom)
    editor.open(f"{way}/about")
    types(editor, f"{way}/about", name="Aydin S.", born="1980")
    editor.fills(f"{way}/send")
    assert f"{way}/preview" in editor.page.text
    before = editor.open(f"{way}/preview").text
    assert "as readers will see it when version 2 is published" in before
    other = newsroom.joins("Murad", "editor")
    other.open(way)
    other.fills(f"{way}/publish")
    page = newsroom.browser().open(f"/people/{POET['slug']}").text
    assert content(before) == content(page)


def test_the_preview_of_a_count_is_the_page_that_readers_get(
    newsroom: Newsroom, author: Browser, editor: Browser
) -> None:
    with newsroom.at_desk() as session:
        monitor = Monitor("Aygün", "contributor")
        tally = (
            f"/desk/tallies/{begin(session, monitor, {**TALLY, 'total': 12}, Tally).document_id}"
        )
    sends(author, tally)
    assert f"{tally}/preview" in author.page.text
    assert "all of it is new" in author.open(f"{tally}/preview").text
    assert content(author.page.text, *COUNTS) == counts_after(newsroom, editor, tally)
    author.open(f"{tally}/about")
    types(author, f"{tally}/about", title="Arrests of May and June")
    author.open(tally)
    author.fills(f"{tally}/send")
    before = author.open(f"{tally}/preview").text
    assert "<ins><span>Arrests of May and June</span></ins>" in before
    assert 'href="#arrests-of-may"' in before
    assert content(before, *COUNTS) == counts_after(newsroom, editor, tally)


COUNTS = ("<h1>", "</main>")


def counts_after(newsroom: Newsroom, editor: Browser, tally: str) -> str:
    """What readers see of all counts after an editor has published one."""
    editor.open(tally)
    editor.fills(f"{tally}/publish")
    assert "It is published" in editor.page.text, editor.page.text
    return content(newsroom.browser().open("/tallies").text, *COUNTS)


def test_nobody_else_previews_a_count(newsroom: Newsroom, tally: str) -> None:
    stranger = newsroom.joins("Samir", "contributor")
    assert stranger.open(f"{tally}/preview").status_code == 404


def test_what_changes_of_somebody_is_marked_in_their_preview(
    newsroom: Newsroom, editor: Browser
) -> None:
    way = published_poet(newsroom)
    editor.open(f"{way}/about")
    types(editor, f"{way}/about", name="Aydin S.")
    assert "<ins><span>Aydin S.</span></ins>" in editor.open(f"{way}/preview").text


def test_whoever_has_no_page_has_no_preview(author: Browser, poet: str) -> None:
    assert author.open(f"{poet}/preview").status_code == 404


def content(
    page: str, first: str = '<div class="head">', last: str = 'aria-labelledby="the_wrong"'
) -> str:
    """The part of a page that tells of somebody, or from one text to another."""
    return page[page.index(first) : page.index(last)].replace("/desk", "")
