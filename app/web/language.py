"""Translated words, typed, with the catalogue of an answer looked up once.

Flask-Babel, which would do this too, looks locale and catalogue up anew for every word; that took a
quarter of the time of a page.
"""

from pathlib import Path

from babel.support import NullTranslations
from flask import Flask, current_app, g, has_app_context
from flask_babel import Babel, get_locale

from app.web.catalogues import Catalogues

_KEPT = "catalogue"
_EXTENSION = "speechwatch-catalogues"
_ENGLISH = NullTranslations()


def install(app: Flask, first: str, folder: Path) -> None:
    """Lets code and templates translate into the language of `g.locale`, or into the first.

    `folder` holds the catalogues.
    """
    Babel(app, default_locale=first, locale_selector=lambda: g.get("locale"))
    app.extensions[_EXTENSION] = Catalogues(folder)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda message: _catalogue().ugettext(message),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )


def reader() -> str:
    """The language of this answer, such as `az`; English where there is none."""
    return str(get_locale() or "en")


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
    """The messages of this answer; those of the code where there is none."""
    if not has_app_context():
        return _ENGLISH
    found: NullTranslations | None = g.get(_KEPT)
    if found is None:
        catalogues: Catalogues = current_app.extensions[_EXTENSION]
        found = catalogues.of(reader())
        setattr(g, _KEPT, found)
    return found
