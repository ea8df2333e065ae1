"""The questions after a version, each one statement."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.dialects import sqlite

from app.db.among import among
from app.record import tables

_SLUG = "of_slug"
_document, _revision = tables.document, tables.revision
_OF_CASES: Final = (
    select(_document.c.id, _revision.c.hash)
    .join(_revision, _revision.c.number == _document.c.stamp)
    .where(among(_document.c.id, "ids"))
)
_OF_THE_RECORD: Final = select(tables.release.c.head)
_OF_A_CASE: Final = (
    select(_revision.c.hash)
    .join(_document, _document.c.stamp == _revision.c.number)
    .where(_document.c.kind == "case", _document.c.slug == bindparam(_SLUG))
)


def version(connection: Connection, case: str | None = None) -> str | None:
    """The version of the record, or of the case at a slug of today; None when there is none.

    That of the record is the hash of the ledger's head, empty before the first entry. That of a
    case is the hash of the entry its stamp names: the last that changed it or what it shows.
    """
    if case is None:
        return connection.execute(_OF_THE_RECORD).scalar() or ""
    found: str | None = connection.execute(_OF_A_CASE, {_SLUG: case}).scalar()
    return found


def versions_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The versions of some cases by their opaque id, in one statement.

    One whose last change cannot be told has none.
    """
    rows = connection.execute(_OF_CASES, {"ids": ids})
    return {row.id: row.hash for row in rows}


def in_sqlite(case: str | None) -> tuple[str, dict[str, Any]]:
    """The same question as SQLite takes it without SQLAlchemy: a text and its values."""
    if case is None:
        return _RECORD_TEXT, {}
    return _CASE_TEXT, {**_CASE_VALUES, _SLUG: case}


def _compiled(statement: Select[str]) -> tuple[str, dict[str, Any]]:
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    return str(compiled), dict(compiled.params)


_RECORD_TEXT, _ = _compiled(_OF_THE_RECORD)
_CASE_TEXT, _CASE_VALUES = _compiled(_OF_A_CASE)
