"""Answers of any length, sent piece by piece while they are read, and never held as a whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack

from flask import Response, stream_with_context
from sqlalchemy import Connection

from app.db.engines import reading
from app.db.errors import DatabaseAway
from app.web.finished.rendering import rendering
from app.web.record import source

Begin = Callable[[Connection], Iterable[bytes]]


def streamed(begin: Begin, content_type: str) -> Response:
    """An answer in pieces, all of them from one state of the record.

    `begin` asks what may go wrong and gives the pieces, which are read as they are sent. What it
    raises is told as any error; one that comes later cuts the answer off, so that nobody takes a
    part for the whole. A read that a writer disturbed is begun once more.
    """
    try:
        held, pieces = _begun(begin)
    except DatabaseAway:
        held, pieces = _begun(begin)
    answer = Response(stream_with_context(_to_the_end(held, pieces)), content_type=content_type)
    # A reader may go away before the first piece, or want none.
    answer.call_on_close(held.close)
    return answer


def _begun(begin: Begin) -> tuple[ExitStack, Iterable[bytes]]:
    made = rendering()
    with ExitStack() as held:
        connection = held.enter_context(reading(source()))
        pieces = begin(connection)
        if made:
            made.note(connection)
        return held.pop_all(), pieces


def _to_the_end(held: ExitStack, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces; before the answer is whole, the read ends and says if it was disturbed."""
    with held:
        yield from pieces
