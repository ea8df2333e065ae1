"""How many there are of each of a few kinds, one bar under the other, each with its words above it.

Few are drawn as blocks, one each; more than twelve in a row as bars. What is not known has a
broken edge, and is always drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.web.numerals import numeral

from .months import MOST_BLOCKS
from .shapes import DrawnWords
from .strip import runs_right_to_left

Look = Literal["held", "unknown"]

_ROW: Final = 38
_WORDS: Final = 13
_BAR: Final = 20
_TALL: Final = 12
_STEP: Final = 15
_FULL: Final = 88.0


@dataclass(frozen=True, slots=True)
class Span:
    """A kind in words, how many there are of it, and whether it says that nothing is known."""

    words: str
    number: int
    look: Look = "held"


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A bar from `x` on, in per cent; or a block, `dx` pixels from there, if it has no `width`."""

    look: Look
    x: float
    y: int
    width: float
    dx: int = 0


@dataclass(frozen=True, slots=True)
class DrawnSpans:
    """The picture: its bars or blocks, their words and numbers, how high it is."""

    blocks: bool
    bars: tuple[DrawnSpan, ...]
    words: tuple[DrawnWords, ...]
    height: int


def draw_spans(spans: Sequence[Span], locale: str) -> DrawnSpans:
    """The picture of some spans in one language."""
    most = max((each.number for each in spans), default=0)
    rtl, blocks = runs_right_to_left(locale), most <= MOST_BLOCKS
    bars: list[DrawnSpan] = []
    words: list[DrawnWords] = []
    for place, span in enumerate(spans):
        top = place * _ROW
        start = 100.0 if rtl else 0.0
        text = f"{span.words}: {numeral(span.number, locale)}"
        words.append(DrawnWords(text, start, top + _WORDS, look="lab"))
        if blocks:
            bars += _blocks(span, top + _BAR, start, rtl=rtl)
        elif span.number:
            width = round(span.number / most * _FULL, 2)
            x = round(start - width, 2) if rtl else start
            bars.append(DrawnSpan(span.look, x, top + _BAR, width))
    return DrawnSpans(blocks, tuple(bars), tuple(words), len(spans) * _ROW)


def _blocks(span: Span, y: int, start: float, *, rtl: bool) -> list[DrawnSpan]:
    dx = [number * _STEP for number in range(span.number)]
    return [DrawnSpan(span.look, start, y, 0.0, -_TALL - each if rtl else each) for each in dx]
