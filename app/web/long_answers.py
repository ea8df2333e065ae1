"""Long answers: given to the server so that whoever reads slowly holds up nobody.

What the server has whole it sends by itself. For what it gets in blocks, one of its threads waits
until a reader has taken the block before, however long that is. So answers up to a size are handed
over whole, and of those in blocks there are only so many at once: fewer than there are threads.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore, Lock
from typing import IO, Any, Final

from flask import Response

from app.web.finished.calling import LARGEST
from app.web.finished.codings import IDENTITY, coded_pieces

ONE_PIECE: Final = 8_000_000
MADE_AT_ONCE: Final = 2
SENT_AT_ONCE: Final = 2
"""Each of these holds a thread of the server while it lasts; the other threads are the readers'."""
# Nobody tells us when a reader has all of a piece; but what is on its way is in our memory, once
# with us and once with the server while it is handed over.
MOST_IN_HAND: Final = 380_000_000
_COPIES: Final = 3
MANY: Final = 200
"""An answer about more cases than these takes longer than a page, and is made in turn."""


class TooMuchAtOnce(Exception):
    """As many long answers are being made or taken as the server can hold; later helps."""


class Places:
    """So many places for what holds a thread; whoever finds none is told so and never waits."""

    def __init__(self, count: int) -> None:
        self._free = BoundedSemaphore(count)

    def taken(self) -> "Place":
        """A place, until it is closed. Raises TooMuchAtOnce where there is none."""
        if not self._free.acquire(blocking=False):
            raise TooMuchAtOnce
        return Place(self._free)


class Place:
    """A place that is held; closing it again changes nothing, and to forget it is to close it."""

    def __init__(self, free: BoundedSemaphore) -> None:
        self._free: BoundedSemaphore | None = free

    def close(self) -> None:
        """Gives the place to others."""
        free, self._free = self._free, None
        if free is not None:
            free.release()

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


MAKING: Final = Places(MADE_AT_ONCE)
SENDING: Final = Places(SENT_AT_ONCE)
# Two that are made side by side would take the interpreter from readers twice as often.
_TURN: Final = Lock()


def in_turn(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces, made while no other long answer is.

    Raises TooMuchAtOnce at once, before there was any work, when others wait for that already.
    """
    return _in_turn(pieces, MAKING.taken())


def _in_turn(pieces: Iterable[bytes], place: Place) -> Iterator[bytes]:
    with place, _TURN:
        yield from pieces


def whole(pieces: Iterable[bytes], coding: str) -> tuple[IO[bytes], str]:
    """All pieces, in memory or, where they are long, in a file without a name; and their coding.

    What the layer of finished answers may keep is left plain, as it codes by itself what it keeps.
    Raises TooMuchAtOnce when there is no room on the disk.
    """
    with ExitStack() as held:
        made: IO[bytes] = held.enter_context(SpooledTemporaryFile(ONE_PIECE))
        try:
            used = _written(made, iter(pieces), coding)
        except OSError as full:
            raise TooMuchAtOnce from full
        held.pop_all()
        return made, used


def _written(into: IO[bytes], pieces: Iterator[bytes], coding: str) -> str:
    """Writes all pieces; returns the coding they were written in."""
    begun, length = [], 0
    for piece in pieces:
        begun.append(piece)
        length += len(piece)
        if length > LARGEST:
            into.writelines(coded_pieces(chain(begun, pieces), coding))
            return coding
    into.writelines(begun)
    return IDENTITY


def handed_over(response: Response) -> Response:
    """The same answer, whose length it tells, as the server is to have it: whole or in blocks.

    Raises TooMuchAtOnce when neither memory nor a thread is left for it; its body is then closed.
    """
    length = response.content_length or 0
    if length <= ONE_PIECE and _resident() + _COPIES * length <= MOST_IN_HAND:
        body = b"".join(response.response)  # type: ignore[arg-type]
        response.close()
        response.response = [body]
        return response
    try:
        place = SENDING.taken()
    except TooMuchAtOnce:
        response.close()
        raise
    response.response = _Blocks(response.response, place)
    return response


class _Blocks:
    """The blocks of an answer, which hold a place until the last one is taken or nobody reads."""

    def __init__(self, blocks: Any, place: Place) -> None:
        self._blocks, self._place = blocks, place
        self._left: Iterator[bytes] = iter(blocks)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        block = next(self._left, None)
        if block is None:
            self.close()
            raise StopIteration
        return block

    def close(self) -> None:
        self._place.close()
        with suppress(AttributeError):
            self._blocks.close()


def _resident() -> int:
    """The bytes of memory that this process has now; 0 where the system does not tell."""
    with suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0
