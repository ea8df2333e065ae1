"""What entries mean for the record, worked out by other processes while this one writes.

Working rows out of documents takes most of the time of a refill and needs no database, so it is
spread over the machine's cores. The batches come back in the order in which they were given.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import TypeVar

from app.record.ledger import Entry
from app.record.projection import Change, changes_of

Worked = tuple[list[Entry], list[Change]]
WorkOut = Callable[[Iterable[list[Entry]]], Iterator[Worked]]
_Asked = TypeVar("_Asked")
_SELDOM = 50_000
_AHEAD = 2  # batches under way or waiting to be written, for each process


def one_by_one(batches: Iterable[list[Entry]]) -> Iterator[Worked]:
    """Each batch with what it means, worked out here."""
    for batch in batches:
        yield batch, changes_of(batch)


def by_processes(batches: Iterable[list[Entry]]) -> Iterator[Worked]:
    """The same, worked out by other processes some batches ahead."""
    with processes() as pool:
        yield from in_order(pool, _worked_out, batches)


def in_order(
    pool: ProcessPoolExecutor, work: Callable[[_Asked], Worked], asked: Iterable[_Asked]
) -> Iterator[Worked]:
    """What `work` makes of each thing asked, in this order; only a few are held at once."""
    ahead: deque[Future[Worked]] = deque()
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
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        with ProcessPoolExecutor(_cores(), fresh, _prepare) as pool:
            yield pool
    finally:
        gc.set_threshold(*often)


def _prepare() -> None:
    """Documents come and go by thousands: looking for circles among them all the time is waste."""
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


def _worked_out(batch: list[Entry]) -> Worked:
    return batch, [change.worked_out() for change in changes_of(batch)]
