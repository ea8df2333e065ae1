"""The version of a record on SQLite: read at every request, in a few microseconds.

Each thread keeps one connection, and asks it whether anybody has written since; only then is
anything read again. A file that vanished or was replaced is noticed by its inode.
"""

import sqlite3
import threading
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Engine, event

from app.db import sqlite
from app.db.errors import DatabaseAway
from app.record.versions.statements import in_sqlite

_MOST_KNOWN = 20_000
_AWAY = "The record is away: it cannot be read; try again in a moment."


class Reading:
    """Tells versions of a record on SQLite. Threads may share it.

    Its connections are its own, and closed when the engine is disposed of.
    """

    def __init__(self, source: Engine) -> None:
        self._path = str(source.url.database)
        self._own = threading.local()
        self._open: WeakSet[_Kept] = WeakSet()
        event.listen(source, "engine_disposed", self._close_all)

    def now(self, case: str | None = None) -> str | None:
        """The version of the record, or of a case (None when there is none), at this moment.

        Raises DatabaseAway when the record cannot be read. It need not be told when the record is
        back.
        """
        kept = self._kept()
        try:
            found = kept.version(case)
        except sqlite3.Error as away:
            kept.close()
            raise DatabaseAway(_AWAY) from away
        if kept.opened.immutable and kept.opened.stale():
            kept.close()
            raise DatabaseAway(_AWAY)
        return found

    def expire(self) -> None:
        """Nothing has to be forgotten: every answer is read."""

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
    """A thread's connection, and what it read since anybody last wrote."""

    def __init__(self, path: str) -> None:
        self.file = Path(path)
        self.connection, self.opened = sqlite.for_reading(path)
        self.written = -1
        self.known: dict[str | None, str | None] = {}
        self.closed = False

    def close(self) -> None:
        self.closed = True
        self.connection.close()

    def usable(self) -> bool:
        """Whether it is open, and the file is still the one that was opened."""
        if self.closed:
            return False
        if self.opened.immutable or self.opened.standing is None:
            return not self.opened.stale()
        try:
            return self.file.stat().st_ino == self.opened.standing.inode
        except OSError as gone:
            raise DatabaseAway(_AWAY) from gone

    def version(self, case: str | None) -> str | None:
        (written,) = self.connection.execute("PRAGMA data_version").fetchone()
        if written != self.written or len(self.known) > _MOST_KNOWN:
            self.known, self.written = {}, written
        if case not in self.known:
            self.known[case] = self._read(case)
        return self.known[case]

    def _read(self, case: str | None) -> str | None:
        rows = self.connection.execute(*in_sqlite(case)).fetchall()
        return str(rows[0][0]) if rows else None if case else ""
