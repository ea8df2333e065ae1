"""The words under a picture: ticks, years, today; as many as each width of screen holds."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from app.dates import display_short
from app.dates.calendar_style import Style, style_for
from app.web.language import gettext

from .plot import Plot
from .room import TIERS, Tier, width_of
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
    labels = [*_tick_labels(plot, ticks, style), *_today(plot, locale)]
    in_years = scale.unit == "year"
    return DrawnAxis(
        grid=tuple(plot.day(tick) for tick in ticks),
        labels=tuple(labels),
        today=plot.point(scale.now),
        line_break=plot.point(BREAK) if scale.broken else None,
        height=LINE_TWO + 8 if in_years or scale.broken else LINE_THREE + 8,
    )


def _tick_labels(plot: Plot, ticks: Sequence[date], style: Style) -> Iterator[DrawnWords]:
    scale = plot.scale
    words = [_words(tick, scale.unit, style) for tick in ticks]
    widest = max(map(width_of, words), default=0) + _BETWEEN
    shown: set[int] = set()
    dated: set[tuple[int, int]] = set()
    for tier, pixels in TIERS:
        chosen = list(_chosen(scale, ticks, widest, pixels))
        for place in chosen:
            if place not in shown:
                yield _label(plot, ticks[place], words[place], tier, line=LINE_ONE)
        shown.update(chosen)
        if scale.unit != "year":
            yield from _years(plot, [ticks[place] for place in chosen], tier, style, dated)


def _words(tick: date, unit: Unit, style: Style) -> str:
    if unit == "year":
        return style.year(str(tick.year))
    if unit == "month":
        return style.standalone[tick.month]
    return style.day_of_month(tick.month, str(tick.day))


def _chosen(scale: Scale, ticks: Sequence[date], needed: float, plot: float) -> Iterator[int]:
    """The places of the ticks that are labelled on a plot so many pixels wide."""
    days = (scale.last - scale.first).days
    a_tick = {"week": 7, "month": 30.4, "year": 365.2}[scale.unit] / days
    pixels = a_tick * scale.reach / 100 * plot
    steps = _STEPS[scale.unit]
    step = next((step for step in steps if step * pixels >= needed), steps[-1])
    limit = plot - (width_of(gettext("today"), bold=True) + _BETWEEN if scale.broken else -4)
    for place, tick in enumerate(ticks):
        aligned = _number(tick, scale.unit, place) % step == 0
        if aligned and scale.at(tick) / 100 * plot + needed - _BETWEEN <= limit:
            yield place


def _number(tick: date, unit: Unit, place: int) -> int:
    return {"week": place, "month": tick.year * 12 + tick.month - 1, "year": tick.year}[unit]


def _years(
    plot: Plot, ticks: Sequence[date], tier: Tier, style: Style, done: set[tuple[int, int]]
) -> Iterator[DrawnWords]:
    """The year under the first label of each year, where the next year leaves room for it."""
    pixels = dict(TIERS)[tier]
    firsts = [tick for place, tick in enumerate(ticks) if _opens_year(ticks, place)]
    for tick, following in zip(firsts, [*firsts[1:], None], strict=True):
        end = plot.scale.at(following) if following else _year_limit(plot.scale, pixels)
        words = style.year(str(tick.year))
        fits = (end - plot.scale.at(tick)) / 100 * pixels >= width_of(words, bold=True) + 4
        if fits and (tick.year, tick.toordinal()) not in done:
            done.add((tick.year, tick.toordinal()))
            yield _label(plot, tick, words, tier, line=LINE_TWO, look="lab")


def _opens_year(ticks: Sequence[date], place: int) -> bool:
    return place == 0 or ticks[place].year != ticks[place - 1].year


def _year_limit(scale: Scale, pixels: float) -> float:
    date_under_today = 84 if scale.broken else 0
    return 100 - date_under_today / pixels * 100


def _label(
    plot: Plot, tick: date, words: str, tier: Tier, *, line: int, look: str = ""
) -> DrawnWords:
    return DrawnWords(words, plot.day(tick), line, dx=plot.forward(2), look=look, shown_from=tier)


def _today(plot: Plot, locale: str) -> Iterator[DrawnWords]:
    scale = plot.scale
    day = display_short(scale.today.isoformat(), locale)
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
