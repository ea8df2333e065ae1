"""The words of every language for commands: what they write may be read by anybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from flask import Flask, g

from app.web import language
from config import Settings

_ROOT: Final = Path(__file__).resolve().parents[2]


@contextmanager
def in_words(settings: Settings) -> Iterator[None]:
    """Speaks the first language of a deployment in this block; the others are at hand."""
    app = Flask("speechwatch", root_path=str(_ROOT))
    app.config.update(SPEECHWATCH=settings)
    language.install(app, settings.locales[0], _ROOT / "translations")
    with app.app_context():
        g.locale = settings.locales[0]
        yield
