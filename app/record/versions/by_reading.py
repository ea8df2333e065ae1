"""The version of a record on SQLite: asked at every request, in a few microseconds.

Each thread keeps one connection, and reads again only what was read before the last commit of
anybody. A file that vanished or was replaced is noticed by its inode, within two thousandths of a
second: that question alone would take a tenth of the time of an answer.
"""

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Engine, event

from app.db import sqlite
from app.db.commits import CommitMark
from app.db.errors import DatabaseAway
from app.record.versions.statements import in_sqlite

_MOST_KNOWN = 20_000
_LOOK_AGAIN = 0.002
_AWAY = "The record is away: it cannot be read; try again in a moment."


class Reading:
    """Tells versions of a record on SQLite. Threads may share it.

    Its connections are its own, and closed when the engine is disposed of.
    """

    def __init__(self, source: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = str(source.url.database)
        self._clock = clock
        self._own = threading.local()
        self._open: WeakSet[_Kept] = WeakSet()
        event.listen(source, "engine_disposed", self._close_all)

    def now(self, case: str | None = None) -> str | None:
        """The version of the record, or of a case (None when there is none), at this moment.

        Raises DatabaseAway when the record cannot be read. It need not be told when the record is
        back.
        """
        kept: _Kept | None = getattr(self._own, "kept", None)
        if kept is not None and kept.current(self._clock()) and case in kept.known:
            return kept.known[case]
        return self._read(self._kept(), case)

    def expire(self) -> None:
        """Nothing has to be forgotten: every answer is read."""

    def watch(self) -> tuple[Callable[[], object], Callable[[], bool]] | None:
        """What is another mark after a commit of anybody, and whether it is the record's yet.

        None where there is no mark, or nothing was read in this thread.
        """
        kept: _Kept | None = getattr(self._own, "kept", None)
        return (kept.mark.now, kept.there) if kept is not None and kept.mark else None

    def _read(self, kept: "_Kept", case: str | None) -> str | None:
        try:
            found = kept.version(case)
        except sqlite3.Error as away:
            kept.close()
            raise DatabaseAway(_AWAY) from away
        if not kept.usable():
            kept.close()
            raise DatabaseAway(_AWAY)
        return found

    def _kept(self) -> "_Kept":
        kept: _Kept | None = getattr(self._own, "kept", None)
        if kept is not None and kept.usable():
            return kept
        if kept is not None:
            kept.close()
        try:
            kept = self._own.kept = _Kept(self._path)
        except sqlite3.Error as away:
            raise DatabaseAway(_AWAY) from away
        self._open.add(kept)
        return kept

    def _close_all(self, _source: Engine) -> None:
        for kept in tuple(self._open):
            kept.close()


class _Kept:
    """A thread's connection, and what it read since anybody last committed."""

    def __init__(self, path: str) -> None:
        self.stat = Path(path).stat
        self.connection, self.opened = sqlite.for_reading(path)
        self.inode = self.opened.standing.inode if self.opened.standing else 0
        self.mark = None if self.opened.immutable else _mark(path)
        self.seen = b""
        self.known: dict[str | None, str | None] = {}
        self.due = 0.0
        self.closed = False

    def close(self) -> None:
        self.closed = True
        self.connection.close()

    def usable(self) -> bool:
        """Whether it is open, and the file is still the one that was opened."""
        if self.closed:
            return False
        if self.opened.immutable:
            return not self.opened.stale()
        try:
            return self.stat().st_ino == self.inode
        except OSError as gone:
            raise DatabaseAway(_AWAY) from gone

    def there(self) -> bool:
        """The same, also while the file is away."""
        try:
            return self.usable()
        except DatabaseAway:
            return False

    def current(self, now: float) -> bool:
        """Whether what is known still holds."""
        if self.mark is None or self.mark.now() != self.seen:
            return False
        if now >= self.due:
            if not self.usable():
                return False
            self.due = now + _LOOK_AGAIN
        return not self.closed

    def version(self, case: str | None) -> str | None:
        """The version, read unless it is known."""
        # Before reading: a commit between the two is then found by the next question.
        seen = self.mark.now() if self.mark else b""
        if seen != self.seen or not seen or len(self.known) > _MOST_KNOWN:
            self.known, self.seen = {}, seen
        if case not in self.known:
            rows = self.connection.execute(*in_sqlite(case)).fetchall()
            self.known[case] = str(rows[0][0]) if rows else None if case else ""
        return self.known[case]


def _mark(path: str) -> CommitMark | None:
    try:
        return CommitMark(path)
    except OSError:
        return None
