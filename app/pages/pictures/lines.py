"""The thin line through a row: at liberty, not known, or stopped.

Silence is never drawn as freedom: after a bar without a reported release the line is dotted, and
while an outline runs on alone there is no line in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .bars import Edges, edges, outline_edges
from .facts import LineEnd, Row
from .plot import Plot
from .scale import Scale
from .shapes import DrawnLine

_END: Final = 100.0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one bar leaves behind: where it begins, where its line begins, and which."""

    start: float
    end: float
    after: LineEnd


def drawn_lines(plot: Plot, row: Row, y: int) -> tuple[DrawnLine, ...]:
    """The row's line in pieces, from the axis' start to today."""
    pieces = []
    for look, start, end in _pieces(plot.scale, row):
        left, width = plot.span(start, end)
        pieces.append(DrawnLine(look, left, round(left + width, 2), y))
    return tuple(pieces)


def _pieces(scale: Scale, row: Row) -> Iterator[tuple[LineEnd, float, float]]:
    look, place = row.before, 0.0
    outlines = [found for line in row.outlines if (found := outline_edges(scale, line))]
    for stretch in sorted(_stretches(scale, row, outlines), key=lambda found: found.start):
        if stretch.start > place and look != "stop":
            yield look, place, stretch.start
        if stretch.end >= place:
            look, place = stretch.after, stretch.end
    last = scale.now if place <= scale.now else _END
    if last > place and look != "stop" and (place <= scale.now or look == "gap"):
        yield look, place, last


def _stretches(scale: Scale, row: Row, outlines: list[Edges]) -> Iterator[_Stretch]:
    """What each bar leaves behind; only where no end is reported do ordered terms run on alone."""
    for bar in row.bars:
        found = edges(scale, bar)
        if found:
            end = found.over if bar.end.dated else _run_on(found.over, outlines)
            yield _Stretch(found.rises, end, bar.after)
        elif bar.reported_until:
            seen = scale.at(bar.reported_until)
            yield _Stretch(seen, _run_on(seen, outlines), "gap")


def _run_on(place: float, outlines: list[Edges]) -> float:
    """The end of the ordered terms that go on alone from here, each beginning within the last."""
    for outline in sorted(outlines, key=lambda found: found.rises):
        if outline.rises <= place < outline.over:
            place = outline.over
    return place
