"""The pieces of bars and outlines, and the blocks under those too short to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .facts import Bar, Outline, Row
from .plot import Plot
from .room import NARROW, TIERS, Tier
from .scale import Scale
from .shapes import DrawnBar, DrawnBlock, DrawnOutline, Form

LEAST_PIXELS: Final = 6.0


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a bar rises, is full, falls and is over, as places on the scale."""

    rises: float
    full: float
    falls: float
    over: float

    @property
    def width(self) -> float:
        """All of it, slopes included."""
        return round(self.over - self.rises, 2)

    def pieces(self) -> Iterator[tuple[Form, float, float]]:
        """Each piece that has a width: its form, start and end."""
        forms: tuple[Form, Form, Form] = ("rise", "full", "fall")
        places = (self.rises, self.full, self.falls, self.over)
        for form, start, end in zip(forms, places, places[1:], strict=False):
            if end > start:
                yield form, start, end


def edges(scale: Scale, bar: Bar) -> Edges | None:
    """The edges of a bar; None where it has no day at all, or only a sighting.

    Where the doubt about start and end overlap, no day is certain: it rises to the middle of the
    overlap and falls from there.
    """
    if bar.seen_only:
        return None
    solid = bar.solid
    if solid is None:
        return _lens(scale, bar)
    full, falls = scale.at(solid[0]), scale.at(solid[1])
    rises = scale.at(bar.start.lower) if bar.start.lower else full
    over = scale.at(bar.end.upper) if bar.end.upper else falls
    return Edges(min(rises, full), full, falls, max(over, falls))


def _lens(scale: Scale, bar: Bar) -> Edges:
    days = [bar.start.lower, bar.start.upper, bar.end.lower, bar.end.upper]
    rises, full, falls, over = (scale.at(day or scale.last) for day in days)
    peak = round((full + falls) / 2, 2)
    return Edges(rises, peak, peak, over)


def outline_edges(scale: Scale, outline: Outline) -> Edges | None:
    """The edges of an ordered term; None where its start or its end is not known at all."""
    first, last = outline.start, outline.end
    if not (first.upper and last.lower):
        return None
    full, falls = scale.at(first.upper), scale.at(last.lower)
    rises = scale.at(first.lower) if first.lower else full
    over = scale.at(last.upper) if last.upper else falls
    if full > falls:
        full = falls = round((full + falls) / 2, 2)
    return Edges(min(rises, full), full, falls, max(over, falls))


def drawn_bars(plot: Plot, row: Row) -> tuple[DrawnBar, ...]:
    """Every piece of the row's bars, in the order of its bars."""
    return tuple(
        DrawnBar(bar.texture, plot.form(form), *plot.span(start, end))
        for bar in row.bars
        if (found := edges(plot.scale, bar))
        for form, start, end in found.pieces()
    )


def drawn_outlines(plot: Plot, row: Row) -> tuple[DrawnOutline, ...]:
    """Every piece of the row's outlines."""
    return tuple(
        DrawnOutline(plot.form(form), *plot.span(start, end))
        for outline in row.outlines
        if (found := outline_edges(plot.scale, outline))
        for form, start, end in found.pieces()
    )


def blocks(plot: Plot, row: Row) -> tuple[DrawnBlock, ...]:
    """A block for each bar that is under six pixels on the narrowest screen.

    On a wider one the bar itself covers it.
    """
    dx = -int(LEAST_PIXELS) if plot.rtl else 0
    return tuple(
        DrawnBlock(bar.texture, plot.point(place), dx, hidden_from(plot.scale, bar))
        for bar in row.bars
        if (place := short_at(plot.scale, bar)) is not None
    )


def short_at(scale: Scale, bar: Bar) -> float | None:
    """Where a bar too short for some screen begins, or a sighting stands; None for others."""
    if bar.seen_only:
        return scale.at(bar.reported_until) if bar.reported_until else None
    found = edges(scale, bar)
    if found is None or found.width / 100 * NARROW >= LEAST_PIXELS:
        return None
    return found.rises


def hidden_from(scale: Scale, bar: Bar) -> Tier:
    """The first tier at which a bar is six pixels wide and needs no help; `never` where none is."""
    found = edges(scale, bar)
    width = found.width if found else 0.0
    return next((tier for tier, plot in TIERS if width / 100 * plot >= LEAST_PIXELS), "never")
