"""Translated words, typed. The catalogues and the choice of language are Flask-Babel's."""

import flask_babel


def gettext(message: str, **variables: object) -> str:
    """A message in the reader's language, with its variables put in."""
    return str(flask_babel.gettext(message, **variables))


def ngettext(one: str, many: str, number: int, **variables: object) -> str:
    """A message that counts something, in the plural form of the reader's language."""
    return str(flask_babel.ngettext(one, many, number, **variables))
