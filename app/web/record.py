"""How a door reads the record: one repeatable read an answer, tried again once if disturbed."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app
from sqlalchemy import Connection, Engine

from app.db.deadline import SECONDS
from app.db.engines import engine, reading
from app.db.errors import DatabaseAway
from app.web.finished.rendering import rendering

_T = TypeVar("_T")
_EXTENSION = "speechwatch-record"


def install(app: Flask, url: str) -> Engine:
    """Gives an application the record to read; nothing it does can write there."""
    made = engine(url, read_only=True, seconds=SECONDS)
    app.extensions[_EXTENSION] = made
    return made


def source() -> Engine:
    """The record that this application reads."""
    found: Engine = current_app.extensions[_EXTENSION]
    return found


def from_record(read: Callable[[Connection], _T]) -> _T:
    """What `read` finds, all of it from one state of the record.

    Raises DatabaseAway when the record cannot be read; a read that a writer disturbed is tried
    once more first. Raises TooLong when a question takes longer than a reader's may.
    """
    try:
        return _once(read)
    except DatabaseAway:
        return _once(read)


def _once(read: Callable[[Connection], _T]) -> _T:
    made = rendering()
    with reading(source()) as connection:
        found = read(connection)
        if made:
            made.note(connection)
        return found
