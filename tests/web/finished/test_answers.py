"""What a reader gets from the layer before Flask, and what it asks of Flask."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import brotli
import pytest
from flask import Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.public import create_app
from app.web.finished.layer import Finished
from config import Settings

_CASE = "/cases/elmir-abbasov-soyudlu"
_KEPT = ("/", "/cases", _CASE, f"{_CASE}/history", f"{_CASE}/at/1", "/feed.rss", "/about",
         "/static/speechwatch.css", "/schema/case-1.json", "/robots.txt")  # fmt: skip
_WRONG = ("/nowhere", "/cases/nobody", "/cases/nobody/history", "/cases?what=1", "/?lang=xx",
          "/static/none.css", "/schema/none-1.json")  # fmt: skip
_BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


@dataclass
class Counted:
    """An application, and how often it was asked."""

    application: WSGIApplication
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked.append(environ["PATH_INFO"])
        return self.application(environ, start_response)


@dataclass
class Site:
    """A reader, the layer they read through, and what it asks of Flask."""

    reader: FlaskClient
    layer: Finished
    flask: Counted

    def get(self, address: str, known: str = "", **headers: str) -> TestResponse:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if known:
            given["If-None-Match"] = known
        return self.reader.get(address, headers=_BROWSER | given, buffered=True)


def over(settings: Settings) -> Site:
    """A process that has answered nothing yet."""
    app = create_app(settings)
    layer = app.wsgi_app
    assert isinstance(layer, Finished)
    layer._application = flask = Counted(layer._application)
    return Site(app.test_client(), layer, flask)


@pytest.fixture
def site(shipped: Settings) -> Site:
    return over(shipped)


@pytest.mark.parametrize("address", _KEPT)
def test_what_was_answered_once_is_answered_without_flask(site: Site, address: str) -> None:
    first, second = site.get(address), site.get(address)
    assert first.status_code == second.status_code == 200
    assert first.data == second.data
    assert dict(first.headers) == dict(second.headers)
    assert len(site.flask.asked) == 1


@pytest.mark.parametrize("address", _KEPT)
def test_who_has_it_is_told_so_by_a_process_that_never_made_it(
    site: Site, shipped: Settings, address: str
) -> None:
    tag = site.get(address).headers["ETag"]
    other = over(shipped)
    answer = other.get(address, tag)
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Content-Type" not in answer.headers
    assert other.flask.asked == []
    assert site.get(address, tag).status_code == 304
    assert len(site.flask.asked) == 1


@pytest.mark.parametrize("address", _WRONG)
def test_what_is_wrong_is_never_kept_tagged_or_unchanged(site: Site, address: str) -> None:
    known = site.get("/cases").headers["ETag"]
    before = len(site.layer.shelf)
    for condition in ("", known, "*"):
        answer = site.get(address, condition)
        assert answer.status_code in {400, 404}
        assert answer.data
        assert "ETag" not in answer.headers
    assert len(site.layer.shelf) == before


@pytest.mark.parametrize("address", _KEPT)
def test_each_coding_has_its_own_tag_and_the_same_content(site: Site, address: str) -> None:
    plain = site.get(address, Accept_Encoding="identity")
    zipped = site.get(address, Accept_Encoding="gzip")
    small = site.get(address, Accept_Encoding="br")
    assert "Content-Encoding" not in plain.headers
    if len(plain.data) > 200:
        assert gzip.decompress(zipped.data) == brotli.decompress(small.data) == plain.data
        assert len({each.headers["ETag"] for each in (plain, zipped, small)}) == 3
        assert len(small.data) < len(plain.data)
    for each in (plain, zipped, small):
        assert each.headers["Vary"] == "Accept-Encoding"
        assert each.headers["Content-Length"] == str(len(each.data))
    assert len(site.flask.asked) == 1


def test_a_tag_of_one_coding_is_not_that_of_another(site: Site) -> None:
    zipped = site.get("/cases", Accept_Encoding="gzip").headers["ETag"]
    assert site.get("/cases", zipped, Accept_Encoding="identity").status_code == 200
    assert site.get("/cases", zipped, Accept_Encoding="gzip").status_code == 304


@pytest.mark.parametrize("address", [*_KEPT, "/cases/nobody", "/healthz"])
def test_head_has_the_headers_of_get_and_no_body(
    site: Site, shipped: Settings, address: str
) -> None:
    cold = over(shipped).reader.head(address, headers=_BROWSER)
    whole = site.get(address)
    warm = site.reader.head(address, headers=_BROWSER)
    for head in (cold, warm):
        assert head.data == b""
        assert head.status_code == whole.status_code
        assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', '"other" , W/{} ,"more"', "*"])
def test_a_tag_is_found_in_a_list_and_when_it_was_weakened(site: Site, known: str) -> None:
    tag = site.get("/cases").headers["ETag"]
    assert site.get("/cases", known.format(tag)).status_code == 304


@pytest.mark.parametrize("known", ['"other"', "nonsense", '"', "W/", ", ,", '"\u00e9"', "**"])
def test_a_tag_that_is_not_ours_changes_nothing(site: Site, known: str) -> None:
    assert site.get("/cases", known).status_code == 200
    assert site.get("/cases", known).status_code == 200


def test_a_tag_of_one_address_or_query_or_language_is_not_that_of_another(site: Site) -> None:
    addresses = ("/cases", "/cases?lang=az", "/people", f"{_CASE}?order=newest", _CASE)
    tags = {address: site.get(address).headers["ETag"] for address in addresses}
    assert len(set(tags.values())) == len(addresses)
    for address in addresses:
        for other, tag in tags.items():
            assert (site.get(address, tag).status_code == 304) == (address == other)


def test_the_parts_of_an_address_cannot_be_moved_into_its_query(site: Site) -> None:
    tag = site.get("/cases?lang=az").headers["ETag"]
    assert site.get("/cases%3Flang=az", tag).status_code == 404


def test_whatever_there_is_is_asked_for_before_it_is_said_to_be_there(
    site: Site, shipped: Settings
) -> None:
    assert site.get("/cases", "*").status_code == 304
    assert site.flask.asked == ["/cases"]
    assert over(shipped).get("/nowhere", '"a", *').status_code == 404


def test_a_reader_who_accepts_no_coding_at_all_is_told_so(site: Site) -> None:
    answer = site.get("/cases", Accept_Encoding="identity;q=0")
    assert answer.status_code == 406
    assert b"</p>" in answer.data
    assert site.get("/cases").status_code == 200
    assert site.get("/cases", Accept_Encoding="*;q=0").status_code == 406


def test_a_reader_who_refuses_plain_bytes_gets_even_small_answers_coded(site: Site) -> None:
    answer = site.get("/robots.txt", Accept_Encoding="gzip, identity;q=0")
    assert gzip.decompress(answer.data).startswith(b"User-agent")
    assert site.get("/robots.txt").data.startswith(b"User-agent")
    assert len(site.flask.asked) == 1


def test_a_picture_is_not_compressed_again(site: Site) -> None:
    answer = site.get(f"{_CASE}/card.png")
    assert answer.mimetype == "image/png"
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("address", _KEPT)
def test_a_kept_answer_has_every_header_of_safety(site: Site, address: str) -> None:
    for _ in range(2):
        answer = site.get(address)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers
    unchanged = site.get(address, answer.headers["ETag"])
    assert unchanged.headers["X-Content-Type-Options"] == "nosniff"


def test_health_is_asked_for_each_time(site: Site) -> None:
    assert site.get("/healthz").data == site.get("/healthz").data
    assert site.flask.asked == ["/healthz", "/healthz"]
    assert "ETag" not in site.get("/healthz").headers


def test_another_method_goes_to_flask(site: Site) -> None:
    site.get("/cases")
    assert site.reader.post("/cases").status_code == 405
    assert site.reader.options("/cases").status_code == 200


def test_junk_after_the_question_mark_is_answered_and_not_kept(site: Site) -> None:
    assert site.get("/cases?" + "&" * 3_000).status_code == 200
    assert len(site.layer.shelf) == 0


@pytest.mark.parametrize(
    "made",
    [lambda: Response(b"x" * 1_000_001), lambda: Response(iter([b"streamed"]))],
)
def test_what_is_long_or_streamed_is_not_kept_but_who_has_it_is_told_so(
    site: Site, made: Callable[[], Response]
) -> None:
    site.reader.application.add_url_rule("/other", view_func=made)
    expected = made().get_data()
    first, second = site.get("/other"), site.get("/other")
    assert first.data == second.data == expected
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "Content-Encoding" not in first.headers
    assert site.flask.asked == ["/other", "/other"]
    unchanged = site.get("/other", first.headers["ETag"])
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert len(site.flask.asked) == 2
    assert len(site.layer.shelf) == 0


def test_an_answer_that_brings_a_tag_of_its_own_keeps_it(site: Site) -> None:
    made = Response(iter([b"a file"]), headers={"ETag": '"of-the-file"'})
    site.reader.application.add_url_rule("/other", view_func=lambda: made)
    assert site.get("/other").headers.getlist("ETag") == ['"of-the-file"']


@pytest.mark.parametrize(
    "made",
    [
        lambda: Response(b"mine alone", headers={"Set-Cookie": "a=b"}),
        lambda: Response(b"secret", headers={"Cache-Control": "no-store"}),
        lambda: Response(b"by language", headers={"Vary": "Accept-Language"}),
        lambda: Response(b"a part", status=206),
    ],
)
def test_what_is_not_for_everybody_goes_through_as_it_is(
    site: Site, made: Callable[[], Response]
) -> None:
    site.reader.application.add_url_rule("/other", view_func=made)
    expected = made().get_data()
    for _ in range(2):
        answer = site.get("/other")
        assert answer.data == expected
        assert "ETag" not in answer.headers
        assert "Content-Encoding" not in answer.headers
    assert len(site.layer.shelf) == 0
