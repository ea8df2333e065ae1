"""SQL, templates and routes that are compiled once for a process of the tests.

A deployment has two engines and one application, a run of the tests has thousands and hundreds.
SQLAlchemy keeps what it compiled by the dialect of an engine, Jinja by the environment of an
application, Werkzeug by the rule of a map. Here the dialects of one kind are equal to each other,
and their engines share what was compiled, as all applications do.
"""

from collections.abc import Callable
from typing import Any, Final

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

_Builder = Callable[..., tuple[str, str]]
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


class _Route(Rule):
    """A route whose writer of addresses is compiled once for all routes that read the same."""

    _kept: Final[dict[object, _Builder]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> _Builder:
        # All that goes into it: the pieces of the route, and values that are always the same.
        fixed: dict[str, Any] = dict(self.defaults or {})
        spelt = tuple((name, self._converters[name].to_url(fixed[name])) for name in fixed
                      if name in self._converters)  # fmt: skip
        key = self.rule, tuple(self._trace), tuple(fixed), spelt, append_unknown
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


def share() -> None:
    """Makes every engine and every application from now on one that shares."""
    registry.register("sqlite", __name__, SQLiteAlike.__name__)
    registry.register("postgresql.psycopg", __name__, PostgresAlike.__name__)
    Flask.url_rule_class = _Route
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _Templates()}
