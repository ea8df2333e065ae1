"""Assembles the public half: the reading site, feeds and downloads over the record, and no more.

It loads no module of the desk and needs no desk database; what it cannot open it cannot leak.
"""

from contextlib import suppress
from pathlib import Path

from flask import Flask, current_app, g, request
from flask_babel import Babel

from app import api, feeds, site
from app.db.errors import DatabaseAway
from app.record.readiness import check_schema
from app.web import errors, headers, language, parameters, record
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
    Babel(app, default_locale=settings.locales[0], locale_selector=_locale)
    language.install(app)
    headers.install(app)
    errors.install(app)
    app.before_request(_read_language)
    for door in (site, feeds, api):
        door.install(app)
    with suppress(DatabaseAway):
        check_schema(source)
    return app


def _read_language() -> None:
    settings: Settings = current_app.config["SPEECHWATCH"]
    g.locale = parameters.language(request, settings.locales)


def _locale() -> str | None:
    chosen: str | None = g.get("locale")
    return chosen
