"""What admins do: let people in, give roles, freeze, sign out, and read the log."""

import re

import pytest

from app.staff.actions import record_act
from app.staff.roles import ROLES
from tests.desk.newsroom import Browser, Newsroom


@pytest.fixture
def admin(newsroom: Newsroom) -> Browser:
    """An admin who is signed in."""
    return newsroom.joins("Rena")


def does(newsroom: Newsroom, admin: Browser, what: str, name: str, **typed: str) -> str:
    """What the page says after an admin did something to somebody."""
    id_ = newsroom.member(name).id
    admin.proves()
    admin.open(f"/desk/people/{id_}")
    admin.send(f"/desk/people/{id_}/{what}", **typed)
    return admin.page.text


def test_an_admin_lets_somebody_in(newsroom: Newsroom, admin: Browser) -> None:
    admin.open("/desk/people/new")
    admin.send("/desk/people/new", name="Aygün", role="editor")
    found = re.search(
        r"<code>https://tracker\.example(/desk/welcome/[^<]+)</code>", admin.page.text
    )
    assert found
    assert "has a link that is not used yet" in admin.open("/desk/people").text.lower()
    browser = newsroom.browser()
    browser.accepts(found[1])
    assert browser.at() == "/desk"
    assert newsroom.member("Aygün").role == "editor"
    assert found[1] not in admin.open("/desk/audit").text


@pytest.mark.parametrize(
    ("name", "role", "sentence"),
    [
        ("", "editor", "Write the name they sign in with."),
        ("<script>", "editor", "A name is 2 to 60 letters"),
        ("RENA", "editor", "Somebody has this name already"),
        ("Aygün", "owner", "Choose one of the three roles."),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_beside_it(
    admin: Browser, name: str, role: str, sentence: str
) -> None:
    admin.open("/desk/people/new")
    admin.send("/desk/people/new", name=name, role=role)
    assert admin.page.status_code == 422
    assert sentence in admin.page.text
    assert "<script>" not in admin.page.text


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_changed_and_asks_for_a_new_sign_in(
    newsroom: Newsroom, admin: Browser, role: str
) -> None:
    other = newsroom.joins("Aygün", "editor")
    said = does(newsroom, admin, "role", "Aygün", role=role)
    assert newsroom.member("Aygün").role == role
    if role == "editor":
        assert "They have that role already." in said
        return
    assert "The role is changed." in said
    assert other.open("/desk").request.path == "/desk/sign-in"


def test_a_frozen_person_is_out_at_once_and_in_again_when_unfrozen(
    newsroom: Newsroom, admin: Browser
) -> None:
    other = newsroom.joins("Aygün", "editor")
    assert "They are frozen" in does(newsroom, admin, "freeze", "Aygün")
    assert other.open("/desk").request.path == "/desk/sign-in"
    assert other.gives_password("Aygün").status_code == 422
    assert "They can sign in again" in does(newsroom, admin, "unfreeze", "Aygün")
    newsroom.clock.after(minutes=20)
    other.signs_in("Aygün")
    assert other.at() == "/desk"


def test_a_forced_sign_out_ends_every_browser(newsroom: Newsroom, admin: Browser) -> None:
    other = newsroom.joins("Aygün", "editor")
    assert "signed out everywhere" in does(newsroom, admin, "sign-out", "Aygün")
    assert other.open("/desk").request.path == "/desk/sign-in"
    other.signs_in("Aygün")
    assert other.at() == "/desk"


def test_the_last_admin_stays_one(newsroom: Newsroom, admin: Browser) -> None:
    for what, typed in (("freeze", {}), ("role", {"role": "editor"})):
        said = does(newsroom, admin, what, "Rena", **typed)
        assert "Make somebody else an admin first" in said
    assert admin.open("/desk/people").status_code == 200
    newsroom.joins("Aygün", "admin")
    does(newsroom, admin, "role", "Rena", role="editor")
    assert newsroom.member("Rena").role == "editor"


def test_a_new_link_is_shown_once_and_replaces_the_old(newsroom: Newsroom, admin: Browser) -> None:
    old = newsroom.link("Aygün")
    said = does(newsroom, admin, "link", "Aygün")
    found = re.search(r"<code>https://tracker\.example(/desk/welcome/[^<]+)</code>", said)
    assert found
    assert "This link is over" in newsroom.browser().open(old).text
    newsroom.browser().accepts(found[1])


def test_an_admin_proves_it_before_anything_is_done_to_anybody(
    newsroom: Newsroom, admin: Browser
) -> None:
    newsroom.joins("Aygün", "editor")
    newsroom.clock.after(minutes=5)
    id_ = newsroom.member("Aygün").id
    admin.open(f"/desk/people/{id_}")
    admin.send(f"/desk/people/{id_}/freeze")
    assert admin.page.request.args["then"] == f"/desk/people/{id_}"
    assert newsroom.member("Aygün").frozen_at is None


def test_there_is_no_page_of_nobody(admin: Browser) -> None:
    nobody = "/desk/people/00000000-0000-4000-8000-000000000000"
    assert admin.open(nobody).status_code == 404
    assert admin.open("/desk/people/x").status_code == 404
    admin.open("/desk/people")
    assert admin.send(f"{nobody}/freeze").status_code == 404


def test_the_log_tells_everything_in_words(newsroom: Newsroom, admin: Browser) -> None:
    newsroom.arrives("Aygün", "editor")
    does(newsroom, admin, "role", "Aygün", role="contributor")
    does(newsroom, admin, "freeze", "Aygün")
    text = admin.open("/desk/audit").text
    for sentence in (
        "root let Aygün in as editor.",
        "Aygün used the link and chose a password.",
        "Aygün signed in for the first time.",
        "Rena proved again who they are, by password and code.",
        "Rena made Aygün contributor instead of editor.",
        "Rena ended 1 sign-in of Aygün.",
        "Rena froze Aygün.",
    ):
        assert sentence in text, sentence
    assert not re.search(r"%\(\w+\)s|\bNone\b", text)


def test_every_act_has_its_words(newsroom: Newsroom, admin: Browser) -> None:
    with newsroom.at_desk() as session:
        for act in ("publish", "withdraw", "something of tomorrow"):
            record_act(session, "Rena", act, None, {"why": "hidden from the log"})
    text = admin.open("/desk/audit").text
    assert "Rena published." in text
    assert "Rena: something of tomorrow" in text
    assert "hidden from the log" not in text


def test_the_log_leads_from_page_to_page_and_loses_nothing(
    newsroom: Newsroom, admin: Browser
) -> None:
    with newsroom.at_desk() as session:
        for number in range(120):
            record_act(session, "Rena", f"act {number}", None, {})
    seen, way = [], "/desk/audit"
    while way:
        text = admin.open(way).text
        seen += [int(each) for each in re.findall(r'<li value="(\d+)">', text)]
        older = re.search(r'href="(/desk/audit\?before=[^"]+)" rel="next"', text)
        way = older[1].replace("&amp;", "&") if older else ""
    assert seen == list(range(len(newsroom.acts()), 0, -1))
    assert len(seen) > 120


@pytest.mark.parametrize("query", ["before=x", "before=WyJ4Il0", "page=2"])
def test_a_page_of_the_log_that_is_none_is_refused(admin: Browser, query: str) -> None:
    assert admin.open(f"/desk/audit?{query}").status_code == 400
