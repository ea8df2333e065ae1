"""Work that needs no database, done by other processes while this one writes.

Working rows out of documents takes most of the time of a refill, so it is spread over the
machine's cores. What comes of it comes back in the order in which it was asked for.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

_Asked = TypeVar("_Asked")
_SELDOM = 50_000
_AHEAD = 2  # pieces of work under way or waiting to be written, for each process

# What is asked for is as the work takes it.
Work = Callable[[Callable[[Any], bytes], Iterable[Any]], Iterator[bytes]]


@contextmanager
def working(*, many: bool) -> Iterator[Work]:
    """What does a kind of work on many things: by other processes if there are many, else here."""
    if not many:
        yield map
        return
    with processes() as pool:
        yield lambda work, asked: _in_order(pool, work, asked)


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[_Asked], bytes], asked: Iterable[_Asked]
) -> Iterator[bytes]:
    """What `work` makes of each thing asked, in this order; only a few are held at once."""
    ahead: deque[Future[bytes]] = deque()
    for each in asked:
        ahead.append(pool.submit(work, each))
        if len(ahead) > _AHEAD * _cores():
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


@contextmanager
def processes() -> Iterator[ProcessPoolExecutor]:
    """New processes that work, one for each core, ended when they are no longer needed.

    Meanwhile this process, too, looks for circles among its objects but seldom.
    """
    # A fork would share the open databases of this process; a new process knows none of them.
    fresh = multiprocessing.get_context("spawn")
    with with_many_objects(), ProcessPoolExecutor(_cores(), fresh, _prepare) as pool:
        yield pool


@contextmanager
def with_many_objects() -> Iterator[None]:
    """A block in which documents come and go by thousands.

    Looking for circles among their objects all the time is waste: it is done seldom.
    """
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*often)


def _prepare() -> None:
    """Has this process work on many objects as long as it lives, and no longer than its writer."""
    gc.freeze()
    gc.set_threshold(_SELDOM)
    Thread(target=_end_with_the_writer, daemon=True).start()


def _end_with_the_writer() -> None:
    """Nobody waits for a worker whose writer was killed, and it would wait for work for good."""
    writer = multiprocessing.parent_process()
    if writer is not None:
        writer.join()
        os._exit(1)


def _cores() -> int:
    return len(os.sched_getaffinity(0))
