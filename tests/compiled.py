"""SQL that is compiled once for a run of the tests, not once for each engine that they make.

A deployment has two engines, a run of the tests has thousands, and SQLAlchemy keeps what it
compiled by the dialect of an engine. Here the dialects of one kind are equal to each other, and
their engines share what was compiled.
"""

from typing import Final

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_STATEMENTS: Final = 2_000
_COMPILED: Final[LRUCache[object, object]] = LRUCache(_STATEMENTS)


class _Alike:
    """What equals every dialect of its kind; all that we make of a kind compile alike."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """SQLAlchemy calls this with every engine of the dialect."""
        engine.update_execution_options(compiled_cache=_COMPILED)


class SQLiteAlike(_Alike, SQLiteDialect_pysqlite):
    """SQLite's dialect."""

    supports_statement_cache = True


class PostgresAlike(_Alike, PGDialect_psycopg):
    """PostgreSQL's dialect."""

    supports_statement_cache = True


def share() -> None:
    """Makes every engine from now on one that shares."""
    registry.register("sqlite", __name__, SQLiteAlike.__name__)
    registry.register("postgresql.psycopg", __name__, PostgresAlike.__name__)
