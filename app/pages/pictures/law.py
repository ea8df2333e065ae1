"""What an article allows, through time: one row for each kind of offender, fines above custody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.dates import Bounds

from .axis import axis
from .bars import Edges
from .facts import NO_DAY, Mark
from .marks import drawn_marks
from .plot import Plot
from .room import shown_from, width_of
from .scale import Scale, scale
from .shapes import DrawnAxis, DrawnLine, DrawnMark, DrawnWords, Form
from .strip import runs_right_to_left

Track = Literal["fine", "custody"]

HEIGHT: Final = 18
_TOP: Final[dict[Track, int]] = {"fine": 8, "custody": 34}
_AIR: Final = 14
_IN: Final = 6
_BASE: Final = 13


@dataclass(frozen=True, slots=True)
class Allowed:
    """One penalty from a day on, until another; without an end it is still in force."""

    track: Track
    start: Bounds
    end: Bounds
    label: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """One kind of offender. `nothing` are the words where the article allows no custody."""

    name: str
    sentence: str
    since: Bounds
    allowed: tuple[Allowed, ...]
    nothing: str
    until: Bounds = NO_DAY


@dataclass(frozen=True, slots=True)
class Law:
    """The rows, and the article's known uses as marks with the sentence that tells them."""

    rows: tuple[LawRow, ...]
    today: date
    uses: tuple[Mark, ...] = ()
    uses_name: str = ""
    uses_sentence: str = ""
    name: str = "law"


@dataclass(frozen=True, slots=True)
class DrawnPenalty:
    """A piece of a penalty's bar."""

    track: Track
    form: Form
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True)
class DrawnLawRow:
    """One kind of offender, ready to print."""

    row: LawRow
    penalties: tuple[DrawnPenalty, ...]
    lines: tuple[DrawnLine, ...]
    words: tuple[DrawnWords, ...]


@dataclass(frozen=True, slots=True)
class DrawnLaw:
    """The whole strip of an article."""

    name: str
    rows: tuple[DrawnLawRow, ...]
    uses: tuple[DrawnMark, ...]
    uses_tall: int
    uses_name: str
    uses_sentence: str
    axis: DrawnAxis
    slopes: bool


def draw_law(law: Law, locale: str) -> DrawnLaw:
    """The strip of an article in one language; today is always on it, the law being in force."""
    plot = Plot(scale(_days(law), law.today, may_be_held=True), rtl=runs_right_to_left(locale))
    rows = tuple(_row(plot, row) for row in law.rows)
    uses, tall = drawn_marks(plot, law.uses, 14)
    return DrawnLaw(
        law.name,
        rows,
        uses,
        tall,
        law.uses_name,
        law.uses_sentence,
        axis(plot, locale),
        any(piece.form != "full" for row in rows for piece in row.penalties),
    )


def _days(law: Law) -> Iterator[date]:
    spans = [use.when for use in law.uses]
    for row in law.rows:
        spans += [row.since, row.until]
        spans += [when for penalty in row.allowed for when in (penalty.start, penalty.end)]
    return (day for span in spans for day in (span.lower, span.upper) if day)


def _row(plot: Plot, row: LawRow) -> DrawnLawRow:
    penalties = [(each, _edges(plot.scale, each.start, each.end)) for each in row.allowed]
    pieces = tuple(
        DrawnPenalty(each.track, plot.form(form), *plot.span(start, end), _TOP[each.track])
        for each, found in penalties
        for form, start, end in found.pieces()
    )
    words = [_label(plot, each, found) for each, found in penalties]
    bare = list(_without_custody(plot.scale, row, penalties))
    lines = tuple(_line(plot, start, end) for start, end in bare)
    words += [_nothing(plot, row.nothing, start, end) for start, end in bare]
    return DrawnLawRow(row, pieces, lines, tuple(word for word in words if word))


def _edges(found: Scale, start: Bounds, end: Bounds) -> Edges:
    full = found.at(start.upper) if start.upper else 0.0
    rises = found.at(start.lower) if start.lower else full
    falls = found.at(end.lower) if end.lower else found.now
    over = found.at(end.upper) if end.upper else falls
    return Edges(rises, full, max(full, falls), max(full, over))


def _label(plot: Plot, penalty: Allowed, found: Edges) -> DrawnWords | None:
    custody = penalty.track == "custody"
    tier = shown_from(width_of(penalty.label, bold=True) + _AIR, found.falls - found.full)
    if tier is None:
        return None
    look = "c-in" if custody else "lab"
    x, y = plot.point(found.full), _TOP[penalty.track] + _BASE
    return DrawnWords(penalty.label, x, y, dx=plot.forward(_IN), look=look, shown_from=tier)


def _without_custody(
    found: Scale, row: LawRow, penalties: list[tuple[Allowed, Edges]]
) -> Iterator[tuple[float, float]]:
    """The stretches in which the article is in force and allows no custody."""
    force = _edges(found, row.since, row.until)
    place = force.full
    custody = [each for penalty, each in penalties if penalty.track == "custody"]
    for each in sorted(custody, key=lambda one: one.rises):
        if each.rises > place:
            yield place, each.rises
        place = max(place, each.over)
    if force.over > place:
        yield place, force.over


def _line(plot: Plot, start: float, end: float) -> DrawnLine:
    left, width = plot.span(start, end)
    return DrawnLine("free", left, round(left + width, 2), _TOP["custody"] + HEIGHT // 2)


def _nothing(plot: Plot, text: str, start: float, end: float) -> DrawnWords | None:
    tier = shown_from(width_of(text) + _AIR, end - start)
    if not text or tier is None:
        return None
    x, y = plot.point(start), _TOP["custody"] + _BASE
    return DrawnWords(text, x, y, dx=plot.forward(_IN), look="halo", shown_from=tier)
