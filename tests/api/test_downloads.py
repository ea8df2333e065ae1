"""Files to take away are given whole and in parts: a download can go on after a break."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from flask.testing import FlaskClient
from werkzeug.http import http_date

from app.public import create_app
from app.record.files import CONTENT_TYPES, current
from app.web import long_answers
from config import Settings
from tests.downloads import makes_files, served
from tests.records import Records

_NAME = "cases.ndjson"
_AT = f"/data/{_NAME}"


@pytest.fixture(scope="module")
def settings(shipped: Records, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A deployment of what ships, whose files were made."""
    made = replace(shipped.settings(HALF="public"), folder=tmp_path_factory.mktemp("served"))
    makes_files(made)
    return made


@pytest.fixture(scope="module")
def reader(settings: Settings) -> Iterator[FlaskClient]:
    app = create_app(settings)
    yield app.test_client()
    app.extensions["speechwatch-record"].dispose()


@pytest.fixture(scope="module")
def whole(settings: Settings) -> bytes:
    return served(settings, _NAME).read_bytes()


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_every_file_is_given_as_it_lies_there(
    reader: FlaskClient, settings: Settings, name: str
) -> None:
    answer = reader.get(f"/data/{name}")
    content = served(settings, name).read_bytes()
    assert (answer.status_code, answer.data) == (200, content)
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["Content-Type"] == CONTENT_TYPES[name]
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    digest = b64encode(sha256(content).digest()).decode()
    assert answer.headers["Repr-Digest"] == f"sha-256=:{digest}:"


def test_a_file_says_its_version_its_licence_and_where_it_is_explained(
    reader: FlaskClient, settings: Settings
) -> None:
    answer = reader.get("/data/cases.csv")
    manifest = current(settings.files)
    assert manifest is not None
    assert answer.headers["Speechwatch-Version"] == str(manifest.version)
    assert answer.headers["Speechwatch-Head"] == manifest.head
    assert answer.headers["Speechwatch-Licence"] == "CC BY 4.0"
    assert "/data/codebook" in answer.headers["Link"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


def test_head_tells_the_same_and_gives_nothing(reader: FlaskClient, whole: bytes) -> None:
    answer = reader.head(_AT, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(whole))
    assert answer.headers["ETag"] == reader.get(_AT).headers["ETag"]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=5-99999999", slice(5, None)),
    ],
)
def test_a_part_is_that_part(reader: FlaskClient, whole: bytes, asked: str, part: slice) -> None:
    answer = reader.get(_AT, headers={"Range": asked})
    begin, end, _ = part.indices(len(whole))
    assert (answer.status_code, answer.data) == (206, whole[part])
    assert answer.headers["Content-Range"] == f"bytes {begin}-{end - 1}/{len(whole)}"
    assert answer.headers["Content-Length"] == str(end - begin)


def test_a_broken_download_is_gone_on_with_until_it_is_whole(
    reader: FlaskClient, whole: bytes
) -> None:
    first = reader.get(_AT, headers={"Range": "bytes=0-20000"})
    rest = reader.get(_AT, headers={"Range": "bytes=20001-", "If-Range": first.headers["ETag"]})
    assert rest.status_code == 206
    assert first.data + rest.data == whole


@pytest.mark.parametrize("given", ['"another-tag"', http_date(0)])
def test_a_part_of_another_version_is_the_whole_of_this_one(
    reader: FlaskClient, whole: bytes, given: str
) -> None:
    answer = reader.get(_AT, headers={"Range": "bytes=10-", "If-Range": given})
    assert (answer.status_code, answer.data) == (200, whole)


def test_a_part_behind_the_end_is_refused_with_the_length(
    reader: FlaskClient, whole: bytes
) -> None:
    answer = reader.get(_AT, headers={"Range": f"bytes={len(whole)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"
    assert str(len(whole)) in answer.text


@pytest.mark.parametrize("asked", ["lines=1-2", "bytes=0-1,5-6", "bytes", "bytes=x", "bytes=9-2"])
def test_what_asks_for_no_part_gets_the_whole(
    reader: FlaskClient, whole: bytes, asked: str
) -> None:
    answer = reader.get(_AT, headers={"Range": asked})
    assert (answer.status_code, answer.data) == (200, whole)


def test_who_has_the_file_is_told_so(reader: FlaskClient) -> None:
    first = reader.get(_AT)
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = reader.get(_AT, headers={header: value})
        assert (again.status_code, again.data) == (304, b"")


def test_a_long_file_is_read_block_by_block(
    reader: FlaskClient, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_answers, "ONE_PIECE", 10)
    assert reader.get(_AT, buffered=True).data == whole
    part = reader.get(_AT, headers={"Range": "bytes=3-30000"}, buffered=True)
    assert (part.status_code, part.data) == (206, whole[3:30001])


def test_slow_readers_can_fill_neither_memory_nor_threads(
    reader: FlaskClient, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_answers, "MOST_IN_HAND", 10)
    held = [reader.get(_AT) for _ in range(long_answers.SENT_AT_ONCE)]
    refused = reader.get(_AT)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "20"
    assert "Come back in a minute" in refused.text
    for each in held:
        each.close()
    assert reader.get(_AT, buffered=True).data == whole


@pytest.mark.parametrize(
    "at", ["/data/manifest.json", "/data/secret.key", "/data/..%2fdesk", "/data/current"]
)
def test_nothing_else_of_the_folder_is_given(reader: FlaskClient, at: str) -> None:
    assert reader.get(at).status_code == 404


def test_an_unknown_parameter_is_refused(reader: FlaskClient) -> None:
    assert reader.get(f"{_AT}?slug=x").status_code == 400


def test_without_files_an_address_says_that_there_are_none(client: FlaskClient) -> None:
    assert client.get(_AT).status_code == 404
