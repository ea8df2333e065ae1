"""Whatever is asked, a reader gets an answer or a sentence, soon, and the process stays small."""

import time
from urllib.parse import unquote_to_bytes

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app.public import create_app
from config import Settings
from tests.hardness.requests import Asked, requests

_MOST_SECONDS = 2.0  # of work; the slowest takes a few tenths where nothing else runs
_ANSWERS = {200, 204, 206, 301, 302, 304, 308, 400, 404, 405, 406, 410, 412, 414, 415, 416}


@pytest.fixture(scope="module")
def app(shipped: Settings) -> Flask:
    """The public application over the shipped record."""
    return create_app(shipped)


def answered(app: Flask, asked: Asked) -> tuple[int, dict[str, str], bytes, float]:
    """The status, headers and body of an answer, and the seconds of work it took."""
    environ = EnvironBuilder(method=asked.method).get_environ()
    environ["PATH_INFO"] = unquote_to_bytes(asked.path).decode("latin-1")
    environ["QUERY_STRING"] = asked.query
    environ.update(asked.headers)
    began = time.process_time()
    body, status, headers = run_wsgi_app(app.wsgi_app, environ, buffered=True)
    said = b"".join(body)
    return int(status.split()[0]), dict(headers), said, time.process_time() - began


def asked_anew(app: Flask, asked: Asked) -> float:
    """The seconds of an application that knows no page yet: a machine may have stood still once."""
    return min(answered(create_app(app.config["SPEECHWATCH"]), asked)[-1] for _ in range(2))


def is_markup(headers: dict[str, str]) -> bool:
    """Whether a browser reads an answer as elements; JSON and calendars repeat words as sent."""
    return any(each in headers.get("Content-Type", "") for each in ("html", "xml"))


def holds(app: Flask, asked: Asked) -> None:
    """What is true of every answer."""
    status, headers, body, seconds = answered(app, asked)
    assert status in _ANSWERS, (asked, status)
    assert seconds < _MOST_SECONDS or asked_anew(app, asked) < _MOST_SECONDS, asked
    assert "Set-Cookie" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert all("\n" not in value and "\r" not in value for value in headers.values())
    assert not (is_markup(headers) and b"<script>alert(1)" in body)
    assert b"Traceback" not in body
    if status >= 400 and asked.method == "GET":
        assert b"</p>" in body or b'"title"' in body, asked


def with_any(app: Flask, count: int) -> None:
    """Asks as many requests, each unlike the one before."""
    check = given(asked=requests(app))(lambda asked: holds(app, asked))
    settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))(check)()


def test_any_request_has_an_answer(app: Flask) -> None:
    with_any(app, 60)


def test_what_is_sent_as_markup_is_words_on_every_page(app: Flask) -> None:
    for path in ("/cases", "/api/v1/cases", "/figures", "/search", "/feed.atom"):
        for name in ("q", "lang", "basis"):
            holds(app, Asked("GET", path, f"{name}=%3Cscript%3Ealert%281%29%3C/script%3E", ()))


@pytest.mark.faults
def test_thousands_of_requests_have_an_answer(app: Flask) -> None:
    with_any(app, 6_000)
