"""Entering what happened: a new detention, the list of cases, and what is kept of what is typed."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import delete

from app.cases.models import Assignment, Document, Dossier, FormToken, Typed
from app.cases.working import queries as work
from app.cases.working.actions import begin
from app.cases.working.fields import Fields
from app.cases.working.monitors import ITSELF, Monitor
from app.document.others import Person
from tests.desk.newsroom import Browser, Newsroom


@pytest.fixture(autouse=True)
def without_cases(newsroom: Newsroom) -> Iterator[None]:
    """No case and nobody is known when a test begins."""
    yield
    with newsroom.at_desk() as session:
        for table in (Assignment, Dossier, Typed, FormToken, Document):
            session.execute(delete(table))


_ONCE = re.compile(r'name="once" value="([\w-]+)"')
_PROOF = re.compile(r'name="proof" value="(\w+)"')
_WHO = re.compile(r'name="who" value="([^"]+)"')
_BASE = re.compile(r'name="base" value="(\d+)"')


def types(browser: Browser, address: str, **typed: str | list[str]) -> str:
    """Sends a form of a page with what it carries; boxes with a dot are written with two lines."""
    found = {"once": _ONCE, "proof": _PROOF, "base": _BASE, "who": _WHO}
    carried = {
        name: match[1] for name, each in found.items() if (match := each.search(browser.page.text))
    }
    given: dict[str, str | list[str]] = {
        name.replace("__", "."): text for name, text in typed.items()
    }
    browser.send(address, **{**carried, **given})
    return browser.page.text


def begins(browser: Browser, name: str = "Elvin Mustafayev", **typed: str | list[str]) -> str:
    """A new detention with a name and a source; the id of the case."""
    browser.open("/desk/cases/new")
    types(browser, "/desk/cases/new", **{"name": name, "sources__outlet": "Turan", **typed})
    assert browser.at().count("-") == 4, browser.page.text
    return browser.at().rpartition("/")[2]


def fields(newsroom: Newsroom, case_id: str, who: Monitor = ITSELF) -> Fields:
    with newsroom.at_desk() as session:
        return work.open_draft(session, who, case_id).draft.fields


def test_a_name_and_a_source_are_enough(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    found = fields(newsroom, case_id)
    assert found["title"] == "Elvin Mustafayev"
    assert found["parties"] == [{"id": "party-1", "person": "elvin-mustafayev"}]
    assert found["sources"] == [{"id": "source-1", "outlet": "Turan"}]
    assert "Elvin Mustafayev" in editor.page.text


def test_without_a_source_nothing_is_saved_and_nothing_is_lost(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    editor.open("/desk/cases/new")
    text = types(editor, "/desk/cases/new", name="Elvin", detentions__place="Saatli")
    assert editor.page.status_code == 422
    assert "Write where you read it" in text
    assert 'value="Saatli"' in text
    editor.open("/desk/cases/new")
    assert 'value="Saatli"' in editor.page.text
    assert "did not save it" in editor.page.text


def test_what_is_typed_is_read_back_as_understood(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    editor.open("/desk/cases/new")
    text = types(
        editor,
        "/desk/cases/new",
        do="check",
        detentions__taken="22 June",
        detentions__term="1 month 10 days",
        charges__citation="Article 388-1 of the CAO",
    )
    assert "The year is not stated; say which" in text
    assert "We read: 1 month and 10 days" in text or "We read: 1 month, 10 days" in text
    assert re.search(r"We read: [^<]*388", text)
    assert newsroom.acts().count("began") == 0


def test_everything_else_may_be_missing_or_unreadable(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(
        editor,
        detentions__taken="on the day of the fair",
        detentions__taken_by="police",
        charges__citation="Articles 510 and 535.1 of the Administrative Offences Code",
        posts__gist="A comment about water",
        official_reason__text="Disorder",
        official_reason__said_by="police or ministry",
    )
    found = fields(newsroom, case_id)
    held = found["detentions"][0]
    assert held["kind"] == "custody of unknown kind"
    assert held["taken"] == "on the day of the fair"
    assert [each["provision"] for each in found["charges"]] == ["CAO:510", "CAO:535.1"]
    assert found["official_reason"][0]["said_by"] in ("police or ministry", ["police or ministry"])
    page = editor.open(f"/desk/cases/{case_id}/change/detentions/{held['id']}").text
    assert 'value="on the day of the fair"' in page
    assert 'class="fault"' in page


def test_a_link_alone_is_a_source_called_after_its_site(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor, sources__outlet="", sources__url="https://www.turan.az/a")
    assert fields(newsroom, case_id)["sources"][0]["outlet"] == "turan.az"


def test_somebody_who_may_be_known_is_asked_about_once(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    first = begins(editor)
    editor.open("/desk/cases/new")
    typed = {"name": "Мустафаев Эльвин", "sources__outlet": "Meydan"}
    text = types(editor, "/desk/cases/new", **typed)
    assert editor.page.status_code == 422
    assert 'name="same" value="elvin-mustafayev"' in text
    assert "meets" in text
    types(editor, "/desk/cases/new", **typed, same="elvin-mustafayev")
    second = editor.at().rpartition("/")[2]
    assert second != first
    assert fields(newsroom, second)["parties"][0]["person"] == "elvin-mustafayev"
    editor.open("/desk/cases/new")
    types(editor, "/desk/cases/new", **typed, same="new")
    third = editor.at().rpartition("/")[2]
    assert fields(newsroom, third)["parties"][0]["person"] != "elvin-mustafayev"


def test_the_same_form_sent_twice_begins_one_case(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    page = editor.open("/desk/cases/new")
    once = _ONCE.search(page.text)
    assert once
    token = editor.token()
    for _ in range(2):
        typed = {"form_token": token, "once": once[1], "name": "Rasul", "sources.outlet": "Turan"}
        answer = editor.client.post("/desk/cases/new", data={**typed, "same": "new"})
        assert answer.status_code == 303
    assert newsroom.acts().count("began") == 2  # the person and the case


def test_the_list_finds_a_case_by_a_name_in_any_spelling(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    begins(editor)
    begins(editor, "Rasul Jafarov")
    assert editor.open("/desk/cases").text.count("Rasul Jafarov") == 2  # the title, the subject
    for like, there in (("Мустафаев", True), ("elv", True), ("Cəfərov", False), ("nobody", False)):
        text = editor.open(f"/desk/cases?like={like}").text
        assert ("Elvin Mustafayev" in text) is there
    assert "Rasul" in editor.open("/desk/cases?state=draft").text
    assert "no such case" in editor.open("/desk/cases?state=published").text


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ({"detentions__taken": "22 June 2023"}, "elvin-mustafayev-2023"),
        ({"detentions__taken": "22 June"}, "elvin-mustafayev"),
        ({}, "elvin-mustafayev"),
        ({"subject__identification": "unnamed"}, "draft-"),
    ],
)
def test_a_case_is_given_an_address_that_tells_who_and_when(
    newsroom: Newsroom, typed: dict[str, str], slug: str
) -> None:
    editor = newsroom.joins("Aysel", "editor")
    assert fields(newsroom, begins(editor, **typed))["slug"].startswith(slug)
    second = fields(newsroom, begins(editor, same="elvin-mustafayev", **typed))["slug"]
    assert second.startswith("draft-") if slug == "draft-" else second == f"{slug}-2"


@pytest.mark.parametrize("hidden", [{"minor": True}, {"protected": True}])
def test_nobody_is_named_in_an_address_who_is_not_named_in_public(
    newsroom: Newsroom, hidden: Fields
) -> None:
    editor = newsroom.joins("Aysel", "editor")
    shown = {"name": "A student", "slug": "student-7", "identification": "pseudonym"}
    with newsroom.at_desk() as session:
        begin(session, ITSELF, {**shown, **hidden}, Person)
    case_id = begins(editor, "A student", same="student-7")
    assert fields(newsroom, case_id)["slug"].startswith("draft-")


def test_an_address_is_chosen_anew_until_readers_know_it(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    case_id = begins(editor)
    way = f"/desk/cases/{case_id}/about"
    editor.open(way)
    types(editor, way, slug="held-over-a-poem")
    assert fields(newsroom, case_id)["slug"] == "held-over-a-poem"
    assert fields(newsroom, begins(editor, same="elvin-mustafayev"))["slug"] == "elvin-mustafayev"


def test_a_contributor_sees_only_what_they_may(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    theirs = begins(editor)
    contributor = newsroom.joins("Murad", "contributor")
    own = begins(contributor, "Rasul Jafarov")
    text = contributor.open("/desk/cases").text
    assert "Rasul Jafarov" in text
    assert "Elvin Mustafayev" not in text
    for way in ("", "/about", "/add/charge", "/change/parties/party-1"):
        assert contributor.open(f"/desk/cases/{theirs}{way}").status_code == 404
        assert contributor.open(f"/desk/cases/{own}{way}").status_code == 200


def test_a_form_that_comes_when_the_sign_in_is_over_is_kept(newsroom: Newsroom) -> None:
    editor = newsroom.joins("Aysel", "editor")
    editor.open("/desk/cases/new")
    newsroom.clock.after(hours=24)
    types(editor, "/desk/cases/new", name="Rasul", sources__outlet="Turan")
    assert editor.at() == "/desk/sign-in"
    other = newsroom.joins("Murad", "editor")
    assert "Rasul" not in other.open("/desk/cases/new").text
    editor.signs_in("Aysel")
    assert 'value="Rasul"' in editor.open("/desk/cases/new").text


def test_nothing_is_kept_for_somebody_who_was_not_handed_the_form(newsroom: Newsroom) -> None:
    newsroom.joins("Aysel", "editor")
    stranger = newsroom.browser()
    typed = {"name": "Rasul", "who": "Aysel", "proof": "0" * 64}
    answer = stranger.client.post("/desk/cases/new", data=typed)
    assert answer.status_code == 401
