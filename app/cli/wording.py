"""The words of every language for commands: what they write may be read by anybody."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, g

from app.public import ROOT
from app.web import language
from config import Settings


@contextmanager
def in_words(settings: Settings) -> Iterator[None]:
    """Speaks the first language of a deployment in this block; the others are at hand."""
    app = Flask("speechwatch", root_path=str(ROOT))
    app.config.update(SPEECHWATCH=settings)
    language.install(app, settings.locales[0], ROOT / "translations")
    with app.app_context():
        g.locale = settings.locales[0]
        yield
