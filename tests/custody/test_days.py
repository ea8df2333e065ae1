"""Days in custody, and from post to arrest."""

import gc
import weakref

from app.custody import (
    End,
    Order,
    Period,
    Subject,
    days_if_still_held,
    days_in_custody,
    merged,
    post_to_arrest,
)
from app.dates import Days
from tests.custody import shipped
from tests.custody.shipped import day, days, on


def test_who_is_held_is_counted_to_the_day() -> None:
    assert days_in_custody(shipped.c03(), on("2023-07-01")) == Days(10, 10)
    assert days_in_custody(shipped.c17_blogger(), on("2021-08-10")) == Days(161, 161)


def test_eight_calendar_months_are_245_days() -> None:
    assert days_in_custody(shipped.c17_blogger(), on("2022-01-01")) == Days(245, 245)


def test_only_an_unknown_end_makes_it_at_least() -> None:
    assert days_in_custody(shipped.c02(), on("2023-07-25")) is None
    assert days_in_custody(shipped.c04(), on("2024-01-01")) == Days(14, None)
    assert days_in_custody(shipped.c10(), on("2026-11-22")) == Days(295, None)


def test_if_still_held_the_days_go_on() -> None:
    assert days_if_still_held(shipped.c10(), on("2026-11-22")) == Days(2322, 2322)
    assert days_if_still_held(shipped.c04(), on("2024-01-01")) == Days(14, None)


def test_nothing_known_is_nothing_and_not_zero() -> None:
    assert days_in_custody((), on("2024-01-01")) is None
    assert days_in_custody(shipped.c01(), on("2024-01-01")) is None
    assert days_in_custody(shipped.c03(), on("2023-06-20")) is None


def test_released_on_the_day_of_the_taking_is_zero_days() -> None:
    custodies = shipped.detention("2023-06-21", "P20D", "2023-06-21")
    assert days_in_custody(custodies, on("2023-06-21")) == Days(0, 0)


def test_a_person_who_died_is_counted_to_the_death() -> None:
    assert days_in_custody(shipped.c11(), on("2020-01-01")) == Days(579, 973)


def test_days_of_several_custodies_are_added() -> None:
    first = Period("a", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-11")))
    second = Period("b", "police custody", taken=day("2023-01-11"), end=End(day=day("2023-01-13")))
    assert days_in_custody(merged(Subject((first, second))), on("2024-01-01")) == Days(12, 12)


def test_a_day_in_two_custodies_is_counted_once() -> None:
    first = Period("a", "police custody", taken=day("2023-01-01"), end=End(day=day("2023-01-11")))
    second = Period("b", "police custody", taken=day("2023-01-06"), end=End(day=day("2023-01-16")))
    assert days_in_custody(merged(Subject((first, second))), on("2024-01-01")) == Days(15, 15)


def test_where_only_the_length_is_reported_that_is_the_number_of_days() -> None:
    told = Period("a", "custody of unknown kind", taken=day("2007"), lasted=days("P15D"))
    assert days_in_custody(merged(Subject((told,))), on("2010-01-01")) == Days(15, 15)
    undated = Period("a", "custody of unknown kind", lasted=days("P1M"))
    assert days_in_custody(merged(Subject((undated,))), on("2010-01-01")) == Days(28, 31)


def test_an_exact_taking_and_a_reported_length_make_an_end() -> None:
    told = Period("a", "police custody", taken=day("2023-05-01"), lasted=days("P2D"))
    assert days_in_custody(merged(Subject((told,))), on("2023-06-01")) == Days(2, 2)


def test_while_a_coarse_end_may_have_come_the_days_are_a_range() -> None:
    period = Period(
        "a", "prison", "sentence", day("2023-01-01"), order=Order(days("P1Y")),
        end=End(day=day("2023-04")),
    )  # fmt: skip
    assert days_in_custody(merged(Subject((period,))), on("2023-04-11")) == Days(90, 100)


def test_post_to_arrest_spans_all_posts_with_a_date() -> None:
    posts = [day("2023-05-16"), None, day("2023-05-20")]
    assert post_to_arrest(posts, day("2023-05-27")) == Days(7, 11)


def test_a_post_later_than_the_taking_did_not_lead_to_it() -> None:
    assert post_to_arrest([day("2023-05-28")], day("2023-05-27")) is None
    assert post_to_arrest([day("2023-05-28"), day("2023-05-26")], day("2023-05-27")) == Days(1, 1)


def test_without_a_reported_taking_there_is_no_time_from_post_to_arrest() -> None:
    assert post_to_arrest([day("2023-05-16")], None) is None


def test_what_was_counted_goes_with_the_custodies_it_was_counted_from() -> None:
    custodies = merged(Subject((Period("a", "prison", taken=day("2023-01-01")),)))
    left = weakref.ref(custodies[0])
    assert days_in_custody(custodies, on("2023-01-31")) is not None
    del custodies
    gc.collect()
    assert left() is None
