"""Assembles both halves: what the public half serves, with the record kept up with the ledger."""

from flask import Flask

from app import desk, public
from app.db.engines import engine
from app.db.field_key import use_field_key_file
from app.publishing.catching_up import catch_up
from app.publishing.downloads.keeping import keep_up
from app.publishing.readiness import check_desk
from app.record.readiness import check_schema
from config import Settings

_WRITER = "speechwatch-writer"


def serve(settings: Settings) -> Flask:
    """The whole application for a server, which keeps the files for readers up with the record.

    Raises what `create_app` raises.
    """
    app = create_app(settings)
    keep_up(engine(settings.record_url, read_only=True), settings.files, settings.timezone)
    return app


def create_app(settings: Settings, given: desk.Circumstances | None = None) -> Flask:
    """The whole application. Raises SchemaBehind when a database does not fit this code.

    `given` is what the desk takes from the world around it, such as its clock.

    What the ledger has and the record does not, because a process died between two commits, is
    published now. One connection that may write stays open: while it does, readers of SQLite
    that may not write its folder can still follow the record.
    """
    use_field_key_file(settings.field_key_file)
    source, record = engine(settings.desk_url), engine(settings.record_url)
    check_desk(source)
    check_schema(record)
    catch_up(source, record, settings.files)
    app = public.create_app(settings)
    desk.install(app, source, record, given)
    app.extensions[_WRITER] = record.raw_connection()
    return app
