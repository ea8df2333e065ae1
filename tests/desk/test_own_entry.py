"""One's own entry: browsers, password, app, passkeys and codes, each change proved first."""

import json
import re
from typing import Any

import pytest

from tests.desk.newsroom import PASSWORD, Browser, Newsroom
from tests.staff.device import Device

NEW = "nine green herons"


@pytest.fixture
def owner(newsroom: Newsroom) -> Browser:
    """Somebody signed in, who proved it a moment ago."""
    return newsroom.joins("Aygün")


def second_browser(newsroom: Newsroom, owner: Browser) -> Browser:
    other = newsroom.browser()
    other.secret = owner.secret
    other.signs_in("Aygün")
    assert other.at() == "/desk"
    return other


def test_one_sees_where_one_is_signed_in_and_ends_it(newsroom: Newsroom, owner: Browser) -> None:
    other = second_browser(newsroom, owner)
    text = owner.open("/desk/me").text
    assert text.count("Firefox, Android") == 2
    assert text.count("(this one)") == 1
    (way,) = re.findall(r'action="(/desk/me/sign-ins/[^"]+/end)"', text)
    owner.send(way)
    assert "That browser is signed out." in owner.page.text
    assert other.open("/desk").request.path == "/desk/sign-in"
    assert owner.open("/desk").request.path == "/desk"


def test_one_signs_out_everywhere_else(newsroom: Newsroom, owner: Browser) -> None:
    others = [second_browser(newsroom, owner) for _ in range(2)]
    owner.open("/desk/me")
    owner.send("/desk/me/sign-out-everywhere")
    assert [each.open("/desk").request.path for each in others] == ["/desk/sign-in"] * 2
    assert owner.open("/desk").request.path == "/desk"
    for _ in range(8):
        others[0].gives_password("Aygün", "wrong")
    assert others[0].page.status_code == 429
    assert owner.client.post("/desk/sign-out", data={"form_token": owner.token()})
    assert owner.signs_in("Aygün").request.path == "/desk"


def test_nobody_ends_the_sign_in_of_another(newsroom: Newsroom, owner: Browser) -> None:
    other = newsroom.joins("Rena", "contributor")
    with newsroom.at_desk() as session:
        id_ = newsroom.sign_in_ids(session, "Aygün")[0]
    other.open("/desk/me")
    other.send(f"/desk/me/sign-ins/{id_}/end")
    assert owner.open("/desk").request.path == "/desk"


def test_what_is_dangerous_asks_for_both_factors_again(newsroom: Newsroom, owner: Browser) -> None:
    newsroom.clock.after(minutes=5)
    owner.open("/desk/me/password")
    assert owner.page.request.args["then"] == "/desk/me/password"
    way = owner.page.request.full_path
    owner.send(way, password=PASSWORD, code="000000")
    assert "Password and code do not fit." in owner.page.text
    newsroom.clock.after(seconds=30)
    owner.send(way, password="not that one", code=owner.code())
    assert "Password and code do not fit." in owner.page.text
    newsroom.clock.after(seconds=30)
    owner.send(way, password=PASSWORD, code=owner.code())
    assert owner.at() == "/desk/me/password"
    acts = newsroom.acts()
    assert acts.count("failed to prove who they are") == 2
    assert acts[-1] == "proved who they are"


def test_whoever_proves_it_goes_on_in_their_language(newsroom: Newsroom, owner: Browser) -> None:
    newsroom.clock.after(minutes=5)
    owner.open("/desk/me/codes?lang=az")
    assert owner.page.request.args.to_dict() == {"then": "/desk/me/codes?lang=az", "lang": "az"}


def test_proving_takes_a_recovery_code_too_and_is_slowed(
    newsroom: Newsroom, owner: Browser
) -> None:
    newsroom.clock.after(minutes=5)
    owner.open("/desk/prove")
    owner.send("/desk/prove", password=PASSWORD, code=owner.codes[0])
    assert owner.at() == "/desk"
    owner.open("/desk/prove")
    told = [
        owner.send("/desk/prove", password="wrong", code="000000").status_code for _ in range(7)
    ]
    assert told == [422] * 5 + [429] * 2


def test_a_new_password_signs_every_other_browser_out(newsroom: Newsroom, owner: Browser) -> None:
    other = second_browser(newsroom, owner)
    owner.proves()
    owner.open("/desk/me/password")
    owner.send("/desk/me/password", password="Aygün Aygün", again="")
    assert owner.page.status_code == 422
    owner.send("/desk/me/password", password=NEW, again=NEW)
    assert "The password is changed." in owner.page.text
    assert other.open("/desk").request.path == "/desk/sign-in"
    assert newsroom.browser().gives_password("Aygün", PASSWORD).status_code == 422
    assert newsroom.browser().gives_password("Aygün", NEW).request.path == "/desk/sign-in/second"


def test_another_app_takes_the_place_of_the_first(newsroom: Newsroom, owner: Browser) -> None:
    before = owner.secret
    owner.open("/desk/me")
    owner.send("/desk/me/app/begin")
    owner.finds_secret()
    assert owner.secret != before
    owner.send("/desk/me/app", code="000000")
    assert owner.page.status_code == 422
    owner.send("/desk/me/app", code=owner.code())
    assert "The new app is in use." in owner.page.text
    owner.proves()
    assert owner.at() == "/desk"


def test_new_recovery_codes_are_shown_once(owner: Browser) -> None:
    before = owner.codes
    owner.open("/desk/me/codes")
    owner.send("/desk/me/codes")
    codes = re.findall(r"<li><code>([0-9a-z-]{19})</code></li>", owner.page.text)
    assert len(codes) == 10
    assert not set(codes) & set(before)
    assert "<code>" not in owner.open("/desk/me/codes").text
    owner.open("/desk/prove")
    assert owner.send("/desk/prove", password=PASSWORD, code=before[0]).status_code == 422


def asks(browser: Browser, page: str, way: str) -> dict[str, Any]:
    browser.open(page)
    token = browser.token()
    answer = browser.client.post(way, data={"form_token": token})
    found: dict[str, Any] = json.loads(answer.text)
    return found


def adds(browser: Browser, name: str = "My telephone") -> Device:
    device = Device()
    asked = asks(browser, "/desk/me/passkeys", "/desk/me/passkeys/ask")
    browser.send("/desk/me/passkeys", name=name, answer=device.adds(asked))
    assert "The passkey is added." in browser.page.text
    return device


def signs_in(browser: Browser, device: Device) -> str:
    asked = asks(browser, "/desk/sign-in", "/desk/sign-in/passkey/ask")
    browser.send("/desk/sign-in/passkey", answer=device.signs(asked))
    return browser.at()


def test_a_passkey_signs_in_alone_also_in_a_flood(newsroom: Newsroom, owner: Browser) -> None:
    device = adds(owner)
    flood = newsroom.browser()
    for _ in range(8):
        flood.gives_password("Aygün", "wrong")
    assert flood.page.status_code == 429
    stranger = newsroom.browser()
    assert signs_in(stranger, device) == "/desk"
    assert "passkey" in owner.open("/desk/audit").text
    with newsroom.at_desk() as session:
        assert len(newsroom.sign_in_ids(session, "Aygün")) == 2


def test_an_answer_of_a_passkey_is_good_once_and_for_signing_in_alone(
    newsroom: Newsroom, owner: Browser
) -> None:
    device = adds(owner)
    thief = newsroom.browser()
    asked = asks(thief, "/desk/sign-in", "/desk/sign-in/passkey/ask")
    answer = device.signs(asked)
    thief.send("/desk/sign-in/passkey", answer=answer)
    assert thief.at() == "/desk"
    other = newsroom.browser()
    other.open("/desk/sign-in")
    other.send("/desk/sign-in/passkey", answer=answer)
    assert other.page.status_code == 422
    owner.open("/desk/prove")
    owner.send("/desk/prove/passkey", answer=device.signs(asked))
    assert owner.page.status_code == 422


def test_a_passkey_of_a_frozen_member_opens_nothing(newsroom: Newsroom, owner: Browser) -> None:
    admin = newsroom.joins("Rena")
    device = adds(owner)
    admin.proves()
    id_ = newsroom.member("Aygün").id
    admin.open(f"/desk/people/{id_}")
    admin.send(f"/desk/people/{id_}/freeze")
    assert signs_in(newsroom.browser(), device) == "/desk/sign-in/passkey"
    assert newsroom.acts()[-1] == "failed to sign in"


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "x" * 30_000, '{"id": 1}'])
def test_what_is_no_passkey_is_refused_and_leaves_no_trace(newsroom: Newsroom, answer: str) -> None:
    browser = newsroom.browser()
    browser.open("/desk/sign-in")
    browser.send("/desk/sign-in/passkey", answer=answer)
    assert browser.page.status_code == 422
    assert newsroom.acts() == []


def test_one_proves_it_by_ones_own_passkey(newsroom: Newsroom, owner: Browser) -> None:
    device = adds(owner)
    foreign = adds(newsroom.joins("Rena"))
    newsroom.clock.after(minutes=6)
    for held, at in ((foreign, "/desk/prove/passkey"), (device, "/desk/me/codes")):
        asked = asks(owner, "/desk/prove", "/desk/prove/passkey/ask")
        assert len(asked["publicKey"]["allowCredentials"]) == 1
        owner.send("/desk/prove/passkey", answer=held.signs(asked), then="/desk/me/codes")
        assert owner.at() == at


def test_a_script_is_told_where_to_prove_it(newsroom: Newsroom, owner: Browser) -> None:
    owner.open("/desk/me")
    newsroom.clock.after(minutes=6)
    answer = owner.client.post("/desk/me/passkeys/ask", data={"form_token": owner.token()})
    assert (answer.status_code, answer.json) == (
        401,
        {"again": "/desk/prove?then=%2Fdesk%2Fme%2Fpasskeys"},
    )


def test_a_passkey_is_removed_but_not_the_last_factor(newsroom: Newsroom) -> None:
    browser, link, device = newsroom.browser(), newsroom.link("Nigar"), Device()
    browser.open(link)
    browser.send(link, password=PASSWORD, again=PASSWORD)
    asked = asks(browser, "/desk/set-up", "/desk/set-up/passkey/ask")
    browser.send("/desk/set-up/passkey", name="", answer=device.adds(asked))
    browser.send("/desk/set-up/codes")
    browser.send("/desk/set-up/finish", copied="y")
    text = browser.open("/desk/me").text
    (way,) = re.findall(r'action="(/desk/me/passkeys/[^"]+/remove)"', text)
    browser.send(way)
    assert "only the password would be left" in browser.page.text
    adds(browser, "Another")
    browser.open("/desk/me")
    browser.send(way)
    assert "The passkey is removed here." in browser.page.text
    assert browser.send(way).status_code == 404
    assert signs_in(newsroom.browser(), device) == "/desk/sign-in/passkey"
