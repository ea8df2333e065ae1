"""What every answer of the desk carries, and what no page for readers does."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Newsroom


def test_cookies_of_the_desk_are_for_the_desk_alone(newsroom: Newsroom) -> None:
    browser = newsroom.browser()
    browser.accepts(newsroom.link("Aygün"))
    browser.open("/desk/me")
    for name in ("desk", "desk_device", "desk_form"):
        cookie = browser.cookie(f"__Secure-{name}")
        assert cookie, name
        assert (cookie.path, cookie.secure, cookie.http_only) == ("/desk", True, True)
        assert cookie.same_site == ("Lax" if name == "desk" else "Strict")
        assert (cookie.max_age is not None) is (name == "desk_device")


@pytest.mark.parametrize("path", ["/", "/cases", "/about", "/nowhere", "/static/desk/passkey.js"])
def test_pages_for_readers_are_as_they_were(newsroom: Newsroom, path: str) -> None:
    browser = newsroom.joins("Aygün")
    answer = browser.open(path)
    assert "Set-Cookie" not in answer.headers
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "no-store" not in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.request.headers


@pytest.mark.parametrize(
    "path", ["/desk", "/desk/sign-in", "/desk/me", "/desk/nowhere", "/desk/sign-in?lang=xx"]
)
def test_nothing_of_the_desk_is_kept_or_found(newsroom: Newsroom, path: str) -> None:
    answer = newsroom.joins("Aygün").open(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_no_page_of_the_desk_carries_script_or_style_of_its_own(newsroom: Newsroom) -> None:
    browser = newsroom.joins("Aygün")
    for path in ("", "/me", "/people", "/audit", "/prove", "/me/passkeys", "/people/new"):
        page = browser.open(f"/desk{path}").text
        assert not re.search(r"<style|<script(?! src=)|\sstyle=|\son\w+=", page), path
        assert len(page) < 20_000


def test_no_page_of_the_desk_needs_a_site_with_tls(sqlite_model: Path, tmp_path: Path) -> None:
    with on_sqlite(sqlite_model, tmp_path, site_url="http://127.0.0.1:8000") as newsroom:
        browser = newsroom.arrives("Aygün")
        assert browser.at() == "/desk"
        assert browser.cookie("desk")
        assert "Passkeys need a site with a name" in browser.open("/desk/me/passkeys").text
        assert browser.send("/desk/sign-in/passkey/ask").status_code == 404


def test_forms_of_one_browser_are_worth_nothing_in_another(newsroom: Newsroom) -> None:
    one, other = newsroom.joins("Aygün"), newsroom.joins("Rena")
    one.open("/desk/me")
    answer = other.client.post("/desk/sign-out", data={"form_token": one.token()})
    assert answer.status_code == 400
    assert "This form is too old" in answer.text
    assert other.open("/desk").request.path == "/desk"


def test_a_form_from_before_signing_in_is_worth_nothing_after(newsroom: Newsroom) -> None:
    browser = newsroom.browser()
    browser.open("/desk/sign-in")
    early = browser.token()
    browser.accepts(newsroom.link("Aygün"))
    answer = browser.client.post("/desk/sign-out", data={"form_token": early})
    assert answer.status_code == 400


def test_a_form_sent_after_being_signed_out_says_so(newsroom: Newsroom) -> None:
    browser = newsroom.joins("Aygün")
    browser.open("/desk/people/new")
    newsroom.clock.after(hours=1)
    answer = browser.send("/desk/people/new", name="Rena", role="editor")
    assert answer.status_code == 401
    assert "What you sent was not taken." in answer.text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("GET", "POST", "HEAD", "PUT", "OPTIONS")),
    st.lists(st.sampled_from(("me", "people", "audit", "sign-in", "set-up", "x", "..", "%2e", "")))
    | st.lists(st.text(max_size=8), max_size=3),
    st.text(max_size=50),
)
def test_whatever_a_stranger_asks_the_desk_for_it_tells_nothing(
    newsroom: Newsroom, method: str, path: list[str], cookie: str
) -> None:
    client = newsroom.app.test_client()
    address = "/desk/" + "/".join(map(quote, path))
    headers = {"Cookie": f"__Secure-desk={quote(cookie)}"}
    answer = client.open(address, method=method, headers=headers)
    if address != "/desk/sign-in":
        assert answer.status_code in (200, 301, 303, 308, 400, 401, 404, 405, 413)
        assert (answer.status_code == 200) <= (method == "OPTIONS")
        assert "Set-Cookie" not in answer.headers


def test_every_route_of_the_desk_stands_under_it(newsroom: Newsroom) -> None:
    rules = list(newsroom.app.url_map.iter_rules())
    under = {each.rule for each in rules if each.rule.startswith("/desk")}
    assert under == {each.rule for each in rules if each.endpoint.startswith("desk.")}
