"""People in cases at the desk: found by name, changed by forms, published anew, made one."""

import pytest

from app.cases.queries import find_document
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.reviewing_cases import published
from tests.desk.test_entering import begins, fields, types

POET = "aydin-sadiqzade"


@pytest.fixture
def editor(newsroom: Newsroom) -> Browser:
    """An editor who is signed in."""
    return newsroom.joins("Leyla", "editor")


@pytest.fixture
def other(newsroom: Newsroom) -> Browser:
    """Another editor."""
    return newsroom.joins("Murad", "editor")


def page_of(newsroom: Newsroom, slug: str) -> str:
    """The page of somebody at the desk."""
    with newsroom.at_desk() as session:
        return f"/desk/people-in-cases/{find_document(session, 'person', slug)}"


def publishes(author: Browser, other: Browser, way: str) -> None:
    """What one wrote is sent by them and published by another."""
    author.open(way)
    author.fills(f"{way}/send")
    assert "It is sent" in author.page.text
    other.open(way)
    other.fills(f"{way}/publish")
    assert "It is published" in other.page.text, other.page.text


def test_somebody_is_found_by_name_in_any_spelling(newsroom: Newsroom, editor: Browser) -> None:
    case_id = begins(editor, "Elvin Məmmədov")
    for like, there in (("Мамедов", True), ("mamm", True), ("Hacıyev", False)):
        text = editor.open(f"/desk/people-in-cases?like={like}").text
        assert ("Elvin Məmmədov" in text) is there
    text = editor.open(page_of(newsroom, "elvin-memmedov")).text
    assert f"/desk/cases/{case_id}" in text
    assert "Version 1" in text
    stranger = newsroom.joins("Aygün", "contributor")
    assert "Elvin" not in stranger.open("/desk/people-in-cases").text
    assert stranger.open(page_of(newsroom, "elvin-memmedov")).status_code == 404


def test_a_second_surname_learnt_later_reaches_readers(
    newsroom: Newsroom, editor: Browser, other: Browser
) -> None:
    published(newsroom)
    way = page_of(newsroom, POET)
    editor.open(f"{way}/add/name")
    typed = {"text": "Айдын Туркоглу", "kind": "press", "lang": "russian", "script": "Cyrl"}
    typed |= {"since": "March 2025", "new_source__outlet": "The Other Paper"}
    types(editor, f"{way}/add/name", **typed)
    assert editor.at() == way, editor.page.text
    assert "Айдын Туркоглу" in editor.page.text
    reader = newsroom.browser()
    assert "Туркоглу" not in reader.open(f"/people/{POET}").text
    editor.open(way)
    assert f"{way}/publish" not in editor.page.text
    publishes(editor, other, way)
    text = reader.open(f"/people/{POET}").text
    assert "Айдын Туркоглу" in text
    assert "The Other Paper" in text
    assert "since March 2025" in text


def test_a_language_that_nobody_knows_breaks_no_page(
    newsroom: Newsroom, editor: Browser, other: Browser
) -> None:
    published(newsroom)
    way = page_of(newsroom, POET)
    editor.open(f"{way}/add/name")
    types(editor, f"{way}/add/name", text="Aydin the Poet", lang="qq", script="Qqqq")
    publishes(editor, other, way)
    for lang in ("en", "az"):
        page = newsroom.browser().open(f"/people/{POET}?lang={lang}")
        assert page.status_code == 200
        assert "Aydin the Poet" in page.text


def test_a_form_of_a_name_is_changed_and_taken_out(newsroom: Newsroom, editor: Browser) -> None:
    begins(editor)
    way = page_of(newsroom, "elvin-mustafayev")
    for name in ("Elvin Türkoğlu", "E. M."):
        editor.open(f"{way}/add/name")
        types(editor, f"{way}/add/name", text=name)
    editor.open(f"{way}/change/names/2")
    types(editor, f"{way}/change/names/2", kind="initials")
    assert editor.page.text.count("E. M.") >= 1
    editor.open(f"{way}/change/names/1")
    types(editor, f"{way}/change/names/1", do="out")
    assert "Türkoğlu" not in editor.page.text
    assert editor.open(f"{way}/change/names/2").status_code == 404
    assert "initials" in editor.open(f"{way}/change/names/1").text


def test_an_earlier_version_is_brought_back(newsroom: Newsroom, editor: Browser) -> None:
    begins(editor)
    way = page_of(newsroom, "elvin-mustafayev")
    editor.open(f"{way}/about")
    types(editor, f"{way}/about", name="Rasul Mustafayev", kind="organisation")
    assert "Rasul Mustafayev" in editor.page.text
    editor.fills(f"{way}/restore/1")
    assert "<h1><bdi>Elvin Mustafayev</bdi></h1>" in editor.page.text


def test_what_no_form_of_ours_brings_finds_nobody(newsroom: Newsroom, editor: Browser) -> None:
    begins(editor)
    way = page_of(newsroom, "elvin-mustafayev")
    editor.proves()
    assert editor.open(f"{way}/same?other=%00&like=a%00b").status_code == 200
    editor.send(f"{way}/same", other="nobody-there", once="x" * 32)
    assert editor.page.status_code == 404
    editor.open(way)
    editor.send(f"{way}/restore/{10**30}", once="y" * 32, version="1")
    assert editor.page.status_code == 404
    for wrong in ("add/charge", "change/names/1", "change/parties/1", "change/names/%00"):
        assert editor.open(f"{way}/{wrong}").status_code == 404
    assert editor.open(way.replace("people-in-cases", "tallies")).status_code == 404
    assert editor.open("/desk/people-in-cases?like=%00&begin=999999999").status_code == 200


def test_two_who_are_one_are_joined_and_both_addresses_work(
    newsroom: Newsroom, editor: Browser, other: Browser
) -> None:
    published(newsroom)
    case_id = begins(editor, "Aydin S.", same="new", detentions__taken="2024-05-01")
    editor.open(f"/desk/cases/{case_id}/about")
    types(editor, f"/desk/cases/{case_id}/about", slug="aydin-s-2024", title="Held again")
    case = f"/desk/cases/{case_id}"
    editor.open(f"{case}/review")
    editor.fills(f"{case}/review/send")
    other.open(f"{case}/review")
    other.fills(f"{case}/review/publish")
    assert "It is published" in other.page.text, other.page.text
    reader = newsroom.browser()
    assert reader.open("/people/aydin-s").status_code == 200
    way = page_of(newsroom, POET)
    editor.proves()
    assert f"{way}/same?other=aydin-s" in editor.open(f"{way}/same").text
    editor.open(f"{way}/same?other=aydin-s")
    assert "Are you sure?" in editor.page.text
    editor.fills(f"{way}/same")
    assert "They are one now" in editor.page.text, editor.page.text
    assert "joined it with somebody" in editor.page.text
    answer = reader.client.get("/people/aydin-s")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/people/{POET}")
    text = reader.open(f"/people/{POET}").text
    assert "Held again" in text
    assert "Held over a poem" in text
    assert fields(newsroom, case_id)["parties"][0]["person"] == POET


def test_who_is_said_to_be_somebody_else_is_not_made_one(
    newsroom: Newsroom, editor: Browser
) -> None:
    begins(editor)
    begins(editor, "Elvin Quliyev", same="new")
    way = page_of(newsroom, "elvin-mustafayev")
    editor.open(f"{way}/about")
    types(editor, f"{way}/about", distinct_from__like="Quliyev")
    assert "Elvin Quliyev" in editor.page.text
    editor.proves()
    editor.open(f"{way}/same?other=elvin-quliyev")
    editor.fills(f"{way}/same")
    assert editor.page.status_code == 422
    assert "not to be the same" in editor.page.text
    author = newsroom.joins("Aygün", "contributor")
    assert author.open(f"{way}/same").status_code == 403
