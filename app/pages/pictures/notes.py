"""Words under a bar: how long a short period was, and the days that others claim.

They stand below so that they never meet the marks above; several go down in steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .bars import short_at
from .facts import Row
from .levels import levels
from .plot import Plot
from .room import Tier, shown_from, widest, width_of
from .shapes import Anchor, DrawnUpright, DrawnWords

_MOST: Final = 3
_AIR: Final = 6
_BELOW_PIN: Final = 11
_BESIDE: Final = 5


@dataclass(frozen=True, slots=True)
class _Note:
    """An upright at a place on the scale, and the words it leads to."""

    look: str
    place: float
    text: str

    @property
    def centred(self) -> bool:
        """Whether the words are centred under the upright; a claim's stand beside its line."""
        return self.look == "pin"


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the words of a note fit: from which tier, how anchored, what they cover there."""

    tier: Tier
    anchor: Anchor
    extent: tuple[float, float]


def drawn_notes(
    plot: Plot, row: Row, middle: int, step: int
) -> tuple[tuple[DrawnUpright, ...], tuple[DrawnWords, ...], int]:
    """Uprights, words, and how many levels of `step` pixels they need under the bar."""
    notes = list(_notes(plot, row))
    fits = [_fit(note) for note in notes]
    found = iter(levels([fit.extent for fit in fits if fit], most=_MOST))
    uprights, words, deepest = [], [], 0
    for note, fit in zip(notes, fits, strict=True):
        level = next(found) if fit else 0
        if fit or not note.centred:
            uprights.append(_upright(plot, note, fit, middle, step * level))
        if fit:
            words.append(_words(plot, note, fit, middle + 18 + _BELOW_PIN + step * level))
            deepest = max(deepest, level + 1)
    return tuple(uprights), tuple(words), deepest


def _notes(plot: Plot, row: Row) -> Iterator[_Note]:
    for bar in row.bars:
        place, text = short_at(plot.scale, bar), bar.length or (bar.label if bar.seen_only else "")
        if place is not None and text:
            yield _Note("pin", place, text)
    for claim in row.claims:
        yield _Note("claim", plot.scale.at(claim.day), claim.words)


def _fit(note: _Note) -> _Fit | None:
    """Centred where both sides have room, else on the side that has more; None where neither."""
    needed = width_of(note.text, bold=note.centred) + _AIR
    if not note.text:
        return None
    sides = 2 * min(note.place, 100 - note.place)
    tier = shown_from(needed, sides) if note.centred else None
    if tier is not None:
        half = needed / widest(tier) * 50
        return _Fit(tier, "middle", (note.place - half, note.place + half))
    forward = 100 - note.place >= note.place
    tier = shown_from(needed, 100 - note.place if forward else note.place)
    if tier is None:
        return None
    width = needed / widest(tier) * 100
    if forward:
        return _Fit(tier, "start", (note.place, note.place + width))
    return _Fit(tier, "end", (note.place - width, note.place))


def _upright(plot: Plot, note: _Note, fit: _Fit | None, middle: int, down: int) -> DrawnUpright:
    """A pin goes down to its words and is nothing without them; a claim crosses the bar."""
    x = plot.point(note.place)
    if note.look == "pin":
        tier = fit.tier if fit else ""
        return DrawnUpright("pin", x, middle + 9, middle + 18 + down, tier)
    return DrawnUpright("claim", x, middle - 20, middle + 20 + down + (12 if fit else 0))


def _words(plot: Plot, note: _Note, fit: _Fit, y: int) -> DrawnWords:
    beside = 0 if note.centred else _BESIDE if fit.anchor == "start" else -_BESIDE
    return DrawnWords(
        note.text,
        plot.point(note.place),
        y,
        fit.anchor,
        plot.forward(beside),
        "lab halo" if note.centred else "halo",
        fit.tier,
    )
