"""What a date covers, how dates are ordered, and what is no date."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import (
    Bounds,
    Days,
    NotADate,
    bounds,
    check,
    days_between,
    may_fall_outside,
    overlaps,
    sort_key,
)

from .strategies import closed, dated_points, dates, opened

ANY_BOUNDS = dates.map(bounds)
quick = settings(max_examples=25)


def _library_bounds(edtf: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    parsed = parse_edtf(edtf)
    return tuple(parsed.lower_strict()[:3]), tuple(parsed.upper_strict()[:3])


@settings(max_examples=10)
@given(dated_points | closed.filter(lambda edtf: "-XX" not in edtf))
def test_the_edtf_library_covers_the_same_days(edtf: str) -> None:
    # Left out where the library is wrong: an unknown end is ten years away for it, an open one an
    # infinite number, a day without a year lies in the years 0 to 9999, and a period with an
    # unknown month or day raises a TypeError.
    span = bounds(edtf)
    assert span.lower is not None
    assert span.upper is not None
    ours = span.lower.timetuple()[:3], span.upper.timetuple()[:3]
    assert ours == _library_bounds(edtf)


@quick
@given(dates)
def test_checking_a_date_changes_nothing(edtf: str) -> None:
    _is_checked(edtf)


def _is_checked(edtf: str) -> None:
    assert check(edtf) == edtf
    assert check(f" {edtf.lower()} ") == edtf


@quick
@given(opened)
def test_an_open_or_unknown_end_has_no_bound(edtf: str) -> None:
    span = bounds(edtf)
    assert (span.lower is None) == edtf.startswith(("/", ".."))
    assert (span.upper is None) == edtf.endswith(("/", ".."))


@quick
@given(dates)
def test_marks_widen_nothing(edtf: str) -> None:
    _marks_widen_nothing(edtf)


def _marks_widen_nothing(edtf: str) -> None:
    plain = edtf.replace("?", "").replace("~", "").replace("%", "")
    assert bounds(edtf) == bounds(plain)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2023-02-30", "has 28 days"),
        ("2023-02-29", "has 28 days"),
        ("2023-06-31", "has 30 days"),
        ("XXXX-02-30", "has 29 days"),
        ("2023-13", "no month 13"),
        ("2023-00", "no month 00"),
        ("2023-06-00", "has 30 days"),
        ("2023-22", "is a season"),
        ("2020-03-27/2020-03-26", "ends before it starts"),
        ("2020-05/2020-04", "ends before it starts"),
        ("XXXX-03-26/XXXX-03-27", "needs its years"),
        ("../..", "leave the date out"),
        ("/", "leave the date out"),
        ("2020/2021/2022", "more than one period"),
        ("2023-06-22T20:30", "time of day"),
        ("XXXX-05", "write XXXX-05-27"),
        ("XXXX", "write XXXX-05-27"),
        ("202X-05", "no whole year"),
        ("2021-XX-05", "no month"),
        ("2021-11-1X", "not a date"),
        ("2021-06?-22", "not a date"),
        ("0000-01-01", "no year we can count from"),
        ("000X", "no year we can count from"),
        ("2023-6-2", "not a date"),
        ("Y12023", "not a date"),
        ("-0044", "not a date"),
        ("", "not a date"),
        ("２０２３", "not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(NotADate, match=says):
        check(text)
    with pytest.raises(NotADate, match=says):
        bounds(text)


@given(st.text("0123456789X?~%/.- ", max_size=22))
def test_any_other_text_is_a_date_or_refused(text: str) -> None:
    try:
        canonical = check(text)
    except NotADate:
        return
    span = bounds(canonical)
    assert span.lower is None or span.upper is None or span.lower <= span.upper


def test_dates_sort_by_lower_bound_the_narrower_first_and_the_undated_last() -> None:
    ordered = [
        "../2019",
        "2020-03-26",
        "2020-03-26/2020-03-27",
        "2020-03-26/..",
        "2021-04-01",
        "2021-04",
        "2021-04~",
        "XXXX-05-27",
        None,
    ]
    shuffled = ordered[::-2] + ordered[-2::-2]
    assert sorted(shuffled, key=sort_key) == ordered


@quick
@given(dates, dates)
def test_two_dates_sort_the_same_way_round(a: str, b: str) -> None:
    _sort_the_same_way_round(a, b)


def _sort_the_same_way_round(a: str, b: str) -> None:
    assert sorted([a, b], key=sort_key) == sorted([b, a], key=sort_key)


@quick
@given(ANY_BOUNDS, ANY_BOUNDS)
def test_overlap_is_mutual_and_what_lies_inside_overlaps(a: Bounds, b: Bounds) -> None:
    _overlap_mutually(a, b)


def _overlap_mutually(a: Bounds, b: Bounds) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    assert overlaps(a, b) or may_fall_outside(a, b)
    assert not may_fall_outside(a, a)
    assert overlaps(a, a)


@pytest.mark.faults
@settings(max_examples=1_000, deadline=None)
@given(dates, dates)
def test_every_date_and_every_two_of_them_keep_to_all_of_this(a: str, b: str) -> None:
    _is_checked(a)
    _marks_widen_nothing(a)
    _sort_the_same_way_round(a, b)
    _overlap_mutually(bounds(a), bounds(b))


@pytest.mark.parametrize(
    ("edtf", "overlapping", "outside"),
    [
        ("2021-04-10", True, False),
        ("2021-04", True, False),
        ("2021", True, True),
        ("2021-05", False, True),
        ("2021-03-31/2021-04-02", True, True),
        ("2021-04-15/..", True, True),
        ("../2021-04-15", True, True),
        ("XXXX-04-15", True, True),
        (None, True, True),
    ],
)
def test_a_filter_for_april_says_what_may_fall_outside(
    edtf: str | None, overlapping: bool, outside: bool
) -> None:
    april = bounds("2021-04")
    assert overlaps(bounds(edtf), april) is overlapping
    assert may_fall_outside(bounds(edtf), april) is outside


def test_nothing_falls_outside_a_window_without_bounds() -> None:
    assert not may_fall_outside(bounds(None), Bounds(None, None))


def test_bounds_are_exact_only_for_one_day() -> None:
    assert bounds("2023-06-22?").exact
    assert not bounds("2023-06").exact
    assert not bounds(None).exact
    assert not bounds("XXXX-05-27").dated
    assert bounds("2021/..").dated


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2023-05-16", "2023-05-27", Days(11, 11)),
        ("2020", "2021-04", Days(91, 485)),
        ("2021-04", "2021-10-24?", Days(177, 206)),
        ("2023-06-21", "2023-07-11", Days(20, 20)),
        ("2023-06-21", "2023-06-21", Days(0, 0)),
        ("2021-04", "2021-04-10", Days(0, 9)),
        ("2021-04", "2021-07/..", Days(62, None)),
        ("../2021-04", "2021-07-01", Days(62, None)),
        ("2023-05-27", "2023-05-16", None),
        (None, "2023-05-27", None),
        ("2023-05-27", None, None),
        ("XXXX-05-27", "2023-05-27", None),
        ("2021/..", "2023-05-27", None),
    ],
)
def test_days_between_two_dates_are_as_exact_as_the_dates(
    start: str | None, end: str | None, days: Days | None
) -> None:
    assert days_between(bounds(start), bounds(end)) == days


def test_a_number_of_days_is_exact_when_least_and_most_agree() -> None:
    assert Days(11, 11).exact
    assert not Days(91, 485).exact
    assert not Days(91, None).exact


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_every_pair_of_days_within_bounds_is_within_the_range(
    a: date, b: date, c: date, d: date
) -> None:
    start, end = sorted((a, b)), sorted((c, d))
    days = days_between(Bounds(*start), Bounds(*end))
    for first in start:
        for last in end:
            if last >= first:
                assert days is not None
                assert days.most is not None
                assert days.least <= (last - first).days <= days.most
