"""Answers in pieces: made whole before they are sent, and only so many long ones at once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from errno import ENOSPC

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import Connection, text

from app.db.errors import DatabaseAway
from app.public import create_app
from app.web.errors import BadAddress
from app.web.finished.codings import plain
from app.web.language import gettext
from app.web.long_answers import (
    MADE_AT_ONCE,
    MAKING,
    ONE_PIECE,
    SENDING,
    SENT_AT_ONCE,
    Places,
    TooMuchAtOnce,
    in_turn,
)
from app.web.streaming import streamed
from config import Settings

Begin = Callable[[Connection], Iterable[bytes]]


@pytest.fixture
def app(shipped: Settings) -> Flask:
    """An application of a test's own."""
    return create_app(shipped)


def reader_of(app: Flask, begin: Begin) -> FlaskClient:
    """A reader of one more address, which sends these pieces."""

    def door() -> Response:
        return streamed(begin, "text/plain")

    app.add_url_rule("/pieces", view_func=door)
    return app.test_client()


def test_pieces_come_from_one_read_and_speak_the_language_of_the_address(app: Flask) -> None:
    def begin(connection: Connection) -> Iterator[bytes]:
        for _ in range(3):
            yield f"{connection.scalar(text('SELECT 1'))} {gettext('Cases')};".encode()

    answer = reader_of(app, begin).get("/pieces?lang=en")
    assert answer.data == b"1 Cases;1 Cases;1 Cases;"
    assert answer.headers["Content-Length"] == "24"


def test_what_is_wrong_at_first_is_a_page_with_a_sentence(app: Flask) -> None:
    def begin(_: Connection) -> Iterable[bytes]:
        raise BadAddress("It says what.")

    answer = reader_of(app, begin).get("/pieces")
    assert answer.status_code == 400
    assert "It says what." in answer.text


def test_a_read_that_is_disturbed_is_begun_once_more(app: Flask) -> None:
    tries: list[int] = []

    def begin(_: Connection) -> Iterable[bytes]:
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseAway("It was locked.")
        return [b"whole"]

    assert reader_of(app, begin).get("/pieces").data == b"whole"


def test_what_goes_wrong_in_the_middle_is_told_and_nothing_of_the_answer_is_sent(
    app: Flask,
) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield b"a part"
        raise DatabaseAway("It went away.")

    answer = reader_of(app, begin).get("/pieces")
    assert answer.status_code == 503
    assert b"a part" not in answer.data
    assert app.extensions["speechwatch-record"].pool.checkedout() == 0


@pytest.mark.parametrize("length", [100, 300_000, 9_000_000])
def test_an_answer_of_any_length_is_whole_and_says_how_long_it_is(app: Flask, length: int) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield from (b"x" * 100 for _ in range(length // 100))

    answer = reader_of(app, begin).get("/pieces", buffered=True)
    assert answer.headers["Content-Length"] == str(length)
    assert answer.data == b"x" * length


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_long_answer_is_written_in_the_coding_that_its_reader_wants(
    app: Flask, coding: str
) -> None:
    lines = [b"%07d\n" % number for number in range(200_000)]
    reader = reader_of(app, lambda _: iter(lines))
    asked = {"Accept-Encoding": f"{coding}, *;q=0.1"}
    answer, head = (each("/pieces", headers=asked) for each in (reader.get, reader.head))
    assert plain(answer.data, coding) == b"".join(lines)
    assert answer.headers["Content-Encoding"] == coding
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(b"".join(lines)) / 2
    assert answer.headers.getlist("Vary") == ["Accept-Encoding"]
    assert answer.headers["ETag"].endswith(f'-{coding}"')
    assert head.headers["Content-Length"] == answer.headers["Content-Length"]


def test_who_has_a_long_answer_in_a_coding_is_told_so_before_it_is_made(app: Flask) -> None:
    begun: list[int] = []

    def begin(_: Connection) -> Iterable[bytes]:
        begun.append(1)
        return [b"x" * ONE_PIECE]

    reader, asked = reader_of(app, begin), {"Accept-Encoding": "gzip"}
    tag = reader.get("/pieces", headers=asked).headers["ETag"]
    again = reader.get("/pieces", headers={**asked, "If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"], len(begun)) == (304, tag, 1)
    other = reader.get("/pieces", headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert (other.status_code, len(begun)) == (200, 2)


def test_a_short_answer_in_pieces_is_coded_once_and_kept(app: Flask) -> None:
    begun: list[int] = []

    def begin(_: Connection) -> Iterable[bytes]:
        begun.append(1)
        return [b"x" * 1_000]

    reader = reader_of(app, begin)
    for coding in ("gzip", "br", "gzip"):
        answer = reader.get("/pieces", headers={"Accept-Encoding": coding})
        assert plain(answer.data, coding) == b"x" * 1_000
        assert answer.headers["Content-Encoding"] == coding
    assert len(begun) == 1


def test_what_coding_makes_short_needs_no_place_to_be_sent(app: Flask) -> None:
    reader = reader_of(app, lambda _: [b"x" * ONE_PIECE, b"x"])
    with ExitStack() as others:
        for _ in range(SENT_AT_ONCE):
            others.enter_context(SENDING.taken())
        assert reader.get("/pieces").status_code == 503
        answer = reader.get("/pieces", headers={"Accept-Encoding": "gzip"})
        assert len(plain(answer.data, "gzip")) == ONE_PIECE + 1


def test_no_read_is_open_while_an_answer_is_sent(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield from [b"x" * ONE_PIECE, b"x"]

    answer = reader_of(app, begin).get("/pieces")
    next(answer.iter_encoded())
    assert app.extensions["speechwatch-record"].pool.checkedout() == 0
    answer.close()


def test_of_long_answers_only_so_many_are_sent_in_blocks_at_once(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield from [b"x" * ONE_PIECE, b"x"]

    reader = reader_of(app, begin)
    held = [reader.get("/pieces") for _ in range(SENT_AT_ONCE)]
    refused = reader.get("/pieces")
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "20"
    assert "Come back in a minute" in refused.text
    held.pop().close()
    assert reader.get("/pieces", buffered=True).content_length == ONE_PIECE + 1
    for each in held:
        each.close()


def test_an_answer_that_was_read_to_its_end_holds_nothing(app: Flask) -> None:
    reader = reader_of(app, lambda _: iter([b"x" * ONE_PIECE, b"end"]))
    answers = [reader.get("/pieces") for _ in range(SENT_AT_ONCE)]
    assert all(each.data.endswith(b"end") for each in answers)
    assert reader.get("/pieces", buffered=True).status_code == 200


def test_a_head_of_a_long_answer_holds_no_place(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield from [b"x" * ONE_PIECE, b"x"]

    reader = reader_of(app, begin)
    for _ in range(SENT_AT_ONCE + 1):
        answer = reader.head("/pieces")
        assert (answer.status_code, answer.data) == (200, b"")


def test_of_long_answers_only_so_many_wait_to_be_made(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        return in_turn([b"whole"])

    reader = reader_of(app, begin)
    with ExitStack() as others:
        for _ in range(MADE_AT_ONCE):
            others.enter_context(MAKING.taken())
        assert reader.get("/pieces").status_code == 503
    assert reader.get("/pieces").data == b"whole"


def test_a_long_answer_that_cannot_be_made_leaves_its_turn_to_others(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        def pieces() -> Iterator[bytes]:
            yield b"a part"
            raise BadAddress("It says what.")

        return in_turn(pieces())

    reader = reader_of(app, begin)
    for _ in range(MADE_AT_ONCE + 1):
        assert reader.get("/pieces").status_code == 400


def test_without_room_on_the_disk_a_long_answer_is_put_off(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield b"a part"
        raise OSError(ENOSPC, "No space left on device")

    answer = reader_of(app, begin).get("/pieces")
    assert answer.status_code == 503
    assert "Come back in a minute" in answer.text


def test_a_place_that_is_given_back_twice_or_forgotten_is_one_place() -> None:
    places = Places(1)
    place = places.taken()
    place.close()
    place.close()
    forgotten = places.taken()
    with pytest.raises(TooMuchAtOnce):
        places.taken()
    del forgotten
    places.taken().close()
