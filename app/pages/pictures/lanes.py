"""The strip upright beside a timeline: for each entry and subject, custody above and below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from .facts import Bar, Outline, Row

LaneState = Literal["free", "held", "ordered", "gap", "none"]

MOST_LANES: Final = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline: its day (the first it can be), and whose custody turns there.

    `turns` are places in the list of rows. Entries without a day come last.
    """

    day: date | None
    turns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lane:
    """One subject at one entry: the state above the mark and below it.

    `capped` closes an outline that ends here.
    """

    up: LaneState
    down: LaneState

    @property
    def capped(self) -> bool:
        """Whether an ordered term ends at this entry."""
        return self.up == "ordered" and self.down in {"gap", "free"}


def lanes(rows: Sequence[Row], moments: Sequence[Moment]) -> list[tuple[Lane, ...]]:
    """The lanes of each entry in turn; from five subjects on, one lane for "any of them".

    Among entries of one day a subject's custody turns at the entry that says so, else at the last.
    """
    by_row = [_column(row, place, moments) for place, row in enumerate(rows)]
    if len(rows) > MOST_LANES:
        by_row = [[_any(states) for states in zip(*by_row, strict=True)]]
    return list(zip(*by_row, strict=True)) if by_row else [() for _ in moments]


def lane_heads(names: Sequence[str]) -> list[str]:
    """What heads the lanes: initials of the last names, or numbers where two would be the same."""
    if len(names) > MOST_LANES or len(names) < 2:  # noqa: PLR2004 - one lane needs no head
        return []
    initials = [name.split()[-1][:1].upper() for name in names]
    distinct = len(set(initials)) == len(initials)
    return initials if distinct else [str(number) for number, _ in enumerate(names, start=1)]


def _column(row: Row, place: int, moments: Sequence[Moment]) -> list[Lane]:
    column: list[Lane] = []
    for day, together in groupby(moments, key=lambda moment: moment.day):
        group = list(together)
        if day is None:
            column.extend(Lane("gap", "gap") for _ in group)
            continue
        before, after = _state(row, day, before=True), _state(row, day, before=False)
        turn = next((n for n, one in enumerate(group) if place in one.turns), len(group) - 1)
        for number, _ in enumerate(group):
            up = before if number <= turn else after
            column.append(Lane(up, before if number < turn else after))
    return column


def _state(row: Row, day: date, *, before: bool) -> LaneState:
    """What a row shows just before a day, or from that day on."""
    if any(_is_in(_solid(bar), day, before=before) for bar in row.bars):
        return "held"
    if any(_is_in(_ordered(line), day, before=before) for line in _open(row, day)):
        return "ordered"
    past = [bar for bar in row.bars if _over(bar, day, before=before)]
    if not past:
        return "none" if row.before == "stop" else row.before
    after = past[-1].after
    return "none" if after == "stop" else after


def _open(row: Row, day: date) -> Sequence[Outline]:
    """The outlines that still mean something: none after a reported release, or never begun."""
    released = any(
        bar.after != "gap" and bar.end.upper and bar.end.upper <= day for bar in row.bars
    )
    return () if released or not row.bars else row.outlines


def _is_in(span: tuple[date, date] | None, day: date, *, before: bool) -> bool:
    if span is None:
        return False
    first, last = span
    return first < day <= last if before else first <= day < last


def _over(bar: Bar, day: date, *, before: bool) -> bool:
    span = _solid(bar)
    if span is None:
        return False
    return span[1] < day if before else span[1] <= day


def _solid(bar: Bar) -> tuple[date, date] | None:
    """A bar from its first possible day to its last: a slope counts as held in a lane."""
    solid = bar.solid
    if solid is None:
        ends = (bar.start.lower, bar.end.upper)
        return (ends[0], ends[1]) if ends[0] and ends[1] else None
    return bar.start.lower or solid[0], bar.end.upper or solid[1]


def _ordered(outline: Outline) -> tuple[date, date] | None:
    first, last = outline.start.lower, outline.end.upper
    return (first, last) if first and last else None


def _any(lanes_of_all: Sequence[Lane]) -> Lane:
    order: tuple[LaneState, ...] = ("held", "ordered", "gap", "free", "none")
    up = min((lane.up for lane in lanes_of_all), key=order.index)
    down = min((lane.down for lane in lanes_of_all), key=order.index)
    return Lane(up, down)
