"""The marks of dated entries above a bar. Those that would overlap are stacked, never moved."""

from collections.abc import Sequence
from typing import Final

from app.dates import Bounds

from .facts import Mark
from .levels import levels
from .plot import Plot
from .shapes import DrawnMark

CENTRE: Final = 13
_ROOM: Final = 1.5
_MOST: Final = 4


def drawn_marks(plot: Plot, marks: Sequence[Mark], step: int) -> tuple[tuple[DrawnMark, ...], int]:
    """The dated marks, each once, and how many levels of `step` pixels lie above the first.

    Marks without any date have no place in a picture and are left to the timeline.
    """
    dated = sorted(dict.fromkeys(mark for mark in marks if mark.when.dated), key=_by_day)
    places = [_extent(plot, mark.when) for mark in dated]
    found = levels([(start - _ROOM, end + _ROOM) for start, end in places], most=_MOST)
    top = max(found, default=0)
    drawn = (
        _mark(plot, mark, place, CENTRE + step * (top - level))
        for mark, place, level in zip(dated, places, found, strict=True)
    )
    return tuple(drawn), top


def _by_day(mark: Mark) -> tuple[int, str]:
    day = mark.when.lower or mark.when.upper
    return (day.toordinal() if day else 0, mark.kind)


def _extent(plot: Plot, when: Bounds) -> tuple[float, float]:
    lower, upper = when.lower or when.upper, when.upper or when.lower
    return (
        plot.scale.at(lower or plot.scale.first),
        plot.scale.at(upper or plot.scale.last),
    )


def _mark(plot: Plot, mark: Mark, place: tuple[float, float], y: int) -> DrawnMark:
    start, end = place
    centre = plot.point(round((start + end) / 2, 2))
    left, width = plot.span(start, end)
    return DrawnMark(mark.kind, centre, y, (left, round(left + width, 2)) if width else None)
