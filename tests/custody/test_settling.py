"""A custody that has settled tells its length by itself, and the same as all its facts do."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.custody import Stay, Subject, days_in_custody, days_of, lasting, merged, stay_of
from app.dates import Days
from tests.custody.generated import FIRST, SPAN, subjects
from tests.custody.shipped import c01, c03, c10, on

_AROUND = st.integers(-400, SPAN + 2500).map(lambda number: FIRST + timedelta(days=number))


@settings(max_examples=200, deadline=None)
@given(subjects(), st.lists(_AROUND, min_size=1, max_size=20))
def test_what_it_tells_is_what_the_facts_tell(subject: Subject, days: list[date]) -> None:
    for custody in merged(subject):
        known = lasting(custody)
        for day in days:
            if known.knows(day):
                assert known.on(day) == stay_of(custody, day)


def test_a_custody_whose_end_is_reported_settles_on_the_day_of_release() -> None:
    (custody,) = c03()
    known = lasting(custody)
    assert known.knows(on("2023-07-11"))
    assert known.on(on("2030-01-01")) == stay_of(custody, on("2023-07-11"))
    assert not known.knows(on("2023-07-01"))
    assert known.on(on("2023-06-20")) is None


def test_one_that_is_last_known_held_settles_when_its_last_news_are_stale() -> None:
    (custody,) = c10()
    known = lasting(custody)
    later = known.on(on("2026-01-01"))
    assert later == stay_of(custody, on("2026-01-01"))
    assert later is not None
    assert later.days.most is None


def test_a_taking_without_any_day_has_begun_on_every_day() -> None:
    (custody,) = c01()
    assert lasting(custody).knows(on("1999-01-01"))


@settings(max_examples=100, deadline=None)
@given(subjects(), _AROUND)
def test_days_of_the_stays_are_the_days_in_custody(subject: Subject, day: date) -> None:
    custodies = merged(subject)
    stays = [stay_of(custody, day) for custody in custodies]
    assert days_of(stays) == days_in_custody(custodies, day)


def test_a_day_in_two_stays_counts_once() -> None:
    first = (on("2023-01-01"), on("2023-01-11"))
    second = (on("2023-01-06"), on("2023-01-16"))
    stays = [Stay(Days(10, 10), first, first), Stay(Days(10, 10), second, second)]
    assert days_of(stays) == Days(15, 15)
