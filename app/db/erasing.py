"""Making sure that nothing deleted is left in a database's files.

Deleting a row marks its page as free; the bytes stay in free pages, in the write log and, on
PostgreSQL, in dead rows. Here they are made to go from all files of the database. Blocks that the
file system itself has given back are beyond a database's reach.
"""

import time
from contextlib import suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ProgrammingError

from app.db.engines import on_sqlite
from app.db.errors import DatabaseAway

_PATIENCE = 30.0
_PAUSE = 0.1
_LOG_TURNS = 4
# A row is dead for good when no transaction of the server is as old as its end, and no snapshot in
# this database is. The ages count back from the newest transaction.
_OLDER = text("""
    SELECT EXISTS (
        SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (
            age(backend_xid) > age(CAST(:ended AS xid))
            OR age(backend_xmin) > age(CAST(:ended AS xid))
            AND (datid IS NULL OR datname = current_database())
        )
    )
""")


def erase_traces(source: Engine, tables: tuple[str, ...] = ()) -> None:
    """Rewrites a database without its deleted rows, and empties its write log.

    On PostgreSQL these tables (default: all of them) are rewritten. Raises DatabaseAway when
    others keep the old state open for longer than half a minute: what is left can be erased by
    the same call later.
    """
    with source.connect() as connection:
        if on_sqlite(source):
            _erase_sqlite(connection)
        else:
            _erase_postgres(connection.execution_options(isolation_level="AUTOCOMMIT"), tables)


def _erase_sqlite(connection: Connection) -> None:
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA secure_delete = ON")
    _merge_indexes(cursor)
    cursor.execute("VACUUM")
    until = time.monotonic() + _PATIENCE
    while True:
        (busy, left, _moved) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy and left == 0:
            return
        if time.monotonic() > until:
            raise DatabaseAway(
                "Deleted content is still in the write log, because a reader holds the old state."
                " Stop long reads, then run: speechwatch publish"
            )
        time.sleep(_PAUSE)


def _merge_indexes(cursor: DBAPICursor) -> None:
    """Writes each full-text index anew: until then it only notes what was deleted from it."""
    found = cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%'")
    for (name,) in found.fetchall():
        cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def _erase_postgres(connection: Connection, tables: tuple[str, ...]) -> None:
    """Rewrites the tables into new files, drops the old ones and moves on to new log segments.

    A segment that the server keeps for reuse (`wal_recycle`) may hold old rows until it is written
    over, and archives of the log keep them for good.
    """
    if not tables:
        named = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = tuple(connection.execute(named).scalars())
    quote = connection.dialect.identifier_preparer.quote
    _outlast_older(connection)
    for table in tables:
        connection.execute(text(f"VACUUM (FULL, ANALYZE) {quote(table)}"))
    # The planner's statistics repeat common values of every column in a table of their own.
    _outlast_older(connection)
    connection.execute(text("VACUUM FULL pg_catalog.pg_statistic"))
    _start_new_log(connection)


def _outlast_older(connection: Connection) -> None:
    """Waits for whoever began before what was deleted until now: for them VACUUM would keep it.

    A transaction that writes in another database of the same server counts too.
    """
    ended = connection.execute(text("SELECT CAST(pg_current_xact_id() AS xid)")).scalar()
    until = time.monotonic() + _PATIENCE
    while connection.execute(_OLDER, {"ended": str(ended)}).scalar():
        if time.monotonic() > until:
            raise DatabaseAway(
                "Deleted content is still in the database's files, because another transaction"
                " holds the old state. End long transactions, then run: speechwatch publish"
            )
        time.sleep(_PAUSE)


def _start_new_log(connection: Connection) -> None:
    """Lets the server remove or overwrite the old segments; it keeps some for reuse for a while.

    Only a superuser may; for others it happens with the server's own checkpoints.
    """
    for _ in range(_LOG_TURNS):
        with suppress(ProgrammingError):
            connection.exec_driver_sql("SELECT pg_switch_wal()")
            connection.exec_driver_sql("CHECKPOINT")
