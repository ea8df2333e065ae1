"""The custody strip of a page, drawn small: bars, ordered terms and silence, without marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from app.pages.pictures.shapes import DrawnAxis, DrawnRow, DrawnStrip, DrawnWords

_MOST_ROWS: Final = 3
_ROW: Final = 40
_BAR: Final = 20
_TERM: Final = 32
# A day is never thinner than this.
_LEAST: Final = 6.0
# The labels of a picture stand on lines 16 pixels apart; on a card they are larger.
_LINE_ON_PAGE: Final = 16
_LINE: Final = 24
Look = Literal["bar", "term", "line", "grid", "today", "label", "year", "break"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape in pixels. `form` is the slope of a day not known, `kind` what it means."""

    look: Look
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    form: str = "full"
    kind: str = ""
    text: str = ""
    anchor: str = "start"


def strip_height(strip: DrawnStrip) -> int:
    """How many pixels high it is."""
    lines = max((_line(label) for label in _labels(strip.axis)), default=0)
    return _ROW * len(strip.rows[:_MOST_ROWS]) + _LINE * lines + 14


def strip_shapes(
    strip: DrawnStrip, left: float, top: float, wide: float, *, rtl: bool
) -> Iterator[Shape]:
    """The shapes from back to front; rows beyond the third have no room on a card.

    A strip comes mirrored where it is read from right to left; its labels then end where they
    would begin.
    """
    rows = strip.rows[:_MOST_ROWS]
    high = _ROW * len(rows)
    for x in strip.axis.grid:
        yield Shape("grid", left + wide * x / 100, top, 0, high)
    for place, row in enumerate(rows):
        yield from _row(row, top + _ROW * place + _ROW / 2, left, wide)
    if strip.axis.line_break is not None:
        yield Shape("break", left + wide * strip.axis.line_break / 100, top, 0, high)
    yield Shape("today", left + wide * strip.axis.today / 100, top, 0, high)
    for label in _labels(strip.axis):
        x, y = left + wide * label.x / 100 + label.dx, top + high + _LINE * _line(label)
        look: Look = "year" if label.look == "lab" else "label"
        yield Shape(look, x, y, text=label.text, anchor="end" if rtl else "start")


def _row(row: DrawnRow, middle: float, left: float, wide: float) -> Iterator[Shape]:
    """A subject's row: what was ordered, the line of what is known, what was served."""

    def across(x: float, width: float) -> tuple[float, float]:
        return left + wide * x / 100, wide * width / 100

    for outline in row.outlines:
        x, width = across(outline.x, outline.width)
        yield Shape("term", x, middle - _TERM / 2, width, _TERM, outline.form)
    for line in row.lines:
        x, width = across(line.x1, line.x2 - line.x1)
        yield Shape("line", x, middle, width, kind=line.look)
    for bar in row.bars:
        x, width = across(bar.x, bar.width)
        yield Shape("bar", x, middle - _BAR / 2, max(width, _LEAST), _BAR, bar.form, bar.texture)


def _labels(axis: DrawnAxis) -> list[DrawnWords]:
    """The labels that fit the narrowest screen: on a card they are set as much larger.

    What is written about today stands at the foot of the card.
    """
    dated = [each for each in axis.labels if not each.shown_from and each.anchor == "start"]
    return [each for each in dated if each.look in ("", "lab")]


def _line(label: DrawnWords) -> int:
    """The line a label stands on, the first one under the picture being 1."""
    return 1 + (label.y - 14) // _LINE_ON_PAGE
