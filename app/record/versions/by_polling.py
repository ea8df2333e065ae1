"""The version of a record on PostgreSQL: asked when somebody reads, at most ten times a second.

So a page is never older than a tenth of a second and the time of one question. Nothing is asked
while nobody reads.
"""

import threading
import time
from collections.abc import Callable
from functools import partial

from sqlalchemy import Engine

from app.db.engines import reading
from app.db.errors import DatabaseAway
from app.record.versions.statements import version

INTERVAL = 0.1
_MOST_KNOWN = 20_000


class Polled:
    """Tells versions of the record on PostgreSQL. Threads may share it."""

    def __init__(self, source: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._clock = clock
        self._lock = threading.Lock()
        self._due = 0.0
        self._known: dict[str | None, str | None] = {}
        self._sign = object()

    def now(self, case: str | None = None) -> str | None:
        """The version of the record, or of a case (None when there is none), a moment ago.

        Raises DatabaseAway when the record cannot be read. It need not be told when the record is
        back.
        """
        with self._lock:
            if self._clock() >= self._due or len(self._known) > _MOST_KNOWN:
                self._poll()
            if case not in self._known:
                self._known[case] = self._read(case)
            return self._known[case]

    def expire(self) -> None:
        """Somebody has read a newer state: the next question goes to the database."""
        self._due = 0.0

    def watch(self) -> tuple[Callable[[], object], Callable[[], bool]]:
        """What is another object once a newer record was polled, and whether none is to be yet."""
        return partial(getattr, self, "_sign"), lambda: self._clock() < self._due

    def _poll(self) -> None:
        """Forgets every case's version when anything was published, and learns the record's."""
        asked = self._clock()
        head = self._read(None)
        if self._known.get(None) != head or len(self._known) > _MOST_KNOWN:
            self._known, self._sign = {None: head}, object()
        self._due = asked + INTERVAL

    def _read(self, case: str | None) -> str | None:
        try:
            return self._once(case)
        except DatabaseAway:
            # A pooled connection may have died with a server that is long back.
            return self._once(case)

    def _once(self, case: str | None) -> str | None:
        with reading(self._source) as connection:
            return version(connection, case)
