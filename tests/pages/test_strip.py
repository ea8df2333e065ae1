"""Every hard case of the custody strip: where its shapes stand, its words, its sentence."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from app.dates import bounds
from app.pages.pictures.facts import Bar, Mark, Outline, Row, Strip
from app.pages.pictures.room import NARROW, WIDE
from app.pages.pictures.shapes import DrawnRow, DrawnStrip
from app.pages.pictures.strip import draw_strip

from .invented_rows import (
    DISAGREEMENT,
    EIGHT_YEARS,
    EVERY_KIND,
    MONTHS_ONLY,
    NOT_SERVED,
    ONE_DAY,
    SIGHTING,
    STILL_HELD,
    TODAY,
)
from .invented_strips import LAST_KNOWN, SILENCE, SPECIMENS, TWO_PROCEEDINGS, Specimen

pytestmark = pytest.mark.usefixtures("in_english")


def drawn(strip: Strip) -> DrawnStrip:
    return draw_strip(strip, "en")


def only_row(strip: Strip) -> DrawnRow:
    (row,) = drawn(strip).rows
    return row


def looks(row: DrawnRow) -> list[str]:
    return [line.look for line in row.lines]


def test_one_day_has_six_pixels_on_every_screen_and_a_pin_with_its_length() -> None:
    row = only_row(ONE_DAY)
    (bar,) = row.bars
    (block,) = row.blocks
    assert bar.width / 100 * NARROW < 6 < bar.width / 100 * WIDE
    assert (block.x, block.hidden_from) == (bar.x, "w2")
    assert [(upright.look, upright.x) for upright in row.uprights] == [("pin", bar.x)]
    assert [words.text for words in row.words] == ["1 day"]


def test_a_pin_is_shown_only_where_its_words_are() -> None:
    _, silent = drawn(SILENCE).rows
    pin = next(upright for upright in silent.uprights if upright.look == "pin")
    words = next(words for words in silent.words if words.look == "lab halo")
    assert (pin.x, pin.shown_from) == (words.x, words.shown_from)
    brief = Bar("serving", bounds("2015-01-01"), bounds("2015-01-03"), length="2 days")
    later = Bar("serving", bounds("2020-01-01"), bounds("2023-01-01"))
    assert pins(brief, later) == ["pin"]
    assert pins(replace(brief, length="x" * 200), later) == []


def pins(*bars: Bar) -> list[str]:
    row = only_row(Strip((Row("A", "", "", "released", bars=bars),), TODAY))
    return [upright.look for upright in row.uprights]


def test_an_axis_is_never_shorter_than_six_weeks() -> None:
    axis = drawn(ONE_DAY).axis
    weeks = len(axis.grid)
    assert 6 <= weeks <= 8


def test_marks_of_one_day_are_stacked_at_its_exact_place() -> None:
    row = only_row(ONE_DAY)
    taken = [mark for mark in row.marks if mark.kind in ("taken", "charge")]
    assert len({mark.x for mark in taken}) == 1
    assert len({mark.y for mark in taken}) == 2
    assert row.tall == 3  # two levels of marks above the first, one of words below


def test_a_row_with_one_level_of_marks_is_64_pixels_high_with_its_bar_at_40() -> None:
    row = only_row(EIGHT_YEARS)
    assert (row.tall, row.middle) == (0, 40)
    assert {mark.y for mark in row.marks} == {13}


def test_custody_beyond_an_ordered_term_runs_past_its_outline() -> None:
    row = only_row(EIGHT_YEARS)
    order, remand = row.outlines[0], row.bars[0]
    assert order.x == remand.x
    assert remand.x + remand.width > order.x + order.width


def test_moves_within_custody_leave_no_gap_between_bars() -> None:
    bars = only_row(EIGHT_YEARS).bars
    assert [bar.texture for bar in bars] == ["before judgment", "serving", "medical", "serving"]
    for bar, following in pairwise(bars):
        assert bar.x + bar.width == pytest.approx(following.x, abs=0.02)


def test_words_stand_only_in_bars_wide_enough_and_only_on_wide_screens() -> None:
    inner = [words for words in only_row(EIGHT_YEARS).words if words.look == "c-in"]
    assert [(words.text, words.shown_from) for words in inner] == [("prison", "w3")] * 2
    narrow = Row(
        "A", "", "", "released", bars=(Bar("serving", bounds("2020-01-01"), bounds("2020-01-20")),)
    )
    assert only_row(Strip((narrow,), TODAY)).words == ()


def test_a_month_without_a_day_is_a_slope_over_all_of_it() -> None:
    rise, full, fall = only_row(MONTHS_ONLY).bars
    assert [rise.form, full.form, fall.form] == ["rise", "full", "fall"]
    thirty_days = full.width / (date(2021, 10, 1) - date(2021, 4, 30)).days * 30
    assert rise.width == pytest.approx(thirty_days * 29 / 30, abs=0.02)
    assert fall.width == pytest.approx(thirty_days, abs=0.02)


def test_a_mark_of_a_month_stands_in_its_middle_on_a_line_as_long_as_the_doubt() -> None:
    taken = only_row(MONTHS_ONLY).marks[0]
    assert taken.doubt is not None
    assert taken.x == pytest.approx(sum(taken.doubt) / 2, abs=0.01)


def test_where_start_and_end_may_be_the_same_month_no_day_is_drawn_as_certain() -> None:
    row = Row("A", "", "", "released", bars=(Bar("serving", bounds("2021-04"), bounds("2021-04")),))
    assert [bar.form for bar in only_row(Strip((row,), TODAY)).bars] == ["rise", "fall"]


def test_somebody_held_has_a_bar_that_runs_into_today_and_no_glyph() -> None:
    strip = drawn(STILL_HELD)
    (row,) = strip.rows
    assert row.bars[-1].x + row.bars[-1].width == pytest.approx(strip.axis.today)
    assert row.glyph is None
    assert strip.axis.line_break is None


def test_a_sighting_is_a_pin_on_a_dotted_line_and_no_bar() -> None:
    row = only_row(SIGHTING)
    assert row.bars == ()
    assert len(row.blocks) == 1
    assert [words.text for words in row.words] == ["seen in custody"]
    assert set(looks(row)) == {"gap"}


def test_a_term_not_served_is_an_empty_outline_with_the_line_of_liberty_through_it() -> None:
    row = only_row(NOT_SERVED)
    (outline,) = row.outlines
    (line,) = row.lines
    assert row.bars == ()
    assert line.look == "free"
    assert line.x1 < outline.x < outline.x + outline.width < line.x2


def test_every_kind_of_custody_has_its_texture_and_a_new_arrest_cuts_the_bar() -> None:
    row = only_row(EVERY_KIND)
    textures = ["whereabouts unknown", "before judgment", "house arrest", "before judgment"]
    assert [bar.texture for bar in row.bars] == [*textures, "serving", "serving"]
    cut = next(upright for upright in row.uprights if upright.look == "cut")
    assert cut.x == row.bars[-1].x


def test_a_death_stops_the_line_and_nothing_runs_on_to_today() -> None:
    row = only_row(EVERY_KIND)
    stop = next(upright for upright in row.uprights if upright.look == "stop")
    assert stop.x == pytest.approx(row.bars[-1].x + row.bars[-1].width)
    assert max(line.x2 for line in row.lines) < stop.x
    assert row.glyph is None


def test_another_claimed_day_is_a_broken_upright_with_the_claimants_words() -> None:
    row = only_row(DISAGREEMENT)
    claim = next(upright for upright in row.uprights if upright.look == "claim")
    words = next(words for words in row.words if words.text.startswith("29 May"))
    assert claim.x == words.x == row.bars[1].x
    assert row.bars[0].x < claim.x


def test_a_bar_without_an_end_stops_at_the_last_report_and_the_outline_goes_on_alone() -> None:
    row = only_row(DISAGREEMENT)
    bar, outline = row.bars[-1], row.outlines[0]
    over = outline.x + outline.width
    assert bar.x + bar.width < over
    assert row.lines[-1].look == "gap"
    assert row.lines[-1].x1 == pytest.approx(over)


def test_silence_is_dots_and_a_reported_release_is_a_line() -> None:
    reported, silent = drawn(SILENCE).rows
    assert looks(reported) == ["free", "free"]
    assert looks(silent) == ["free", "gap"]
    assert (reported.glyph, silent.glyph) == ("released", "presumed released")


def test_a_release_before_the_end_of_the_term_leaves_the_line_of_liberty_in_the_outline() -> None:
    row = Row(
        "A",
        "",
        "",
        "released",
        bars=(Bar("serving", bounds("2013-09-30"), bounds("2016"), after="free"),),
        outlines=(Outline(bounds("2013-09-30"), bounds("2017-06-21")),),
    )
    found = only_row(Strip((row,), TODAY))
    assert found.lines[-1].look == "free"
    assert found.lines[-1].x1 < found.outlines[0].x + found.outlines[0].width


def test_today_is_inside_where_somebody_may_be_held_and_the_future_is_dotted() -> None:
    strip = drawn(LAST_KNOWN)
    assert strip.axis.line_break is None
    for row in strip.rows:
        ordered = max(row.outlines, key=lambda outline: outline.width)
        assert ordered.x < strip.axis.today < ordered.x + ordered.width
        assert row.lines[-1].look == "gap"
        assert row.glyph == "last known held"


def test_today_is_behind_a_break_where_nobody_may_be_held() -> None:
    axis = drawn(SILENCE).axis
    assert (axis.line_break, axis.today) == (92.5, 97.0)
    assert max(axis.grid) <= 88.0


def test_the_words_of_an_empty_outline_keep_clear_of_bars_and_today() -> None:
    strip = drawn(LAST_KNOWN)
    for row in strip.rows:
        words = next(words for words in row.words if words.text.endswith("ordered"))
        half = len(words.text) * 7 / WIDE * 50
        assert row.bars[-1].x + row.bars[-1].width < words.x - half
        assert words.x + half < strip.axis.today


def test_two_proceedings_are_thin_rows_of_which_only_the_settled_one_is_capped() -> None:
    first, second = only_row(TWO_PROCEEDINGS).courses
    assert [line.look for line in first.lines] == ["course"]
    assert len(first.caps) == 2
    assert [line.look for line in second.lines] == ["course", "gap"]
    assert len(second.caps) == 1
    assert [words.text for words in second.words] == ["outcome not known"]


def test_a_strip_without_any_date_has_no_ticks_and_only_today() -> None:
    undated = Row("A", "not known", "A: not known.", "unknown", before="gap")
    strip = drawn(Strip((undated,), TODAY))
    assert strip.axis.grid == ()
    assert [label.text for label in strip.axis.labels] == ["today", "22 Nov 2026"]
    assert looks(strip.rows[0]) == ["gap"]


def test_an_undated_mark_has_no_place_in_the_picture() -> None:
    row = Row("A", "", "", "unknown", marks=(Mark("post", bounds("XXXX-05-27")),))
    assert only_row(Strip((row,), TODAY)).marks == ()


def test_the_key_names_what_was_drawn_and_nothing_else() -> None:
    assert drawn(SILENCE).key == ("free", "serving", "medical", "ordered", "gap")
    assert "slope" in drawn(MONTHS_ONLY).key
    assert {"stop", "cut"} <= set(drawn(EVERY_KIND).key)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.strip.name)
def test_no_shape_leaves_the_picture(specimen: Specimen) -> None:
    for row in drawn(specimen.strip).rows:
        spans = [(bar.x, bar.x + bar.width) for bar in row.bars]
        spans += [(line.x, line.x + line.width) for line in row.outlines]
        spans += [(line.x1, line.x2) for line in row.lines]
        assert all(-0.01 <= left <= right <= 100.01 for left, right in spans)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.strip.name)
def test_right_to_left_mirrors_every_place(specimen: Specimen) -> None:
    strip = specimen.strip
    ours, theirs = drawn(strip), draw_strip(strip, "ar")
    for left, right in zip(ours.rows, theirs.rows, strict=True):
        assert [100 - bar.x - bar.width for bar in left.bars] == pytest.approx(
            [bar.x for bar in right.bars], abs=0.02
        )
        assert [100 - mark.x for mark in left.marks] == pytest.approx(
            [mark.x for mark in right.marks], abs=0.02
        )
        mirrored = {"rise": "fall", "fall": "rise", "full": "full"}
        assert [mirrored[bar.form] for bar in left.bars] == [bar.form for bar in right.bars]
    assert theirs.axis.today == pytest.approx(100 - ours.axis.today)


def test_marks_of_one_first_day_stand_in_the_order_of_the_case_in_every_process() -> None:
    days = [bounds(edtf) for edtf in ("2023-06-01", "2023-06-01/2023-06-09", "2023-06-01/2023-07")]
    for order in (days, days[::-1]):
        marks = tuple(Mark("measure", day) for day in order)
        found = only_row(Strip((replace(ONE_DAY.rows[0], marks=marks),), TODAY)).marks
        widths = [0.0 if each.doubt is None else each.doubt[1] - each.doubt[0] for each in found]
        assert [width > 0 for width in widths] == [day.lower != day.upper for day in order]
        assert widths == sorted(widths, reverse=order is not days)
