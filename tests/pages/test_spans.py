"""Rows of a few kinds: blocks while they are few, bars when they are many, the unknown too."""

import pytest

from app.pages.pictures.spans import Span, draw_spans, in_blocks

_FEW = [Span("a week", 2), Span("a year", 0), Span("not known", 12, "unknown")]
_MANY = [Span("a week", 13), Span("a year", 26), Span("not known", 0, "unknown")]


def test_up_to_twelve_are_a_block_each_and_nobody_is_no_block() -> None:
    week, year, unknown = draw_spans(_FEW, "en")
    assert in_blocks(_FEW)
    assert [bar.dx for bar in week.bars] == [0, 15]
    assert year.bars == ()
    assert len(unknown.bars) == 12
    assert unknown.span.look == "unknown"


def test_more_than_twelve_are_bars_of_which_the_longest_is_as_wide_as_the_picture() -> None:
    week, year, unknown = draw_spans(_MANY, "en")
    assert not in_blocks(_MANY)
    assert [bar.width for bar in (*week.bars, *year.bars)] == [50.0, 100.0]
    assert unknown.bars == ()


@pytest.mark.parametrize("spans", [_FEW, _MANY])
def test_from_right_to_left_rows_begin_at_the_right(spans: list[Span]) -> None:
    for row in draw_spans(spans, "ar"):
        assert all(bar.x + bar.width == 100.0 for bar in row.bars)
        assert all(bar.width or bar.dx <= -12 for bar in row.bars)


def test_of_nothing_there_is_a_row_without_a_bar() -> None:
    assert [row.bars for row in draw_spans([Span("a week", 0)], "en")] == [()]
