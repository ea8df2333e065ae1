"""Words inside wide bars and empty outlines: only on wide screens, only whole.

What they say stands beside the name too, so a phone misses nothing.
"""

from collections.abc import Iterator
from typing import Final

from .bars import edges, outline_edges, short_at
from .facts import Outline, Row
from .plot import Plot
from .room import WIDE, width_of
from .shapes import DrawnWords

_AIR: Final = 12
_GLYPH: Final = 2.5
_BLOCK: Final = 1.0
_BASE: Final = 4


def inner_words(plot: Plot, row: Row, middle: int) -> Iterator[DrawnWords]:
    """The labels of solid bars, and of outlines where nothing fills them."""
    for bar in row.bars:
        found = edges(plot.scale, bar)
        if found and bar.label and bar.texture == "serving":
            yield from _inside(plot, bar.label, (found.full, found.falls), middle, "c-in")
    for outline in row.outlines:
        if outline.label:
            yield from _inside(plot, outline.label, _empty(plot, row, outline), middle, "")


def _inside(
    plot: Plot, text: str, span: tuple[float, float], middle: int, look: str
) -> Iterator[DrawnWords]:
    start, end = span
    if (end - start) / 100 * WIDE >= width_of(text, bold=bool(look)) + _AIR:
        centre = plot.point(round((start + end) / 2, 2))
        yield DrawnWords(text, centre, middle + _BASE, "middle", look=look, shown_from="w3")


def _empty(plot: Plot, row: Row, outline: Outline) -> tuple[float, float]:
    """The widest part of an outline that no bar fills and today's glyph leaves free."""
    found = outline_edges(plot.scale, outline)
    if found is None:
        return (0.0, 0.0)
    start = max([found.full, *(end for end in _filled(plot, row) if end <= found.falls)])
    now = plot.scale.now
    if not start < now < found.falls:
        return (start, found.falls)
    parts = [(start, now - _GLYPH), (now + _GLYPH, found.falls)]
    return max(parts, key=lambda part: part[1] - part[0])


def _filled(plot: Plot, row: Row) -> Iterator[float]:
    """Where each bar of the row is over, or the block under it."""
    for bar in row.bars:
        found = edges(plot.scale, bar)
        if found:
            yield found.over
        place = short_at(plot.scale, bar)
        if place is not None:
            yield place + _BLOCK
