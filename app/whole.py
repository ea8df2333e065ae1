"""Assembles both halves: what the public half serves, with the record kept up with the ledger."""

from flask import Flask

from app import public
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from app.publishing.catching_up import catch_up
from app.publishing.readiness import check_desk
from app.record.readiness import check_schema
from config import Settings

_WRITER = "speechwatch-writer"


def create_app(settings: Settings) -> Flask:
    """The whole application. Raises SchemaBehind when a database does not fit this code.

    What the ledger has and the record does not, because a process died between two commits, is
    published now. One connection that may write stays open: while it does, readers of SQLite
    that may not write its folder can still follow the record.
    """
    use_field_key_file(settings.field_key_file)
    desk, record = engine(settings.desk_url), engine(settings.record_url)
    check_desk(desk)
    check_schema(record)
    catch_up(desk, record)
    app = public.create_app(settings)
    app.extensions[_WRITER] = record.raw_connection()
    return app
