"""The custody strip of a page, drawn small: bars, ordered terms and silence, without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.pages.pictures.shapes import DrawnAxis, DrawnRow, DrawnStrip, DrawnWords
from app.pages.sharing.faces import SANS
from app.pages.sharing.setting import fitted, name_apart

_MOST_ROWS: Final = 3
# The height of a row, of a bar and of a term's outline: of one row alone, and of several.
_ALONE: Final = (40, 20, 32)
_SEVERAL: Final = (34, 16, 26)
# The room for the name of each of several.
_WHO: Final = 230
# A day is never thinner than this.
_LEAST: Final = 6.0
# The labels of a picture stand on lines 16 pixels apart; on a card they are larger.
_LINE_ON_PAGE: Final = 16
_LINE: Final = 24
Look = Literal["bar", "term", "line", "grid", "today", "label", "year", "break", "who"]


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
    rows = strip.rows[:_MOST_ROWS]
    lines = max((_line(label) for label in _labels(strip.axis)), default=0)
    return _sizes(rows)[0] * len(rows) + _LINE * lines + 14


def strip_shapes(
    strip: DrawnStrip, left: float, top: float, wide: float, *, rtl: bool
) -> Iterator[Shape]:
    """The shapes from back to front; rows beyond the third have no room on a card.

    Each of several rows has its name beside it. A strip comes mirrored where it is read from right
    to left; its labels then end where they would begin.
    """
    rows = strip.rows[:_MOST_ROWS]
    if len(rows) > 1:
        yield from _names(rows, left + wide if rtl else left, top, rtl=rtl)
        left, wide = left if rtl else left + _WHO, wide - _WHO
    yield from _behind(strip.axis, len(rows) * _sizes(rows)[0], (left, top, wide))
    for place, row in enumerate(rows):
        high = _sizes(rows)[0]
        yield from _row(row, top + high * (place + 0.5), (left, wide), _sizes(rows)[1:])
    yield from _before(strip.axis, len(rows) * _sizes(rows)[0], (left, top, wide), rtl=rtl)


def _sizes(rows: Sequence[DrawnRow]) -> tuple[int, int, int]:
    return _SEVERAL if len(rows) > 1 else _ALONE


def _names(rows: Sequence[DrawnRow], x: float, top: float, *, rtl: bool) -> Iterator[Shape]:
    anchor = "end" if rtl else "start"
    high = _sizes(rows)[0]
    for place, row in enumerate(rows):
        for line in fitted(row.row.name, (19,), _WHO - 24, 1, SANS).lines:
            y = top + high * (place + 0.5) + 7
            yield Shape("who", x, y, text=name_apart(line), anchor=anchor)


def _behind(axis: DrawnAxis, high: float, room: tuple[float, float, float]) -> Iterator[Shape]:
    """What stands behind the bars."""
    left, top, wide = room
    for x in axis.grid:
        yield Shape("grid", left + wide * x / 100, top, 0, high)


def _before(
    axis: DrawnAxis, high: float, room: tuple[float, float, float], *, rtl: bool
) -> Iterator[Shape]:
    """What stands before the bars, and under them."""
    left, top, wide = room
    if axis.line_break is not None:
        yield Shape("break", left + wide * axis.line_break / 100, top, 0, high)
    yield Shape("today", left + wide * axis.today / 100, top, 0, high)
    for label in _labels(axis):
        x, y = left + wide * label.x / 100 + label.dx, top + high + _LINE * _line(label)
        look: Look = "year" if label.look == "lab" else "label"
        yield Shape(look, x, y, text=label.text, anchor="end" if rtl else "start")


def _row(
    row: DrawnRow, middle: float, room: tuple[float, float], sizes: tuple[int, ...]
) -> Iterator[Shape]:
    """A subject's row: what was ordered, the line of what is known, what was served."""
    (left, wide), (thick, high) = room, sizes

    def across(x: float, width: float) -> tuple[float, float]:
        return left + wide * x / 100, wide * width / 100

    for outline in row.outlines:
        x, width = across(outline.x, outline.width)
        yield Shape("term", x, middle - high / 2, width, high, outline.form)
    for line in row.lines:
        x, width = across(line.x1, line.x2 - line.x1)
        yield Shape("line", x, middle, width, kind=line.look)
    for bar in row.bars:
        x, width = across(bar.x, bar.width)
        yield Shape("bar", x, middle - thick / 2, max(width, _LEAST), thick, bar.form, bar.texture)


def _labels(axis: DrawnAxis) -> list[DrawnWords]:
    """The labels that fit the narrowest screen: on a card they are set as much larger.

    What is written about today stands at the foot of the card.
    """
    dated = [each for each in axis.labels if not each.shown_from and each.anchor == "start"]
    return [each for each in dated if each.look in ("", "lab")]


def _line(label: DrawnWords) -> int:
    """The line a label stands on, the first one under the picture being 1."""
    return 1 + (label.y - 14) // _LINE_ON_PAGE
