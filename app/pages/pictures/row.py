"""One row of a strip, from facts to shapes."""

from collections.abc import Iterator
from typing import Final

from app.custody.states import State

from .bars import blocks, drawn_bars, drawn_outlines, edges
from .courses import drawn_course
from .facts import Row
from .inner import inner_words
from .lines import drawn_lines
from .marks import drawn_marks
from .notes import drawn_notes
from .plot import Plot
from .shapes import DrawnRow, DrawnUpright

STEP: Final = 14
MIDDLE: Final = 40


def draw_row(plot: Plot, row: Row) -> DrawnRow:
    """Everything in one subject's row, marks and notes on as many levels as they need.

    With one level of marks and no notes the bar's centre is at 40 and the row 64 px high.
    """
    marks, up = drawn_marks(plot, row.marks, STEP)
    middle = MIDDLE + STEP * up
    uprights, words, down = drawn_notes(plot, row, middle, STEP)
    return DrawnRow(
        row=row,
        tall=up + down,
        middle=middle,
        lines=drawn_lines(plot, row, middle),
        outlines=drawn_outlines(plot, row),
        bars=drawn_bars(plot, row),
        blocks=blocks(plot, row),
        uprights=(*_cuts(plot, row, middle), *uprights),
        marks=marks,
        words=(*inner_words(plot, row, middle), *words),
        glyph=_glyph(row),
        courses=tuple(drawn_course(plot, course) for course in row.courses),
    )


def _glyph(row: Row) -> State | None:
    """The state at today's line; a bar that runs into it, or a line that stops, says it already."""
    return None if row.state in {"held", "died in custody"} else row.state


def _cuts(plot: Plot, row: Row, middle: int) -> Iterator[DrawnUpright]:
    """A new arrest at the gate cuts the bar; a death stops the line."""
    for bar in row.bars:
        found = edges(plot.scale, bar)
        if found and bar.cut:
            yield DrawnUpright("cut", plot.point(found.rises), middle - 10, middle + 10)
        if found and bar.after == "stop":
            yield DrawnUpright("stop", plot.point(found.over), middle - 15, middle + 15)
