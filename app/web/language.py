"""Translated words, typed, with the catalogue of an answer looked up once.

The catalogues and the choice of language are Flask-Babel's. It looks both up anew for every word,
which took a quarter of the time of a page.
"""

from babel.support import NullTranslations
from flask import Flask, g, has_app_context
from flask_babel import get_translations

_KEPT = "catalogue"


def install(app: Flask) -> None:
    """Lets templates translate with the same catalogue."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda message: _catalogue().ugettext(message),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )


def marked(message: str) -> str:
    """Marks a word for the translators; it is translated when it is shown.

    It is imported as `_n`, which is the name the collector of strings looks for.
    """
    return message


def gettext(message: str, **variables: object) -> str:
    """A message in the reader's language, with its variables put in."""
    text = str(_catalogue().ugettext(message))
    return text % variables if variables else text


def ngettext(one: str, many: str, number: int, **variables: object) -> str:
    """A message that counts something, in the plural form of the reader's language."""
    return str(_catalogue().ungettext(one, many, number)) % {"num": number, **variables}


def _catalogue() -> NullTranslations:
    found: NullTranslations | None = g.get(_KEPT) if has_app_context() else None
    if found is None:
        found = get_translations()
        if has_app_context():
            setattr(g, _KEPT, found)
    return found
