"""“Is one of these” for any number of values: they are one parameter on both engines.

A list written out in SQL has as many parameters as values. Both engines limit those (SQLite as it
was built, from 32,766; PostgreSQL at 65,535), and the statement is put together anew for each
length. Here the SQL is always the same, so it is compiled once.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    String,
    TypeDecorator,
    Uuid,
    bindparam,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Many(TypeDecorator[Iterable[object]]):
    """Any number of values as one: JSON on SQLite, an array on PostgreSQL."""

    impl = String
    cache_ok = True
    item: TypeEngine[Any] = String()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that the engine takes."""
        kind: TypeEngine[Any] = String() if dialect.name == "sqlite" else ARRAY(self.item)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Iterable[object] | None, dialect: Dialect) -> Any:
        """The one value; on SQLite each as the engine keeps it, in an array they are made so."""
        listed = list(value or ())
        if dialect.name != "sqlite":
            return listed
        kept = self.item.dialect_impl(dialect).bind_processor(dialect)
        return json.dumps([kept(each) for each in listed] if kept else listed, ensure_ascii=False)


class _ManyNumbers(_Many):
    """Any number of whole numbers as one value."""

    cache_ok = True
    item = BigInteger()


class _ManyIds(_Many):
    """Any number of ids as one value."""

    cache_ok = True
    item = Uuid(as_uuid=False)


def _kind(column: ColumnElement[Any]) -> type[_Many]:
    if isinstance(column.type, Uuid):
        return _ManyIds
    return _ManyNumbers if isinstance(column.type, Integer) else _Many


class _Among(FunctionElement[bool]):
    """A condition on a column and a parameter that holds many values.

    It has no type: SQLite would compare one of Boolean with 1 and then use no index.
    """

    name = "among"
    inherit_cache = True


def among(column: ColumnElement[Any], values: Iterable[object] | str) -> ColumnElement[bool]:
    """That a column of texts, ids or whole numbers holds one of these values.

    Of no values it holds none.
    A text is the name of a parameter that brings them when the statement is executed.
    """
    if isinstance(values, str):
        return _Among(column, bindparam(values, type_=_kind(column)))
    return _Among(column, bindparam(None, values, type_=_kind(column), unique=True))


@compiles(_Among)
def _any(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _in(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a placeholder
