"""Markdown made safe: an allow-list of plain elements, and nothing else survives."""

from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup

from app import addresses

_ELEMENTS = {
    "p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "h2", "h3", "h4",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto"}


def rendered(text: str, *, headings_from: int = 2) -> Markup:
    """A text as HTML. Scripts, pictures, styles and raw HTML are taken out, their words kept.

    The text's own headings begin at `headings_from`, so that they fit under the page's. Links to
    our own pages keep the reader's language.
    """
    return _rendered(text, headings_from, addresses.spoken())


@lru_cache(maxsize=512)
def _rendered(text: str, headings_from: int, _lang: str | None) -> Markup:
    shifted = "\n".join(_shift(line, headings_from - 1) for line in text.split("\n"))
    made = markdown.markdown(shifted, output_format="html")
    clean = nh3.clean(
        made,
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _element, _name, value: addresses.kept(value),
        url_schemes=_SCHEMES,
    )
    return Markup(clean)  # noqa: S704 - cleaned just here


def _shift(line: str, by: int) -> str:
    return "#" * by + line if line.startswith("#") else line
