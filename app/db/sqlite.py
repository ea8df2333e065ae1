"""How SQLite is opened: for writing with every safeguard on, and for reading by anybody.

A reader who may not write the folder can open a database in WAL mode only while somebody who may
keeps it open, or as `immutable`. Immutable skips all locks, so it is taken only while no write
log lies beside the file, and every read made that way is checked against the file before and
after it.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

BUSY_SECONDS = 5.0
_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
# Each thread of a server has connections of its own. What they do not keep, the system does.
_READER = ("PRAGMA query_only = ON", "PRAGMA cache_size = -500")
# Beside a file that somebody is writing: what goes into it, or what goes out of it.
_LOGS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Standing:
    """A database file as it lies on disk: which file, when written, how long, with a log or not."""

    inode: int
    written_ns: int
    size: int
    logged: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """How a connection was opened; the pool asks it before the connection is used again."""

    path: str
    immutable: bool
    standing: Standing | None

    def stale(self) -> bool:
        """Whether the file was replaced, or for an immutable connection touched, since then."""
        now = standing(self.path)
        if now is None or self.standing is None:
            return True
        return now != self.standing if self.immutable else now.inode != self.standing.inode


def standing(path: str) -> Standing | None:
    """How a database file lies on disk now; None when it is not there."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    logged = any(Path(f"{path}{log}").exists() for log in _LOGS)
    return Standing(found.st_ino, found.st_mtime_ns, found.st_size, logged)


def for_writing(path: str, *, create: bool) -> tuple[sqlite3.Connection, Opened]:
    """A connection that may write. A missing file is made only with `create`.

    Otherwise a vanished database would come back empty and take new records. Raises
    sqlite3.OperationalError where SQLite does.
    """
    if create:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(path, "mode=rwc" if create else "mode=rw")
    try:
        for pragma in _WRITER:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection, Opened(path, immutable=False, standing=standing(path))


def for_reading(path: str) -> tuple[sqlite3.Connection, Opened]:
    """A connection that cannot write, also for somebody who may not write the folder.

    Raises sqlite3.OperationalError where neither way of opening works.
    """
    before = standing(path)
    try:
        return _probed(path, "mode=ro"), Opened(path, immutable=False, standing=before)
    except sqlite3.OperationalError:
        if before is None or before.logged:
            raise
    return _probed(path, "immutable=1"), Opened(path, immutable=True, standing=before)


def _probed(path: str, how: str) -> sqlite3.Connection:
    connection = _connect(path, how)
    try:
        for pragma in _READER:
            connection.execute(pragma)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect(path: str, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(path)}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
