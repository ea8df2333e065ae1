"""Articles are worked on as cases are: drafts, versions, comments, a preview, a second editor."""

import pytest

from tests.desk.law.test_other_countries import CODE, added, adds, asks
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.test_entering import types


@pytest.fixture
def nino(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Nino", "contributor")


@pytest.fixture
def rena(newsroom: Newsroom) -> Browser:
    """An editor who is signed in."""
    return newsroom.joins("Rena", "editor")


def says(browser: Browser, way: str, **typed: str) -> str:
    """Changes what an article says of itself: what the desk says then."""
    browser.open(f"{way}/about")
    return types(browser, f"{way}/about", **typed)


def test_a_contributor_drafts_an_article_and_an_editor_publishes_it(on_each: Newsroom) -> None:
    nino, rena = on_each.joins("Nino", "contributor"), on_each.joins("Rena", "editor")
    way = f"/desk/law/{added(nino)}"
    asks(nino, way.rpartition("/")[2], "send")
    assert f'href="{way}"' in rena.open("/desk").text
    rena.open(way)
    rena.fills(f"{way}/comment", text="Is this the text in force?")
    rena.fills(f"{way}/back", why="A version is missing.")
    assert "It is a draft again" in rena.page.text
    assert "Is this the text in force?" in nino.open(way).text
    nino.open(f"{way}/add/version")
    types(nino, f"{way}/add/version", since="May 2019", penalties__0__kind="fine")
    assert "since May 2019" in nino.page.text, nino.page.text
    asks(nino, way.rpartition("/")[2], "send")
    before = nino.open(f"{way}/preview").text
    assert "as readers will see it when version 2 is published" in before
    assert "all of it is new" in before
    asks(rena, way.rpartition("/")[2], "publish")
    assert "Published: readers see version 2." in rena.page.text
    assert content(before) == content(on_each.browser().open("/law/gecc-150").text)


def test_the_preview_of_an_article_says_what_changes_for_readers(
    newsroom: Newsroom, nino: Browser, rena: Browser
) -> None:
    way = f"/desk/law/{published(nino, rena)}"
    says(nino, way, title="duress", prohibits="147 CC", country="AM")
    asks(nino, way.rpartition("/")[2], "send")
    before = nino.open(f"{way}/preview").text
    assert "<ins><span>duress</span></ins>" in before
    assert "<ins><span>Armenia</span></ins>" in before
    assert "<ins><span>Article 147 of the Criminal Code</span></ins>" in before
    asks(rena, way.rpartition("/")[2], "publish")
    assert content(before) == content(newsroom.browser().open("/law/gecc-150").text)


def published(author: Browser, editor: Browser) -> str:
    """The id of an article that readers see."""
    article_id = added(author)
    asks(author, article_id, "send")
    assert "It is published." in asks(editor, article_id, "publish")
    return article_id


def test_versions_of_an_article_are_compared_in_words_and_brought_back(nino: Browser) -> None:
    way = f"/desk/law/{added(nino)}"
    says(nino, way, title="duress")
    nino.open(f"{way}/change/versions/1")
    types(nino, f"{way}/change/versions/1", penalties__0__max="3 years", until="2020")
    page = nino.open(f"{way}/versions/3?against=1").text
    assert "<del><span>coercion</span></del>" in page
    assert "<ins><span>prison, up to 3 years</span></ins>" in page
    assert "since 2000" in page
    nino.fills(f"{way}/restore/1")
    assert "The earlier version is the newest now." in nino.page.text
    assert "Both say the same." in nino.open(f"{way}/versions/4?against=1").text
    assert "coercion" in nino.open("/desk/law/codes/GECC").text


def test_what_is_typed_into_the_form_of_an_article_is_kept_on_the_way(
    newsroom: Newsroom, nino: Browser, rena: Browser
) -> None:
    way = f"/desk/law/{added(nino)}"
    says(nino, way, title="duress", do="keep")
    assert nino.page.status_code == 204
    assert "duress" not in rena.open(f"{way}/about").text
    assert "duress" in nino.open(f"{way}/about").text
    assert "did not save it" in nino.page.text
    types(nino, f"{way}/about", do="drop")
    assert "duress" not in nino.open(f"{way}/about").text


def test_a_new_article_is_kept_on_the_way_too(nino: Browser) -> None:
    adds(nino, title="half typed", do="keep")
    assert nino.page.status_code == 204
    assert "half typed" in nino.open("/desk/law/new").text


def test_two_who_change_an_article_do_not_write_over_one_another(
    nino: Browser, rena: Browser
) -> None:
    way = f"/desk/law/{added(nino)}"
    rena.open(f"{way}/about")
    says(nino, way, title="duress")
    rena.open(f"{way}/about?x=1")
    nino.open(f"{way}/about")
    types(nino, f"{way}/about", title="threat")
    types(rena, f"{way}/about", title="force", explanation="Who forces another to act.")
    assert rena.page.status_code == 422
    assert "Theirs: threat" in rena.page.text
    assert "Yours: force" in rena.page.text
    rena.fills(f"{way}/about", **{"choice.title": "mine"})
    assert "It is saved." in rena.page.text, rena.page.text
    page = nino.open(way).text
    assert "force" in page
    assert "Who forces another to act." in page


def test_what_nobody_can_read_yet_is_kept_and_not_published(nino: Browser, rena: Browser) -> None:
    adds(nino, versions__0__since="soon")
    article_id = nino.at().rpartition("/")[2]
    page = asks(nino, article_id, "send")
    assert "“soon” is not a date" in page
    assert "is not ready to be published" in asks(rena, article_id, "publish")
    assert rena.client.get("/law/gecc-150").status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"code": "x"}, "the code is two to eight large Latin letters"),
        ({"path": ""}, "the code is two to eight large Latin letters"),
        ({"code": "CC"}, "another country has a code called CC"),
        ({"path": "151"}, "another provision has this slug"),
    ],
)
def test_an_article_cannot_become_what_it_cannot_be(
    nino: Browser, typed: dict[str, str], said: str
) -> None:
    added(nino, path="151")
    way = f"/desk/law/{added(nino)}"
    assert said in says(nino, way, **typed)
    assert nino.page.status_code == 422


def test_an_article_that_is_renumbered_leads_on_from_its_old_address(
    newsroom: Newsroom, nino: Browser, rena: Browser
) -> None:
    way = f"/desk/law/{published(nino, rena)}"
    assert "It is saved." in says(nino, way, path="150-1")
    asks(nino, way.rpartition("/")[2], "send")
    asks(rena, way.rpartition("/")[2], "publish")
    reader = newsroom.browser()
    assert "coercion" in reader.open("/law/gecc-150").text.lower()
    assert reader.at() == "/law/gecc-150-1"


def test_nobody_sees_the_draft_of_an_article_that_is_not_theirs(
    newsroom: Newsroom, nino: Browser, rena: Browser
) -> None:
    way = f"/desk/law/{added(nino)}"
    stranger = newsroom.joins("Samir", "contributor")
    for page in ("", "/about", "/add/version", "/preview", "/versions/1"):
        assert stranger.open(way + page).status_code == 404, page
    assert stranger.open("/desk/law/codes/GECC").status_code == 404
    assert "GECC" not in stranger.open("/desk/law").text
    asks(nino, way.rpartition("/")[2], "send")
    asks(rena, way.rpartition("/")[2], "publish")
    assert CODE["title"] in stranger.open("/desk/law/codes/GECC").text
    assert stranger.open(way).status_code == 200


def content(page: str) -> str:
    """The part of a page that tells of an article."""
    found = page[page.index('<div class="head">') : page.index('aria-labelledby="the_wrong"')]
    return found.replace("/desk", "")
