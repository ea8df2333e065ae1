"""Assembles the public half: the reading site, feeds and downloads over the record, and no more.

It loads no module of the desk and needs no desk database; what it cannot open it cannot leak.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from flask import Flask

from app import api, feeds, site
from app.dates import Calendar
from app.db.errors import DatabaseAway
from app.record.readiness import check_schema
from app.record.versions import version, versions
from app.web import errors, finished, headers, language, record, speaking
from config import Settings

ROOT = Path(__file__).resolve().parent.parent


def serve(settings: Settings) -> Flask:
    """The public application for a server. Raises SchemaBehind as `create_app` does."""
    return create_app(settings)


def create_app(settings: Settings, now: Callable[[], float] = time.time) -> Flask:
    """The public application. Raises SchemaBehind when the record does not fit this code.

    A record that is away is no reason not to start: readers get 503 until it is there. `now` is
    the clock, in seconds since 1970, that says which day it is.
    """
    app = Flask("speechwatch", root_path=str(ROOT))
    app.config.update(SPEECHWATCH=settings, MAX_CONTENT_LENGTH=64 * 1024)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    source = record.install(app, settings.record_url)
    language.install(app, settings.locales[0], ROOT / "translations")
    headers.install(app)
    errors.install(app)
    speaking.install(app, settings.locales)
    for door in (site, feeds, api):
        door.install(app)
    with suppress(DatabaseAway):
        check_schema(source)
    finished.install(
        app,
        versions(source),
        version,
        Calendar(settings.timezone, now),
        headers.unchanged,
    )
    return app
