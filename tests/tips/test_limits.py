"""How many tips are taken, and what is remembered of who sent them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tips.limits import Turnstile

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
ONE, OTHER = "8.8.8.8", "9.9.9.9"


def test_an_address_has_so_many_tips_a_day() -> None:
    turnstile = Turnstile(each_a_day=2)
    assert [turnstile.lets_in(ONE, NOON, TODAY) for _ in range(3)] == [True, True, False]
    assert turnstile.lets_in(OTHER, NOON, TODAY)
    assert turnstile.lets_in(ONE, NOON, TODAY + timedelta(days=1))


def test_all_together_have_so_many_an_hour() -> None:
    turnstile = Turnstile(an_hour=3)
    addresses = ["1.1.1.1", "2.2.2.2", "3.3.3.3", "4.4.4.4"]
    assert [turnstile.lets_in(each, NOON, TODAY) for each in addresses] == [True, True, True, False]
    later = NOON + timedelta(minutes=59)
    assert not turnstile.lets_in("4.4.4.4", later, TODAY)
    assert turnstile.lets_in("4.4.4.4", NOON + timedelta(hours=1), TODAY)


def test_what_is_refused_makes_nobody_wait_longer() -> None:
    turnstile = Turnstile(an_hour=1)
    turnstile.lets_in(ONE, NOON, TODAY)
    for minute in range(60):
        assert not turnstile.lets_in(ONE, NOON + timedelta(minutes=minute), TODAY)
    assert turnstile.lets_in(ONE, NOON + timedelta(hours=1), TODAY)


@pytest.mark.parametrize("shared", [None, "", "127.0.0.1", "::1", "10.0.0.7", "unix:", "x" * 900])
def test_an_address_that_many_share_is_not_counted_as_one_person(shared: str | None) -> None:
    turnstile = Turnstile(each_a_day=1)
    assert all(turnstile.lets_in(shared, NOON, TODAY) for _ in range(5))
    assert len(turnstile) == 0


def test_whoever_has_one_address_of_a_house_has_them_all() -> None:
    turnstile = Turnstile(each_a_day=1)
    assert turnstile.lets_in("2a01:4f8:1:2::1", NOON, TODAY)
    assert not turnstile.lets_in("2a01:4f8:1:2:ffff::9", NOON, TODAY)
    assert turnstile.lets_in("2a01:4f8:1:3::1", NOON, TODAY)
    assert turnstile.lets_in("::ffff:8.8.8.8", NOON, TODAY)
    assert not turnstile.lets_in("8.8.8.8", NOON, TODAY)


def test_no_address_can_be_found_in_what_is_counted() -> None:
    turnstile = Turnstile()
    turnstile.lets_in(ONE, NOON, TODAY)
    (counted,) = turnstile._counts
    first_key = turnstile._key
    assert ONE.encode() not in counted
    turnstile.lets_in(ONE, NOON, TODAY + timedelta(days=1))
    assert turnstile._key != first_key
    assert counted not in turnstile._counts


def test_a_flood_from_everywhere_fills_no_memory() -> None:
    turnstile = Turnstile(an_hour=50)
    for second in range(86_400 // 60):
        for each in range(10):
            address = f"8.{second % 256}.{second // 256}.{each}"
            turnstile.lets_in(address, NOON + timedelta(minutes=second), TODAY)
    assert len(turnstile) <= 50 * 24


@given(st.text(max_size=60))
def test_whatever_is_given_as_an_address_it_is_counted_or_shared(text: str) -> None:
    assert Turnstile().lets_in(text, NOON, TODAY)
