"""Assembles the public half: the reading site, feeds and downloads over the record, and no more.

It loads no module of the desk and needs no desk database; what it cannot open it cannot leak.
"""

from contextlib import suppress
from pathlib import Path

from flask import Flask

from app import api, feeds, site
from app.db.errors import DatabaseAway
from app.record.readiness import check_schema
from app.web import errors, headers, language, record, speaking
from config import Settings

ROOT = Path(__file__).resolve().parent.parent


def create_app(settings: Settings) -> Flask:
    """The public application. Raises SchemaBehind when the record does not fit this code.

    A record that is away is no reason not to start: readers get 503 until it is there.
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
    return app
