"""The form for tips: whoever sends one leaves nothing but their words, and loses none of them."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app import public
from app.tips.actions import Told
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Newsroom
from tests.desk.tips.sending import Sender, tips_of

FORM = "application/x-www-form-urlencoded"
WORDS = "My zzneighbour was taken over a post."


def test_a_tip_is_sent_with_words_alone(on_each: Newsroom) -> None:
    sender = Sender(on_each)
    answer = sender.sends(text=WORDS)
    assert answer.request.path == "/tip/thanks"
    assert "Thank you" in answer.text
    assert tips_of(on_each) == [Told(text=WORDS)]


def test_a_tip_is_sent_with_everything(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    sender.sends(links="https://a.example/1\r\nhttps://a.example/2", place="Tbilisi", contact="@me")
    assert tips_of(newsroom) == [
        Told("https://a.example/1\nhttps://a.example/2", "", "Tbilisi", "@me")
    ]


@pytest.mark.parametrize("path", ["/tip", "/tip?lang=az", "/tip/thanks", "/tip/nothing"])
def test_the_form_sets_no_cookie_and_asks_for_none(newsroom: Newsroom, path: str) -> None:
    browser = newsroom.joins("Aygün")
    answer = browser.open(path)
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.request.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    if answer.status_code == 200:
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers
        assert "<script" not in answer.text
        assert len(answer.text) < 20_000


@pytest.mark.parametrize("text", ["", WORDS])
def test_what_is_answered_to_a_form_sets_no_cookie_either(newsroom: Newsroom, text: str) -> None:
    answer = Sender(newsroom).sends(text=text)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_the_setting_there_is_no_form(sqlite_model: Path, tmp_path: Path) -> None:
    with on_sqlite(sqlite_model, tmp_path) as newsroom:
        client = newsroom.app.test_client()
        assert client.get("/tip").status_code == 404
        assert client.get("/tip/thanks").status_code == 404
        assert client.post("/tip", data={"text": WORDS}).status_code in (404, 405)
        assert "/tip" not in client.get("/").text


def test_the_public_half_has_no_form_whatever_is_set(newsroom: Newsroom) -> None:
    app = public.create_app(replace(newsroom.settings, half="public"))
    assert app.test_client().get("/tip").status_code == 404
    assert "/tip" not in app.test_client().get("/").text
    app.extensions["speechwatch-record"].dispose()


def test_readers_find_the_form_from_every_page(newsroom: Newsroom) -> None:
    client = newsroom.app.test_client()
    assert 'href="/tip"' in client.get("/").text
    assert 'href="/tip?lang=az"' in client.get("/cases?lang=az").text


def test_a_form_that_is_sent_twice_makes_one_tip(on_each: Newsroom) -> None:
    sender = Sender(on_each)
    token = sender.token()
    for _ in range(2):
        answer = sender.sends(token=token, text=WORDS)
        assert answer.request.path == "/tip/thanks"
        sender.open()
    assert len(tips_of(on_each)) == 1


def test_what_comes_too_soon_stays_typed_and_can_be_sent_again(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    answer = sender.sends(after=1, text=WORDS, place="Gəncə")
    assert answer.status_code == 422
    assert "quicker than anybody writes" in answer.text
    assert WORDS in answer.text
    assert 'value="Gəncə"' in answer.text
    sender.sends(after=1, text=WORDS)
    assert tips_of(newsroom) == [Told(text=WORDS)]


@pytest.mark.parametrize("token", ["", "x", "ə" * 50, "x" * 100_000, "a.b.c", "\x00"])
def test_a_form_that_is_not_ours_is_shown_again_with_a_new_token(
    newsroom: Newsroom, token: str
) -> None:
    sender = Sender(newsroom)
    answer = sender.sends(token=token, text=WORDS)
    assert answer.status_code == 422
    assert WORDS in answer.text
    sender.sends(text=WORDS)
    assert len(tips_of(newsroom)) == 1


def test_yesterdays_form_keeps_what_was_typed(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    answer = sender.sends(after=86_402, text=WORDS)
    assert "open for more than a day" in answer.text
    assert WORDS in answer.text
    sender.sends(text=WORDS)
    assert len(tips_of(newsroom)) == 1


def test_nothing_is_no_tip(newsroom: Newsroom) -> None:
    answer = Sender(newsroom).sends(text=" \n", links="\x00", place="Gəncə")
    assert answer.status_code == 422
    assert "Write what happened, or give a link to it." in answer.text
    assert 'value="Gəncə"' in answer.text
    assert tips_of(newsroom) == []


def test_what_fills_the_box_for_machines_is_no_tip(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    answer = sender.sends(text=WORDS, website="https://buy.example")
    assert answer.status_code == 422
    assert "buy.example" not in answer.text
    assert WORDS in answer.text
    assert tips_of(newsroom) == []
    sender.sends(text=WORDS)
    assert len(tips_of(newsroom)) == 1


def test_the_box_for_machines_is_out_of_sight(newsroom: Newsroom) -> None:
    page = Sender(newsroom).page.text
    assert re.search(r'<div class="unseen"><div class="field">\s*<label for="website">', page)


def test_twenty_thousand_signs_are_taken_and_one_more_is_not(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    answer = sender.sends(text="😀" * 20_001)
    assert answer.status_code == 422
    assert "Shorten it to 20000 signs." in answer.text
    assert answer.text.count("😀") == 20_001
    sender.sends(text="😀" * 20_000)
    assert tips_of(newsroom) == [Told(text="😀" * 20_000)]


def test_one_address_sends_twenty_tips_a_day(newsroom: Newsroom) -> None:
    for _ in range(20):
        assert Sender(newsroom).sends(text=WORDS).status_code == 200
    sender = Sender(newsroom)
    answer = sender.sends(text="The zzlast one")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert "The zzlast one" in answer.text
    assert Sender(newsroom, "9.9.9.9").sends(text=WORDS).status_code == 200
    newsroom.clock.after(hours=12)
    sender.sends(text="The zzlast one")
    assert len(tips_of(newsroom)) == 22


def test_all_together_send_a_hundred_and_twenty_an_hour(newsroom: Newsroom) -> None:
    senders = [Sender(newsroom, f"8.8.{each}.8") for each in range(121)]
    newsroom.clock.after(seconds=5)
    codes = [each.sends(after=0, text=WORDS).status_code for each in senders]
    assert codes == [200] * 120 + [429]


def test_behind_a_proxy_only_its_own_word_is_counted(sqlite_model: Path, tmp_path: Path) -> None:
    with on_sqlite(sqlite_model, tmp_path, tips=True, address_header="X-Forwarded-For") as newsroom:
        for each in range(21):
            made_up = {"X-Forwarded-For": f"1.1.1.{each}, 8.8.4.4"}
            answer = Sender(newsroom, "127.0.0.1").sends(text=WORDS, headers=made_up)
        assert answer.status_code == 429
        other = {"X-Forwarded-For": "8.8.4.4, 1.1.1.1"}
        assert Sender(newsroom, "127.0.0.1").sends(text=WORDS, headers=other).status_code == 200


def test_a_header_that_nobody_set_up_is_not_believed(newsroom: Newsroom) -> None:
    for each in range(21):
        answer = Sender(newsroom).sends(
            text=WORDS, headers={"X-Forwarded-For": f"1.1.1.{each}", "X-Real-IP": "1.1.1.1"}
        )
    assert answer.status_code == 429


def test_nothing_of_the_sender_is_in_any_file_or_log(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sender = Sender(newsroom, "8.8.4.4")
    headers = {"User-Agent": "Zzagent/1.0", "Referer": "https://zzreferrer.example/"}
    sender.sends(text=WORDS, contact="zzcontact", headers=headers)
    assert newsroom.acts() == []
    kept = b"".join(each.read_bytes() for each in _files(newsroom.settings.folder))
    # Whole words: two letters of one can stand in a key, or in what is sealed.
    for word in ("zzagent", "zzreferrer", "zzcontact", "zzneighbour", "8.8.4.4"):
        assert word.encode() not in kept.lower()
        assert word not in caplog.text.lower()


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def raw(client: FlaskClient, body: bytes, kind: str = FORM, **environ: str) -> TestResponse:
    return client.post("/tip", data=body, content_type=kind, environ_base=environ)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "", 415),
        (b"", FORM, 422),
        (b"{}", "application/json", 415),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
        (b"text=hi", "multipart/form-data", 415),
        (b"text=hi", "text/plain", 415),
        (b"text=hi", f"{FORM}; charset=utf-16", 422),
        (b"text=%00%00%00", FORM, 422),
        (b"text=%ff%fe%c0%80&token=%ed%a0%80", FORM, 422),
        (b"%=%&%%=&=&&&text", FORM, 422),
        (b"text=" + b"a" * 5_000_000, FORM, 413),
        (b"a=&" * 130_000, FORM, 413),
        (b"".join(b"%d=&" % each for each in range(50_000)), FORM, 413),
        (b"text=a&" * 50_000, FORM, 413),
        (b"text=a&" * 50, FORM, 422),
    ],
)
def test_whatever_is_sent_is_answered_with_a_sentence(
    newsroom: Newsroom, body: bytes, kind: str, status: int
) -> None:
    answer = raw(newsroom.app.test_client(), body, kind)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text or 'class="fault"' in answer.text
    assert tips_of(newsroom) == []


def test_a_body_without_a_length_is_read_no_further_than_others(newsroom: Newsroom) -> None:
    answer = raw(
        newsroom.app.test_client(), b"text=" + b"a" * 5_000_000, **{"wsgi.input_terminated": "1"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_else_can_be_done_with_the_form(newsroom: Newsroom, method: str) -> None:
    assert newsroom.app.test_client().open("/tip", method=method).status_code == 405


def test_the_form_takes_no_parameters(newsroom: Newsroom) -> None:
    client = newsroom.app.test_client()
    assert client.get("/tip?from=somebody").status_code == 400
    assert client.post("/tip?from=somebody", data={"text": WORDS}).status_code == 400


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.text(max_size=60))
def test_every_sign_is_taken_and_none_that_nobody_sees(
    newsroom: Newsroom, words: str, place: str
) -> None:
    sender = Sender(newsroom)
    body = f"token={quote_plus(sender.token())}&text={_quoted(words + '.')}&place={_quoted(place)}"
    newsroom.clock.after(minutes=2)
    answer = raw(sender.client, body.encode(), REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 303
    kept = tips_of(newsroom)[-1]
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", kept.text + kept.place)


def _quoted(text: str) -> str:
    return quote_plus(text, errors="surrogatepass")


def test_a_form_that_is_shown_again_offers_no_link_that_loses_it(newsroom: Newsroom) -> None:
    sender = Sender(newsroom)
    assert 'href="/tip?lang=az"' in sender.page.text
    assert 'hreflang="az"' not in sender.sends(text="").text.partition("<body>")[2]


def test_the_page_names_an_onion_address_where_there_is_one(
    sqlite_model: Path, tmp_path: Path
) -> None:
    onion = f"http://{'a' * 56}.onion"
    with on_sqlite(sqlite_model, tmp_path, tips=True, onion=onion) as newsroom:
        assert onion in newsroom.app.test_client().get("/tip").text
