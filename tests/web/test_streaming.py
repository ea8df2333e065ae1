"""Answers in pieces: what goes wrong at first is told, what goes wrong later cuts them off."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import Connection, text

from app.db.errors import DatabaseAway
from app.public import create_app
from app.web.errors import BadAddress
from app.web.language import gettext
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


def test_pieces_are_read_as_they_are_sent_and_speak_the_language_of_the_address(
    app: Flask,
) -> None:
    asked: list[int] = []

    def begin(connection: Connection) -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield f"{connection.scalar(text('SELECT 1'))} {gettext('Cases')};".encode()

    answer = reader_of(app, begin).get("/pieces?lang=en")
    pieces = answer.iter_encoded()
    assert next(pieces) == b"1 Cases;"
    assert len(asked) < 3
    assert b"".join(pieces) == b"1 Cases;1 Cases;"


def test_what_is_wrong_at_first_is_a_page_with_a_sentence(app: Flask) -> None:
    def begin(_: Connection) -> Iterable[bytes]:
        raise BadAddress("It says what.")

    answer = reader_of(app, begin).get("/pieces")
    assert answer.status_code == 400
    assert "It says what." in answer.text


def test_a_read_that_is_disturbed_at_first_is_begun_once_more(app: Flask) -> None:
    tries: list[int] = []

    def begin(_: Connection) -> Iterable[bytes]:
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseAway("It was locked.")
        return [b"whole"]

    assert reader_of(app, begin).get("/pieces").data == b"whole"


def test_a_read_that_breaks_off_later_is_never_taken_for_the_whole(app: Flask) -> None:
    def begin(_: Connection) -> Iterator[bytes]:
        yield b"a part"
        raise DatabaseAway("It went away.")

    pieces = reader_of(app, begin).get("/pieces").iter_encoded()
    assert next(pieces) == b"a part"
    with pytest.raises(DatabaseAway):
        next(pieces)
    assert app.extensions["speechwatch-record"].pool.checkedout() == 0
