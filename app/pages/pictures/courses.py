"""Several proceedings within one detention: thin lines under the bar, their ends capped."""

from typing import Final

from .facts import Course
from .plot import Plot
from .room import shown_from, width_of
from .shapes import DrawnCourse, DrawnLine, DrawnUpright, DrawnWords

_Y: Final = 15
_CAP: Final = 6
_STUB: Final = 4.0


def drawn_course(plot: Plot, course: Course) -> DrawnCourse:
    """A line from start to end; dotted where the day is doubtful, or the outcome not known."""
    scale = plot.scale
    first = course.start.lower or course.start.upper or scale.first
    certain = scale.at(course.start.upper or first)
    ends = course.end.dated
    last = course.end.lower or course.end.upper or course.reported_until
    solid = scale.at(last) if last else certain
    solid = max(solid, certain) if ends else min(max(solid, certain + _STUB), scale.reach)
    over = scale.at(course.end.upper) if course.end.upper else solid if ends else scale.reach
    pieces = [
        ("gap", scale.at(first), certain),
        ("course", certain, solid),
        ("gap", solid, over),
    ]
    lines = tuple(
        DrawnLine("gap" if look == "gap" else "course", *_ends(plot, start, end), _Y)
        for look, start, end in pieces
        if end > start
    )
    caps = [scale.at(first), *([over] if ends else [])]
    return DrawnCourse(
        course.name,
        course.sentence,
        lines,
        tuple(DrawnUpright("cap", plot.point(cap), _Y - _CAP, _Y + _CAP) for cap in caps),
        () if ends else _ending(plot, course.ending, solid, over),
    )


def _ends(plot: Plot, start: float, end: float) -> tuple[float, float]:
    left, width = plot.span(start, end)
    return left, round(left + width, 2)


def _ending(plot: Plot, text: str, start: float, end: float) -> tuple[DrawnWords, ...]:
    tier = shown_from(width_of(text) + 16, end - start)
    if not text or tier is None:
        return ()
    centre = plot.point(round((start + end) / 2, 2))
    return (DrawnWords(text, centre, _Y + 4, "middle", look="halo", shown_from=tier),)
