"""The strip upright beside a timeline: for each entry and subject, custody above and below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from .facts import Bar, LineEnd, Outline, Row

_Span = tuple[date, date]
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
    spans = _spans(row)
    for day, together in groupby(moments, key=lambda moment: moment.day):
        group = list(together)
        if day is None:
            column.extend(Lane("gap", "gap") for _ in group)
            continue
        before, after = _state(spans, day, before=True), _state(spans, day, before=False)
        turn = next((n for n, one in enumerate(group) if place in one.turns), len(group) - 1)
        for number, _ in enumerate(group):
            up = before if number <= turn else after
            column.append(Lane(up, before if number < turn else after))
    return column


@dataclass(frozen=True, slots=True)
class _Spans:
    """A row in days: custody, terms still meant, from when they are, and what each bar leaves."""

    held: tuple[_Span, ...]
    ordered: tuple[_Span, ...]
    released: tuple[date, ...]
    after: tuple[tuple[date, LineEnd], ...]
    before: LineEnd


def _spans(row: Row) -> _Spans:
    solid = [(each, span) for each in row.bars if (span := _solid(each))]
    terms = (_ordered(each) for each in row.outlines) if row.bars else ()
    frees = (each.end.upper for each in row.bars if each.after != "gap")
    return _Spans(
        held=tuple(span for _, span in solid),
        ordered=tuple(term for term in terms if term),
        released=tuple(day for day in frees if day),
        after=tuple((span[1], each.after) for each, span in solid),
        before=row.before,
    )


def _state(spans: _Spans, day: date, *, before: bool) -> LaneState:
    """What a row shows just before a day, or from that day on.

    An ordered term means nothing after a reported release, nor where nobody was taken.
    """
    if _within(spans.held, day, before=before):
        return "held"
    if _within(spans.ordered, day, before=before) and not any(d <= day for d in spans.released):
        return "ordered"
    past = [after for last, after in spans.after if (last < day if before else last <= day)]
    if not past:
        return "none" if spans.before == "stop" else spans.before
    return "none" if past[-1] == "stop" else past[-1]


def _within(spans: tuple[_Span, ...], day: date, *, before: bool) -> bool:
    if before:
        return any(first < day <= last for first, last in spans)
    return any(first <= day < last for first, last in spans)


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
