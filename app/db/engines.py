"""Engines for both databases, on SQLite and PostgreSQL, with the same promises on each.

A read sees one state of the database from its first statement to its last. A writer on SQLite
takes the write lock when it begins, so it never loses a race half way. Everything that makes a
database unreachable for a while is one error, `DatabaseAway`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from app.db import sqlite
from app.db.deadline import limit_sqlite
from app.db.errors import DatabaseAway, TooLong

_OPENED = "speechwatch_opened"
_DEFERRED: dict[str, Any] = {"speechwatch_begin": "BEGIN"}
_ONE_STATE: dict[str, Any] = {"isolation_level": "REPEATABLE READ"}
_POOL: dict[str, Any] = {"pool_size": 8, "max_overflow": 24, "pool_timeout": 5}
_ONLY_READS: dict[str, Any] = {"speechwatch_only_reads": True}
# To compile a plan takes longer than any of ours takes to run.
_POSTGRES_OPTIONS = "-c lock_timeout=10000 -c jit=off"
# What a reader asks has an index. The planner would rather walk through a thousand documents, as it
# does not know that the words of each lie elsewhere and are packed.
_POSTGRES_READING = (
    " -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"
    " -c enable_seqscan=off"
)
# PostgreSQL's code for a statement that was stopped. The driver is loaded only where it is used.
_CANCELLED = "57014"
_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY: "it is locked by another process; try again in a moment",
    sqlite3.SQLITE_LOCKED: "it is locked by another process; try again in a moment",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the file is there and readable",
    sqlite3.SQLITE_IOERR: "the disk does not answer; check it and try again",
    sqlite3.SQLITE_READONLY: "it may not be written; check who owns the file and its folder",
    sqlite3.SQLITE_NOTADB: "the file is no database; restore it from a backup",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a backup",
    sqlite3.SQLITE_PERM: "it may not be read; check who owns the file",
}
_SQLITE_REOPEN = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
)


def engine(
    url: str, *, read_only: bool = False, create: bool = False, seconds: float | None = None
) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://…`.

    With `read_only` no statement can write, and each transaction is one repeatable read. Without
    it, transactions on SQLite begin by taking the write lock. Only with `create` is a missing
    SQLite file made. A statement that runs longer than `seconds` is stopped with TooLong. Raises
    ValueError for another kind of address.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "sqlite":
        made = _sqlite_engine(address, read_only=read_only, create=create)
        if seconds is not None:
            limit_sqlite(made, seconds)
        return made
    if backend == "postgresql":
        return _postgres_engine(address, read_only=read_only, seconds=seconds)
    raise ValueError(f"“{backend}” is no database we know; use sqlite:///… or postgresql://….")


@contextmanager
def reading(source: Engine) -> Iterator[Connection]:
    """One repeatable read: every query inside it sees the same state. Nothing is written.

    Raises DatabaseAway when the database cannot be read, or when a database opened while nobody
    was writing it was changed during the read: what was read must then be thrown away.
    """
    only_reads = source.get_execution_options().keys() >= _ONLY_READS.keys()
    with (source if only_reads else one_state(source)).connect() as connection:
        try:
            yield connection
        finally:
            # With a rollback psycopg would forget every statement that PostgreSQL has planned.
            if only_reads and not connection.invalidated:
                connection.commit()
        connection.rollback()
        opened = connection.connection.info.get(_OPENED)
        if opened is not None and opened.immutable and opened.stale():
            connection.invalidate()
            raise DatabaseAway("The record was changed while it was read; try again in a moment.")


@contextmanager
def written_once(source: Engine) -> Iterator[None]:
    """For a transaction that fills an empty database: on SQLite it then takes half the disk.

    New pages go straight into the file. In a log each would be written twice, and whoever looks
    for one in a log of many gigabytes goes through all of it. Where somebody else has the file
    open, it stays as it is.
    """
    _keep_log(source, "DELETE")
    try:
        yield
    finally:
        _keep_log(source, "WAL")


def _keep_log(source: Engine, how: str) -> None:
    if on_sqlite(source):
        # Another who has it open locks it against this.
        with (
            suppress(sqlite3.OperationalError),
            closing(source.raw_connection()) as outside_transactions,
        ):
            outside_transactions.cursor().execute(f"PRAGMA journal_mode = {how}")


def one_state(source: Engine) -> Engine:
    """The same engine for reading alone: each transaction sees one state, and locks nobody out."""
    return source.execution_options(**(_DEFERRED if on_sqlite(source) else _ONE_STATE))


def on_sqlite(bind: Engine | Connection) -> bool:
    """Whether this is SQLite (else it is PostgreSQL)."""
    return bind.dialect.name == "sqlite"


def _sqlite_engine(address: URL, *, read_only: bool, create: bool) -> Engine:
    if not address.database or address.database == ":memory:":
        raise ValueError("A SQLite address names a file: write sqlite:///folder/name.sqlite.")
    path = address.database

    def connect(_dialect: Any, record: ConnectionPoolEntry, _args: Any, _options: Any) -> Any:
        if read_only:
            connection, opened = sqlite.for_reading(path)
        else:
            connection, opened = sqlite.for_writing(path, create=create)
        record.info[_OPENED] = opened
        return connection

    options = _ONLY_READS if read_only else {}
    made = create_engine(address, poolclass=QueuePool, execution_options=options, **_POOL)
    event.listen(made, "do_connect", connect)
    event.listen(made, "checkout", _refuse_stale)
    event.listen(made, "begin", _begin if read_only else _begin_writing)
    event.listen(made, "handle_error", _sqlite_away, retval=True)
    return made


def _refuse_stale(
    _connection: DBAPIConnection, record: ConnectionPoolEntry, _fairy: object
) -> None:
    opened = record.info.get(_OPENED)
    if opened is not None and opened.stale():
        raise exc.DisconnectionError("The file has changed since it was opened.")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql(
        connection.get_execution_options().get("speechwatch_begin", "BEGIN IMMEDIATE")
    )


def _sqlite_away(context: ExceptionContext) -> DatabaseAway | TooLong | None:
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return TooLong()
    if code not in _SQLITE_AWAY:
        return None
    context.is_disconnect = code in _SQLITE_REOPEN
    return DatabaseAway(f"The database is away: {_SQLITE_AWAY[code]}.")


def _postgres_engine(address: URL, *, read_only: bool, seconds: float | None) -> Engine:
    """Whoever only reads has that as the session's default: nothing is told again for each read.

    Nor is a connection tried before it is used: a reader who meets a dead one asks once more.
    """
    reads: dict[str, Any] = {"execution_options": _ONLY_READS}
    # Writers read each statement anew: whoever waited for the ledger's lock must see its new head.
    writes: dict[str, Any] = {"isolation_level": "READ COMMITTED", "pool_pre_ping": True}
    options = _POSTGRES_OPTIONS + (_POSTGRES_READING if read_only else "")
    if seconds is not None:
        options += f" -c statement_timeout={round(seconds * 1000)}"
    made = create_engine(
        address.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": 3, "options": options},
        **_POOL,
        **(reads if read_only else writes),
    )
    event.listen(made, "handle_error", _postgres_away, retval=True)
    return made


def _postgres_away(context: ExceptionContext) -> DatabaseAway | TooLong | None:
    if getattr(context.original_exception, "sqlstate", None) == _CANCELLED:
        return TooLong()
    if not isinstance(context.sqlalchemy_exception, exc.OperationalError):
        return None
    return DatabaseAway(
        "The database is away: PostgreSQL does not answer, is locked or is full;"
        " try again in a moment."
    )
