"""The custody strip: one horizontal bar a subject, all on one axis."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final

from babel import Locale

from .axis import axis
from .facts import Row, Strip
from .plot import Plot
from .row import draw_row
from .scale import scale
from .shapes import DrawnRow, DrawnStrip

KEY_ORDER: Final = (
    "free",
    "serving",
    "before judgment",
    "house arrest",
    "medical",
    "whereabouts unknown",
    "ordered",
    "slope",
    "stop",
    "cut",
    "claim",
    "course",
    "gap",
)


@lru_cache(maxsize=64)
def draw_strip(strip: Strip, locale: str) -> DrawnStrip:
    """A strip in one language, mirrored where it is written from right to left."""
    held = any(row.may_be_held for row in strip.rows)
    days = [day for row in strip.rows for day in days_of(row)]
    plot = Plot(scale(days, strip.today, may_be_held=held), rtl=runs_right_to_left(locale))
    rows = tuple(draw_row(plot, row) for row in strip.rows)
    used = {word for row in rows for word in _used(row)}
    return DrawnStrip(
        name=strip.name,
        rows=rows,
        axis=axis(plot, locale),
        key=tuple(word for word in KEY_ORDER if word in used),
        table=strip.table,
    )


@cache
def runs_right_to_left(locale: str) -> bool:
    """Whether a language is written from right to left."""
    return Locale.parse(locale.replace("-", "_")).text_direction == "rtl"


def days_of(row: Row) -> Iterator[date]:
    """Every day the axis must reach: the bounds of bars, outlines, marks, claims, proceedings."""
    spans = [
        *(when for bar in row.bars for when in (bar.start, bar.end)),
        *(when for outline in row.outlines for when in (outline.start, outline.end)),
        *(mark.when for mark in row.marks),
        *(when for course in row.courses for when in (course.start, course.end)),
    ]
    yield from _known(day for span in spans for day in (span.lower, span.upper))
    yield from _known(bar.reported_until for bar in row.bars)
    yield from (claim.day for claim in row.claims)


def _known(days: Iterable[date | None]) -> Iterator[date]:
    return (day for day in days if day)


def _used(row: DrawnRow) -> Iterator[str]:
    """The words of the grammar that a row uses, for the key."""
    yield from (line.look for line in row.lines)
    yield from (bar.texture for bar in row.bars)
    yield from (block.texture for block in row.blocks)
    yield from (upright.look for upright in row.uprights)
    if row.outlines:
        yield "ordered"
    forms = [*(bar.form for bar in row.bars), *(outline.form for outline in row.outlines)]
    if any(form != "full" for form in forms):
        yield "slope"
    if row.courses:
        yield "course"
        yield from (line.look for course in row.courses for line in course.lines)
