"""Signing in at the desk: both steps, what is refused, and what a flood cannot do."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest

from tests.desk.newsroom import PASSWORD, Browser, Newsroom

WRONG = "not that one at all"


def test_the_first_admin_gets_in_by_a_link_and_later_by_both_factors(on_each: Newsroom) -> None:
    browser = on_each.arrives("Aygün")
    assert (browser.at(), browser.page.status_code) == ("/desk", 200)
    assert len(browser.codes) == 10
    browser.send("/desk/sign-out")
    assert browser.at() == "/desk/sign-in"
    assert browser.open("/desk/people").request.path == "/desk/sign-in"
    browser.signs_in("aygun")
    assert browser.at() == "/desk"
    assert on_each.acts() == [
        "added a member", "made a link", "used a link", "set up a code app", "made recovery codes",
        "finished setting up", "signed in", "ended a sign-in", "signed in",
    ]  # fmt: skip


def test_a_page_that_was_asked_for_opens_after_signing_in(newsroom: Newsroom) -> None:
    browser = newsroom.joins("Aygün")
    browser.send("/desk/sign-out")
    browser.open("/desk/audit?lang=az")
    way = re.search(r'action="(/desk/sign-in\?then=[^"]+)"', browser.page.text)
    assert way
    browser.send(way[1].replace("&amp;", "&"), name="Aygün", password=PASSWORD)
    newsroom.clock.after(seconds=30)
    onward = re.search(r'action="(/desk/sign-in/second\?then=[^"]+)"', browser.page.text)
    assert onward
    browser.send(onward[1].replace("&amp;", "&"), code=browser.code())
    assert browser.page.request.full_path == "/desk/audit?lang=az"


@pytest.mark.parametrize(
    "then",
    ["//evil.example", "https://evil.example", "/desk//evil", "/cases", "/desk/\\evil", "/desk\n"],
)
def test_nobody_is_led_elsewhere_after_signing_in(newsroom: Newsroom, then: str) -> None:
    browser = newsroom.joins("Aygün")
    browser.open("/desk/sign-in")
    answer = browser.client.get("/desk/sign-in", query_string={"then": then})
    assert answer.headers["Location"] == "/desk"


@pytest.mark.parametrize("name", ["Aygün", "Nobody here", "", "x" * 2000, "\x00", "ayg\u202eün"])
def test_a_wrong_name_and_a_wrong_password_are_told_the_same(newsroom: Newsroom, name: str) -> None:
    newsroom.joins("Aygün")
    browser = newsroom.browser()
    answer = browser.gives_password(name or "Nobody", WRONG)
    other = newsroom.browser().gives_password("Somebody else", WRONG)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    told = [_without_what_was_typed(each.text) for each in (answer, other)]
    assert told[0] == told[1] or len(name) > 1000
    assert "Set-Cookie" not in answer.headers


def _without_what_was_typed(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


def test_every_try_costs_one_comparison_whoever_is_tried(newsroom: Newsroom) -> None:
    newsroom.joins("Aygün")
    frozen = newsroom.joins("Rena")
    assert frozen.at() == "/desk"
    newsroom.link("Never came")
    costs = []
    for name in ("Aygün", "Rena", "Never came", "Nobody at all"):
        before = newsroom.hasher.compared
        newsroom.browser().gives_password(name, WRONG)
        costs.append(newsroom.hasher.compared - before)
    assert costs == [1, 1, 1, 1]


def test_a_password_is_never_shown_again_nor_written_down(newsroom: Newsroom) -> None:
    newsroom.joins("Aygün")
    browser = newsroom.browser()
    browser.gives_password("Aygün", WRONG)
    assert 'value="Aygün"' in browser.page.text
    assert WRONG not in browser.page.text
    browser.gives_password(WRONG, WRONG)
    kept = b"".join(
        each.read_bytes() for each in (newsroom.settings.folder / "desk").glob("desk.sqlite*")
    )
    assert b"Ayg\xc3\xbcn" in kept
    assert WRONG.encode() not in kept
    assert PASSWORD.encode() not in kept


def test_the_password_alone_opens_nothing(newsroom: Newsroom) -> None:
    newsroom.joins("Aygün")
    browser = newsroom.browser()
    browser.gives_password("Aygün")
    assert browser.at() == "/desk/sign-in/second"
    assert browser.open("/desk/people").request.path == "/desk/sign-in/second"
    browser.send("/desk/sign-in/second", code="000000")
    assert browser.page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    newsroom.clock.after(minutes=10)
    assert browser.open("/desk").request.path == "/desk/sign-in"


def test_a_code_is_good_once(newsroom: Newsroom) -> None:
    owner = newsroom.joins("Aygün")
    thief = newsroom.browser()
    thief.secret = owner.secret
    newsroom.clock.after(minutes=1)
    owner.signs_in("Aygün")
    thief.gives_password("Aygün")
    thief.send("/desk/sign-in/second", code=owner.code())
    assert thief.page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "was used before" in thief.page.text


def test_a_recovery_code_stands_in_for_the_telephone_once(newsroom: Newsroom) -> None:
    codes = newsroom.joins("Aygün").codes
    first, again = newsroom.browser(), newsroom.browser()
    for browser in (first, again):
        browser.gives_password("Aygün")
        browser.send("/desk/sign-in/second", recovery=codes[3].upper().replace("-", " "))
    assert (first.at(), again.at()) == ("/desk", "/desk/sign-in/second")
    assert "9 are left." in first.open("/desk/me").text


def test_signing_in_gives_the_browser_another_token_at_each_step(newsroom: Newsroom) -> None:
    browser = newsroom.joins("Aygün")
    tokens = [_token(browser)]
    browser.send("/desk/sign-out")
    browser.gives_password("Aygün")
    tokens.append(_token(browser))
    newsroom.clock.after(minutes=1)
    browser.send("/desk/sign-in/second", code=browser.code())
    tokens.append(_token(browser))
    browser.proves()
    tokens.append(_token(browser))
    assert len(set(tokens)) == 4
    thief = newsroom.browser()
    for token in tokens[:3]:
        thief.takes("__Secure-desk", token)
        assert thief.open("/desk").request.path == "/desk/sign-in"


def _token(browser: Browser) -> str:
    cookie = browser.cookie("__Secure-desk")
    assert cookie
    return cookie.value


def test_an_unused_sign_in_ends_and_so_does_a_long_one(newsroom: Newsroom) -> None:
    browser = newsroom.joins("Aygün")
    for _ in range(3):
        newsroom.clock.after(minutes=28)
        assert browser.open("/desk").request.path == "/desk"
    newsroom.clock.after(minutes=30)
    assert browser.open("/desk").request.path == "/desk/sign-in"
    browser.signs_in("Aygün")
    until = newsroom.clock.now + timedelta(hours=12)
    while newsroom.clock.now < until:
        assert browser.open("/desk").request.path == "/desk"
        newsroom.clock.after(minutes=29)
    assert browser.open("/desk").request.path == "/desk/sign-in"


def test_a_flood_slows_strangers_and_not_a_known_browser_nor_a_new_link(on_each: Newsroom) -> None:
    known = on_each.joins("Aygün")
    known.send("/desk/sign-out")
    flood = on_each.browser()
    told = [flood.gives_password("Aygün", WRONG).status_code for _ in range(8)]
    assert told == [422] * 5 + [429] * 3
    assert int(flood.page.headers["Retry-After"]) > 1
    stranger = on_each.browser()
    assert stranger.gives_password("Aygün").status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert on_each.acts().count("tried too early") == 1
    assert known.signs_in("Aygün").request.path == "/desk"
    assert on_each.arrives("Rena").at() == "/desk"


def test_refused_tries_cost_no_comparison_and_tell_nothing_of_a_name(newsroom: Newsroom) -> None:
    newsroom.joins("Aygün")
    pages = []
    for name in ("Aygün", "Nobody at all"):
        flood = newsroom.browser()
        for _ in range(6):
            flood.gives_password(name, WRONG)
        before = newsroom.hasher.compared
        pages.append(flood.gives_password(name, PASSWORD))
        assert newsroom.hasher.compared == before
    assert [each.status_code for each in pages] == [429, 429]
    assert _without_what_was_typed(pages[0].text) == _without_what_was_typed(pages[1].text)


def test_the_second_factor_is_slowed_too(newsroom: Newsroom) -> None:
    newsroom.joins("Aygün")
    thief = newsroom.browser()
    thief.gives_password("Aygün")
    told = [thief.send("/desk/sign-in/second", code=f"{n:06}").status_code for n in range(7)]
    assert told == [422] * 5 + [429] * 2


def test_failed_tries_are_in_the_log_with_a_name_only_where_there_is_one(
    newsroom: Newsroom,
) -> None:
    admin = newsroom.joins("Aygün")
    newsroom.browser().gives_password("Aygün", WRONG)
    newsroom.browser().gives_password("a name and maybe a password", WRONG)
    text = admin.open("/desk/audit").text
    assert "Somebody failed at the password of Aygün." in text
    assert "with a name that nobody has" in text
    assert "maybe a password" not in text
