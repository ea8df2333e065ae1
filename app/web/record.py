"""How a door reads the record: one repeatable read an answer, tried again once if disturbed."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app
from sqlalchemy import Connection, Engine

from app.db.engines import engine, reading
from app.db.errors import DatabaseAway
from app.web.finished.rendering import rendering

_T = TypeVar("_T")
_EXTENSION = "speechwatch-record"


def install(app: Flask, url: str) -> Engine:
    """Gives an application the record to read; nothing it does can write there."""
    source = engine(url, read_only=True)
    app.extensions[_EXTENSION] = source
    return source


def from_record(read: Callable[[Connection], _T]) -> _T:
    """What `read` finds, all of it from one state of the record.

    Raises DatabaseAway when the record cannot be read; a read that a writer disturbed is tried
    once more first.
    """
    source: Engine = current_app.extensions[_EXTENSION]
    try:
        return _once(source, read)
    except DatabaseAway:
        return _once(source, read)


def _once(source: Engine, read: Callable[[Connection], _T]) -> _T:
    made = rendering()
    with reading(source) as connection:
        found = read(connection)
        if made:
            made.note(connection)
        return found
