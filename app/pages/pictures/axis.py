"""The words under a picture: ticks, years, today; as many as each width of screen holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from app.dates import display_short
from app.dates.calendar_style import Style, style_for
from app.web.language import gettext

from .plot import Plot
from .room import TIERS, Tier, widest, width_of
from .scale import BREAK, Scale, Unit
from .shapes import Anchor, DrawnAxis, DrawnWords

LINE_ONE: Final = 14
LINE_TWO: Final = 30
LINE_THREE: Final = 46
_BETWEEN: Final = 8
_EDGE: Final = 25.0

# Each step divides the next, so that a wider screen only adds labels to those of a narrower one.
_STEPS: Final[dict[Unit, tuple[int, ...]]] = {
    "week": (1, 2, 4, 8, 16),
    "month": (1, 3, 6, 12, 24),
    "year": (1, 2, 4, 8, 16, 32),
}


def axis(plot: Plot, locale: str) -> DrawnAxis:
    """The grid, its words in one language, and today."""
    scale = plot.scale
    ticks = list(scale.ticks())
    style = style_for(locale, short=True)
    day = display_short(scale.today.isoformat(), locale)
    reserved = width_of(day) + _BETWEEN if scale.broken else 0.0
    labels = [*_tick_labels(plot, ticks, style, reserved), *_today(plot, day)]
    in_years = scale.unit == "year"
    return DrawnAxis(
        grid=tuple(plot.day(tick) for tick in ticks),
        labels=tuple(labels),
        today=plot.point(scale.now),
        line_break=plot.point(BREAK) if scale.broken else None,
        height=LINE_TWO + 8 if in_years or scale.broken else LINE_THREE + 8,
    )


def _tick_labels(
    plot: Plot, ticks: Sequence[date], style: Style, reserved: float
) -> Iterator[DrawnWords]:
    """Every tick's word from the first tier that has room for it, and the years under them.

    `reserved` are the pixels that the day under "today" takes at the end of the second line.
    """
    scale = plot.scale
    words = {tick: _words(tick, scale.unit, style) for tick in ticks}
    needed = max(map(width_of, words.values()), default=0) + _BETWEEN
    chosen = {tier: list(_chosen(scale, ticks, needed, pixels)) for tier, pixels in TIERS}
    shown: set[date] = set()
    for tier, here in chosen.items():
        yield from (
            _label(plot, tick, words[tick], LINE_ONE, tier) for tick in here if tick not in shown
        )
        shown.update(here)
    if scale.unit != "year":
        yield from _years(plot, chosen, style, reserved)


def _words(tick: date, unit: Unit, style: Style) -> str:
    if unit == "year":
        return style.year(str(tick.year))
    if unit == "month":
        return style.standalone[tick.month]
    return style.day_of_month(tick.month, str(tick.day))


def _chosen(scale: Scale, ticks: Sequence[date], needed: float, plot: float) -> Iterator[date]:
    """The ticks that are labelled on a plot so many pixels wide."""
    days = (scale.last - scale.first).days
    a_tick = {"week": 7, "month": 30.4, "year": 365.2}[scale.unit] / days
    pixels = a_tick * scale.reach / 100 * plot
    steps = _STEPS[scale.unit]
    step = next((step for step in steps if step * pixels >= needed), steps[-1])
    limit = plot - (width_of(gettext("today"), bold=True) + _BETWEEN if scale.broken else -4)
    for place, tick in enumerate(ticks):
        aligned = _number(tick, scale.unit, place) % step == 0
        if aligned and scale.at(tick) / 100 * plot + needed - _BETWEEN <= limit:
            yield tick


def _number(tick: date, unit: Unit, place: int) -> int:
    return {"week": place, "month": tick.year * 12 + tick.month - 1, "year": tick.year}[unit]


def _years(
    plot: Plot, chosen: Mapping[Tier, list[date]], style: Style, reserved: float
) -> Iterator[DrawnWords]:
    """Each year under its first label; a wider screen may show an earlier one, and then takes over.

    A year is left out where the next one, or the day under "today", leaves no room for it.
    """
    for year in sorted({tick.year for ticks in chosen.values() for tick in ticks}):
        words = style.year(str(year))
        needed = width_of(words, bold=True) + 4
        found = {
            tier: _opener(plot.scale, ticks, year, needed, (widest(tier), reserved))
            for tier, ticks in chosen.items()
        }
        for before, tier in pairwise([None, *found]):
            tick = found[tier] if tier is not None else None
            if tier is not None and tick and (before is None or found[before] != tick):
                yield _label(plot, tick, words, LINE_TWO, tier, "lab", _handed_over(found, tier))


def _opener(
    scale: Scale, ticks: Sequence[date], year: int, needed: float, room: tuple[float, float]
) -> date | None:
    """The first tick of a year, if its year fits; `room` is the plot, and what is taken of it."""
    pixels, reserved = room
    here = next((tick for tick in ticks if tick.year == year), None)
    if here is None:
        return None
    following = next((tick for tick in ticks if tick.year > year), None)
    limit = pixels - reserved
    end = min(scale.at(following) / 100 * pixels, limit) if following else limit
    return here if end - scale.at(here) / 100 * pixels >= needed else None


def _handed_over(found: Mapping[Tier, date | None], tier: Tier) -> Tier:
    """The tier from which another tick carries the year."""
    tiers = list(found)
    later = tiers[tiers.index(tier) + 1 :]
    return next((each for each in later if found[each] != found[tier]), "")


def _label(
    plot: Plot,
    tick: date,
    words: str,
    line: int,
    tier: Tier,
    look: str = "",
    hidden_from: Tier = "",
) -> DrawnWords:
    dx = plot.forward(2)
    return DrawnWords(words, plot.day(tick), line, "start", dx, look, tier, hidden_from)


def _today(plot: Plot, day: str) -> Iterator[DrawnWords]:
    scale = plot.scale
    if scale.broken:
        yield DrawnWords(gettext("today"), plot.point(100), LINE_ONE, "end", look="t-today")
        yield DrawnWords(day, plot.point(100), LINE_TWO, "end")
        return
    anchor: Anchor = "middle"
    if not _EDGE < scale.now < 100 - _EDGE:
        anchor = "start" if scale.now <= _EDGE else "end"
    line = LINE_TWO if scale.unit == "year" else LINE_THREE
    words = gettext("today, %(day)s", day=day)
    yield DrawnWords(words, plot.point(scale.now), line, anchor, look="t-today")
