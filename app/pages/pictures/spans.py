"""How many there are of each of a few kinds, one row under the other: words, number, bar.

Few are drawn as blocks, one each; more than twelve in a row as bars. What is not known has a
broken edge, and is always drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .months import MOST_BLOCKS
from .strip import runs_right_to_left

Look = Literal["held", "unknown"]

TALL: Final = 12
_STEP: Final = 15


@dataclass(frozen=True, slots=True)
class Span:
    """A kind in words, how many there are of it, and whether it says that nothing is known."""

    words: str
    number: int
    look: Look = "held"


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar from `x` on, in per cent; or a block, `dx` pixels from there, if it has no `width`."""

    x: float
    width: float
    dx: int = 0


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A row of the picture."""

    span: Span
    bars: tuple[DrawnBar, ...]


def draw_spans(spans: Sequence[Span], locale: str) -> tuple[DrawnSpan, ...]:
    """The rows of the picture in one language."""
    draw = _blocks if in_blocks(spans) else _bar
    most, rtl = _most(spans), runs_right_to_left(locale)
    return tuple(DrawnSpan(each, draw(each.number, most, rtl=rtl)) for each in spans)


def in_blocks(spans: Sequence[Span]) -> bool:
    """Whether they are few enough for a block each."""
    return _most(spans) <= MOST_BLOCKS


def _most(spans: Sequence[Span]) -> int:
    return max((each.number for each in spans), default=0)


def _bar(number: int, most: int, *, rtl: bool) -> tuple[DrawnBar, ...]:
    width = round(number / most * 100.0, 2)
    return (DrawnBar(round(100.0 - width, 2) if rtl else 0.0, width),) if number else ()


def _blocks(number: int, _most: int, *, rtl: bool) -> tuple[DrawnBar, ...]:
    steps = (each * _STEP for each in range(number))
    return tuple(
        DrawnBar(100.0, 0.0, -TALL - each) if rtl else DrawnBar(0.0, 0.0, each) for each in steps
    )
