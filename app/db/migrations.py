"""Bringing a database to the newest schema.

Each database has its own Alembic environment under `migrations/`. Its `env.py` finds the open
connection in `config.attributes["connection"]`; it runs in our transaction and commits nothing.
"""

from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from app.db.engines import engine, on_sqlite
from app.db.revisions import MIGRATIONS, Which, expected_revision

_ONE_AT_A_TIME: Final = 7_395_118


class MigrationFailed(Exception):
    """The new schema does not hold with the rows that are there; nothing was changed."""


def configuration(which: Which) -> Config:
    """Alembic's settings for one of the two databases, without a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / which).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(url: str, which: Which) -> str:
    """Brings the database at `url` to the newest schema, making a missing SQLite file.

    All steps are one transaction, and one process at a time takes them. Returns the revision
    reached. Raises MigrationFailed when rows break a foreign key of the new schema.
    """
    source = engine(url, create=True)
    try:
        with source.connect() as connection:
            _leave_rows_alone(connection)
            with connection.begin():
                _take_turn(connection)
                _run(connection, which)
    finally:
        source.dispose()
    return expected_revision(which)


def _run(connection: Connection, which: Which) -> None:
    config = configuration(which)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if not on_sqlite(connection):
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken:
        raise MigrationFailed(f"A row of {broken[0]} would point to nothing in {broken[2]}.")


def _leave_rows_alone(connection: Connection) -> None:
    """SQLite alters a table by copying it; dropping the old one must not cascade to its rows.

    The pragma is ignored inside a transaction, so it goes to the driver before ours begins; the
    engine is thrown away afterwards.
    """
    if on_sqlite(connection):
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")


def _take_turn(connection: Connection) -> None:
    if not on_sqlite(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
