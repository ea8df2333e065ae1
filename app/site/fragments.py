"""Small pieces of pages that stand on them over and over: each is drawn once and kept.

The HTML of each is a macro in `templates/pieces`; here it is a filter of what it is drawn from. A
piece says the same wherever it stands: it depends on its value and the language, on nothing else.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Final

from flask import Flask
from jinja2 import Environment
from markupsafe import Markup

from app.web.language import words_in_use

_PIECES: Final = {
    "basis": "pieces/marks.html",
    "glyph": "pieces/marks.html",
    "lanes": "pieces/timeline.html",
    "mark": "pieces/marks.html",
    "refs": "pieces/sources.html",
}
_KEPT: Final = 4096


def install(app: Flask) -> None:
    """Gives every template these pieces as filters."""
    for macro, template in _PIECES.items():
        app.jinja_env.filters[macro] = _piece(app.jinja_env, template, macro)


def _piece(templates: Environment, template: str, macro: str) -> Callable[[Hashable], Markup]:
    @lru_cache(maxsize=_KEPT)
    def drawn(value: Hashable, _words: object) -> Markup:
        made: Markup = getattr(templates.get_template(template).module, macro)(value)
        return made

    return lambda value: drawn(value, words_in_use())
