"""The token of a form: ours, not too young, not too old."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tips.forms import hand_out, mark_of, wrong_with

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KEY = "a key of the tests"


@pytest.mark.parametrize(
    ("age", "wrong"),
    [
        (timedelta(0), "soon"),
        (timedelta(seconds=1), "soon"),
        (timedelta(seconds=2), None),
        (timedelta(hours=24), None),
        (timedelta(hours=24, seconds=1), "old"),
    ],
)
def test_a_form_is_good_from_two_seconds_to_a_day(age: timedelta, wrong: str | None) -> None:
    assert wrong_with(KEY, hand_out(KEY, NOON), NOON + age) == wrong


def test_a_form_of_another_deployment_is_not_ours() -> None:
    later = NOON + timedelta(minutes=1)
    assert wrong_with("another key", hand_out(KEY, NOON), later) == "old"


@given(st.text())
def test_nothing_that_is_made_up_is_taken(token: str) -> None:
    assert wrong_with(KEY, token, NOON) == "old"


def test_no_two_forms_are_alike_and_no_mark_tells_its_token() -> None:
    tokens = {hand_out(KEY, NOON) for _ in range(100)}
    assert len(tokens) == 100
    assert len({mark_of(KEY, each) for each in tokens}) == 100
    assert all(mark_of(KEY, each) not in each for each in tokens)
