"""Being let in: a link, a password, a second factor, recovery codes; also when interrupted."""

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.desk.newsroom import PASSWORD, Browser, Newsroom

OVER = "This link is over"


@pytest.fixture
def begun(newsroom: Newsroom) -> Browser:
    """The browser of somebody who has chosen a password and nothing more."""
    browser, link = newsroom.browser(), newsroom.link("Aygün")
    browser.open(link)
    browser.send(link, password=PASSWORD, again=PASSWORD)
    browser.finds_secret()
    return browser


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("six birds", "six birds", "Take at least 12 signs"),
        ("Aygün is my name", "Aygün is my name", "Your name is in it"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "guessed too easily"),
        ("x" * 300, "x" * 300, "Take at most 200 signs"),
        (PASSWORD, "seven grey heron", "The two are not the same"),
        ("", "", "Take at least 12 signs"),
    ],
)
def test_a_password_that_will_not_do_is_told_why_and_uses_nothing_up(
    newsroom: Newsroom, password: str, again: str, sentence: str
) -> None:
    browser, link = newsroom.browser(), newsroom.link("Aygün")
    browser.open(link)
    browser.send(link, password=password, again=again)
    assert browser.page.status_code == 422
    assert sentence in browser.page.text
    if len(password) > 5:
        assert password not in browser.page.text
    browser.accepts(link)
    assert browser.at() == "/desk"


def test_opening_a_link_does_not_use_it_up(newsroom: Newsroom) -> None:
    link = newsroom.link("Aygün")
    for _ in range(3):
        assert newsroom.browser().open(link).status_code == 200
    assert newsroom.joins("Rena").open(link).status_code == 200
    newsroom.browser().accepts(link)
    assert OVER in newsroom.browser().open(link).text


def test_a_link_is_over_after_two_days_and_when_it_was_never_one(newsroom: Newsroom) -> None:
    link = newsroom.link("Aygün")
    newsroom.clock.after(hours=48)
    for address in (link, "/desk/welcome/none", "/desk/welcome/ə"):
        assert OVER in newsroom.browser().open(address).text


def test_nothing_else_opens_before_everything_is_set_up(begun: Browser) -> None:
    for path in ("", "/me", "/people", "/audit", "/sign-in/second", "/prove"):
        assert begun.open(f"/desk{path}").request.path == "/desk/set-up"
    begun.send("/desk/set-up", code="123")
    assert "not the code that the app shows" in begun.page.text
    begun.send("/desk/set-up", code=begun.code())
    assert begun.at() == "/desk/set-up/codes"
    assert begun.open("/desk/people").request.path == "/desk/set-up/codes"


def test_who_is_interrupted_goes_on_with_the_password(newsroom: Newsroom, begun: Browser) -> None:
    begun.send("/desk/set-up", code=begun.code())
    other = newsroom.browser()
    other.gives_password("Aygün")
    assert other.at() == "/desk/set-up/codes"
    other.send("/desk/set-up/codes")
    other.send("/desk/set-up/finish", copied="y")
    assert other.at() == "/desk"


def test_after_two_days_the_password_alone_sets_nothing_up(
    newsroom: Newsroom, begun: Browser
) -> None:
    assert begun.at() == "/desk/set-up"
    newsroom.clock.after(hours=49)
    other = newsroom.browser()
    assert other.gives_password("Aygün").status_code == 422
    assert begun.open("/desk").request.path == "/desk/sign-in"


def test_nobody_goes_on_without_a_second_factor_and_copied_codes(begun: Browser) -> None:
    begun.send("/desk/set-up/finish", copied="y")
    assert begun.at() == "/desk/set-up"
    begun.send("/desk/set-up", code=begun.code())
    begun.send("/desk/set-up/finish", copied="y")
    assert begun.at() == "/desk/set-up/codes"
    begun.send("/desk/set-up/codes")
    begun.send("/desk/set-up/finish")
    assert "Copy the codes first" in begun.page.text


def test_who_was_let_in_while_signed_in_as_another_becomes_the_new_one(
    newsroom: Newsroom,
) -> None:
    browser = newsroom.joins("Rena")
    browser.accepts(newsroom.link("Aygün", "contributor"))
    assert "You are signed in as Aygün." in browser.page.text
    with newsroom.at_desk() as session:
        assert newsroom.sign_in_ids(session, "Rena") == []
        assert len(newsroom.sign_in_ids(session, "Aygün")) == 1


def command(newsroom: Newsroom, *words: str) -> Result:
    environment = {
        "SPEECHWATCH_DATA": str(newsroom.settings.folder),
        "SPEECHWATCH_SITE_URL": "https://tracker.example",
    }
    return CliRunner().invoke(main, ["add-user", *words], env=environment)


def link_in(said: str) -> str:
    return said.strip().rpartition("https://tracker.example")[2]


def test_the_command_lets_the_first_admin_in(newsroom: Newsroom) -> None:
    done = command(newsroom, "Aygün Rzayeva", "--role", "admin")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Aygün Rzayeva (admin) begins here, within 48 hours: https://")
    assert len(done.output.splitlines()) == 1
    browser = newsroom.browser()
    browser.accepts(link_in(done.output))
    assert browser.open("/desk/people").status_code == 200


def test_the_command_lets_an_admin_begin_anew(newsroom: Newsroom) -> None:
    before = newsroom.joins("Aygün")
    done = command(newsroom, "aygun", "--new-link")
    assert done.exit_code == 0, done.output
    assert before.open("/desk").request.path == "/desk"
    newsroom.browser().accepts(link_in(done.output), "nine green herons")
    assert before.open("/desk").request.path == "/desk/sign-in"
    assert newsroom.browser().gives_password("Aygün", PASSWORD).status_code == 422


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Aygün", "--role", "editor"), "give them a new link with --new-link"),
        (("Nobody", "--new-link"), "let them in with --role"),
        (("<b>", "--role", "editor"), "2 to 60 letters"),
        (("Rena",), "Give either --role for somebody new, or --new-link"),
        (("Rena", "--role", "owner"), "'contributor', 'editor', 'admin'"),
    ],
)
def test_the_command_says_what_is_wrong(
    newsroom: Newsroom, words: tuple[str, ...], sentence: str
) -> None:
    newsroom.link("Aygün")
    done = command(newsroom, *words)
    assert done.exit_code != 0
    assert sentence in done.output
    assert "https://" not in done.output
