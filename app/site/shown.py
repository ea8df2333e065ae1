"""What templates may call: addresses, and filters that put a value into a reader's words."""

from flask import Flask
from flask_babel import get_locale

from app import addresses, dates
from app.pages.code_names import article_named
from app.pages.frame import FEED_TYPES, dated
from app.pages.sentences import capital
from app.site import compiled, compiling, fragments
from app.site.page import framed
from app.web.numerals import numeral as in_digits


def install(app: Flask) -> None:
    """Gives every template the filters and the addresses."""
    compiling.install(app.jinja_env)
    compiled.install(app)
    app.context_processor(framed)
    app.jinja_env.globals.update(address=addresses, feed_forms=FEED_TYPES)
    app.jinja_env.filters.update(
        dated=dated, day=day, capital=capital, citation=citation, numeral=numeral
    )
    fragments.install(app)


def day(edtf: str | None) -> str:
    """A date in the reader's language."""
    return dates.display(edtf, str(get_locale()))


def numeral(number: int) -> str:
    """A whole number as the reader's language writes it."""
    return in_digits(number, str(get_locale()))


def citation(key: str) -> str:
    """A provision's key, such as `CAO:388-1`, as an article of its code."""
    return article_named(key, str(get_locale()))
