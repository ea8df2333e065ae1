"""The other pictures: an article through time, people by month, the small bar of a list."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from app.pages.pictures.law import draw_law
from app.pages.pictures.lengths import length
from app.pages.pictures.months import BASES, MOST_BLOCKS, Taken, draw_months

from .invented_others import (
    LAW,
    MANY_TAKEN,
    TAKEN,
)

pytestmark = pytest.mark.usefixtures("in_english")


def test_an_article_shows_fines_and_custody_from_the_day_each_was_allowed() -> None:
    person, organisation = draw_law(LAW, "en").rows
    custody = [each for each in person.penalties if each.track == "custody"]
    fines = [each for each in person.penalties if each.track == "fine"]
    assert [each.form for each in fines] == ["rise", "full"]
    assert custody[0].x > fines[0].x
    assert not [each for each in organisation.penalties if each.track == "custody"]


def test_an_article_in_force_without_custody_says_so_on_a_line() -> None:
    person, organisation = draw_law(LAW, "en").rows
    assert [line.look for line in (*person.lines, *organisation.lines)] == ["free", "free"]
    assert person.lines[0].x2 < organisation.lines[0].x2
    assert "no detention" in [words.text for words in organisation.words]


def test_an_article_in_force_runs_to_today() -> None:
    drawn = draw_law(LAW, "en")
    last = drawn.rows[0].penalties[-1]
    assert last.x + last.width == pytest.approx(drawn.axis.today)


def test_few_people_are_drawn_as_people() -> None:
    drawn = draw_months(TAKEN, "en")
    assert drawn.blocks
    assert len(drawn.parts) == len(TAKEN)
    assert Counter(part.basis for part in drawn.parts) == Counter(one.basis for one in TAKEN)


def test_nobody_is_lost_between_the_people_the_counts_and_the_table() -> None:
    for people in (TAKEN, MANY_TAKEN):
        drawn = draw_months(people, "en")
        assert sum(drawn.counts) == drawn.total == len(people)
        columns = zip(*(counts for _, counts in drawn.table), strict=True)
        assert tuple(map(sum, columns)) == drawn.counts


def test_people_without_a_date_stand_apart_and_last_in_the_table() -> None:
    drawn = draw_months(TAKEN, "en")
    assert len(drawn.bases) == 2
    assert max(part.x for part in drawn.parts) > drawn.bases[0][1]
    assert drawn.table[-1] == ("", (0, 0, 0, 1))


def test_many_people_are_bars_with_at_most_three_grid_lines() -> None:
    drawn = draw_months([*MANY_TAKEN, Taken(date(2025, 1, 1), "other", 40)], "en")
    assert not drawn.blocks
    assert 1 <= len(drawn.rules) <= 3
    assert min(part.x for part in drawn.parts) > 0


@pytest.mark.parametrize("number", [13, 79, 80, 100_000, 260_000, 12_345_678])
def test_however_many_were_taken_a_chart_has_one_to_three_grid_lines(number: int) -> None:
    drawn = draw_months([Taken(date(2025, 1, 1), "other", number)], "en")
    assert 1 <= len(drawn.rules) <= 3


def test_of_many_years_the_last_four_are_drawn_and_the_earlier_are_in_the_table() -> None:
    drawn = draw_months(MANY_TAKEN, "en")
    last = max(one.day.year for one in MANY_TAKEN if one.day)
    earlier = [one for one in MANY_TAKEN if one.day and one.day.year < last - 3]
    assert drawn.earlier == len(earlier) > 0
    years = [label for label, _ in drawn.table if label.isdigit()]
    assert years == [str(year) for year in range(2014, last - 3)]
    assert [label for label, _ in drawn.table][-1] == f"June {last}"


def test_cases_by_year_have_a_column_and_a_line_for_each_year() -> None:
    drawn = draw_months(
        [Taken(date(2019, 1, 1), "speech", 3), Taken(None, "other", 20)], "en", "year"
    )
    assert drawn.total == 23
    assert drawn.table == (("2019", (3, 0, 0, 0)), ("", (0, 0, 20, 0)))
    assert len(drawn.parts) == 2


def test_twelve_in_a_month_are_still_people_and_thirteen_are_a_bar() -> None:
    person = Taken(date(2021, 3, 1), "speech")
    assert draw_months([person] * MOST_BLOCKS, "en").blocks
    many = draw_months([person] * (MOST_BLOCKS + 1), "en")
    assert not many.blocks
    assert [words.text for words in many.words if words.look == "lab"] == ["13"]


def test_the_parts_of_a_column_stand_on_one_another_in_the_order_of_the_bases() -> None:
    people = [Taken(date(2021, 3, 1), basis) for basis in BASES for _ in range(5)]
    parts = draw_months(people, "en").parts
    assert [part.basis for part in parts] == list(BASES)
    for below, above in pairwise(parts):
        assert above.y + above.height == pytest.approx(below.y, abs=0.05)


def test_months_are_mirrored_from_right_to_left() -> None:
    ours, theirs = draw_months(TAKEN, "en"), draw_months(TAKEN, "ar")
    for left, right in zip(ours.parts, theirs.parts, strict=True):
        assert right.x == pytest.approx(100 - left.x - left.width, abs=0.02)


def test_a_year_fills_the_small_bar_and_more_runs_off_its_edge() -> None:
    assert length(365, 365, None).solid == 100
    assert length(800, 830, 2190).solid > 100


def test_days_not_known_to_the_day_are_a_slope_and_days_not_known_are_nothing() -> None:
    known = length(177, 206, 240)
    assert (known.solid, known.slope) == (48.49, 7.95)
    nothing = length(None, None, None)
    assert (nothing.solid, nothing.slope, nothing.ordered) == (0, 0, None)
