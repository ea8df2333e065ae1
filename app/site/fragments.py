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

from app.pages.entries import Entry
from app.web.language import words_in_use

# Where each is, and how many are kept.
_PIECES: Final = {
    "basis": ("pieces/marks.html", 64),
    "custody": ("pieces/rows.html", 1024),
    "glyph": ("pieces/marks.html", 64),
    "lanes": ("pieces/timeline.html", 1024),
    "mark": ("pieces/marks.html", 64),
    "names": ("pieces/people.html", 1024),
    "refs": ("pieces/sources.html", 4096),
    "sources": ("pieces/sources.html", 128),
    "strip": ("pieces/strip.html", 64),
}
_Macro = Callable[..., Markup]


def install(app: Flask) -> None:
    """Gives every template these pieces as filters."""
    templates = app.jinja_env
    for macro, (template, most) in _PIECES.items():
        templates.filters[macro] = _kept(_macro(templates, template, macro), most)
    templates.filters["told"] = _told(_macro(templates, "pieces/told.html", "told"))


def _macro(templates: Environment, template: str, name: str) -> _Macro:
    def drawn(*values: object) -> Markup:
        made: Markup = getattr(templates.get_template(template).module, name)(*values)
        return made

    return drawn


def _kept(macro: _Macro, most: int) -> _Macro:
    @lru_cache(maxsize=most)
    def drawn(_words: object, *values: Hashable) -> Markup:
        return macro(*values)

    return lambda *values: drawn(words_in_use(), *values)


def _told(macro: _Macro) -> Callable[[Entry], Markup]:
    """An entry is kept with its case, and so is what is drawn of it."""

    def drawn(entry: Entry) -> Markup:
        words = words_in_use()
        if words not in entry.drawn:
            entry.drawn[words] = macro(entry)
        return entry.drawn[words]

    return drawn
