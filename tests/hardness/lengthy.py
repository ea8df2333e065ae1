"""The public half with addresses whose answers are long: as made of a record of many cases."""

from collections.abc import Iterator

from flask import Response
from sqlalchemy import Connection

from app.web.long_answers import in_turn
from app.web.streaming import streamed
from wsgi import app

_PIECE = 100_000
LENGTHS = {"middling": 60, "long": 400}
"""How many pieces each has: 6 MB, and 40."""


def _pieces(count: int) -> Iterator[bytes]:
    for number in range(count):
        # With some work for each, as rows are.
        yield b"%09d\n" % (number + sum(range(40_000))) * (_PIECE // 10)


def lengthy(which: str) -> Response:
    """An answer of one of the lengths."""

    def begin(_: Connection) -> Iterator[bytes]:
        return in_turn(_pieces(LENGTHS[which]))

    return streamed(begin, "text/plain")


app.add_url_rule("/lengthy/<which>", view_func=lengthy)

__all__ = ["app"]
