"""SQL and templates that are compiled once for a process of the tests.

A deployment has two engines and one application, a run of the tests has thousands and hundreds.
SQLAlchemy keeps what it compiled by the dialect of an engine, Jinja by the environment of an
application. Here the dialects of one kind are equal to each other, and their engines share what
was compiled, as all applications do.
"""

from typing import Final

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
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


class _Templates(BytecodeCache):
    """Every template as it was compiled last, by each kind of compiler."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks here before it compiles."""
        kept = self._kept.get(_compiled_by(bucket))
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja tells here what it compiled."""
        self._kept[_compiled_by(bucket)] = bucket.bytecode_to_string()


def _compiled_by(bucket: Bucket) -> tuple[object, str]:
    return bucket.environment.code_generator_class, bucket.key


def share() -> None:
    """Makes every engine and every application from now on one that shares."""
    registry.register("sqlite", __name__, SQLiteAlike.__name__)
    registry.register("postgresql.psycopg", __name__, PostgresAlike.__name__)
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _Templates()}
