"""Tries at a door are slowed, for everybody at once, and never for good."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.staff import slowing
from app.staff.models import SlowDown
from app.staff.slowing import Door, Patience
from app.staff.slowing_actions import forget_old_tries, give_turn_back, take_turn
from tests.staff.conftest import NOON

SECOND = timedelta(seconds=1)
ONE = Door("name x", Patience(3, 2 * SECOND, 10 * SECOND, timedelta(minutes=1)))
ALL = Door("all", Patience(100, SECOND, SECOND, timedelta(minutes=1)), shared=True)


def waits(session: Session, door: Door, count: int) -> list[float]:
    """How long each of some tries had to wait, each made as soon as it may be."""
    found, now = [], NOON
    for _ in range(count):
        wait = take_turn(session, [door], now) or timedelta(0)
        found.append(wait.total_seconds())
        now += wait
        assert not wait or take_turn(session, [door], now) is None
    return found


def test_the_first_tries_are_free_and_each_later_one_waits_twice_as_long(session: Session) -> None:
    assert waits(session, ONE, 7) == [0, 0, 0, 2, 4, 8, 10]


def test_hammering_makes_nobody_wait_longer(session: Session) -> None:
    for _ in range(3):
        take_turn(session, [ONE], NOON)
    assert [take_turn(session, [ONE], NOON) for _ in range(50)] == [2 * SECOND] * 50
    assert take_turn(session, [ONE], NOON + 2 * SECOND) is None


def test_a_shut_door_takes_no_turn_at_the_others(session: Session) -> None:
    for _ in range(3):
        take_turn(session, [ONE], NOON)
    assert take_turn(session, [ALL, ONE], NOON) == 2 * SECOND
    assert session.get_one(SlowDown, "all").tries == 0


def test_tries_are_forgotten_after_a_while(session: Session) -> None:
    for _ in range(3):
        take_turn(session, [ONE], NOON)
    later = NOON + timedelta(minutes=2)
    assert [take_turn(session, [ONE], later) for _ in range(2)] == [None, None]


def test_who_gets_in_starts_anew_and_gives_one_turn_back_to_all(session: Session) -> None:
    for _ in range(3):
        take_turn(session, [ALL, ONE], NOON)
    give_turn_back(session, [ALL, ONE], NOON)
    assert session.get_one(SlowDown, "all").tries == 2
    assert take_turn(session, [ALL, ONE], NOON) is None


def test_who_gets_in_opens_the_door_of_all_to_nobody_else(session: Session) -> None:
    for _ in range(100):
        take_turn(session, [ALL], NOON)
    give_turn_back(session, [ALL], NOON)
    assert take_turn(session, [ALL], NOON) == SECOND


def test_rows_of_doors_that_nobody_tries_go(session: Session) -> None:
    take_turn(session, [ONE], NOON)
    take_turn(session, [ALL], NOON + timedelta(hours=20))
    forget_old_tries(session, NOON + timedelta(hours=25))
    assert session.scalars(select(SlowDown.door)).all() == ["all"]


def test_a_stranger_who_has_the_password_guesses_few_codes_a_day(
    session: Session,
) -> None:
    tried, now, doors = 0, NOON, slowing.of_codes("member", None)
    while now < NOON + timedelta(hours=24):
        wait = take_turn(session, doors, now)
        tried += wait is None
        now += wait or timedelta(0)
    # Three codes of a million fit at any time.
    assert tried * 3 / 1_000_000 < 1 / 2000


def test_a_flood_on_all_names_leaves_few_tries_to_strangers(session: Session) -> None:
    tried, now = 0, NOON
    for number in range(200):
        wait = take_turn(session, slowing.of_strangers(str(number)), now)
        tried += wait is None
        now += timedelta(milliseconds=500)
    assert 60 <= tried < 100
    # Those who were refused left no row behind.
    rows = session.scalars(select(func.count()).select_from(SlowDown)).one()
    assert rows == tried + 1


def test_a_flood_of_strangers_shuts_no_known_browser_out(session: Session) -> None:
    now = datetime.fromtimestamp(NOON.timestamp(), NOON.tzinfo)
    for _ in range(20):
        take_turn(session, slowing.of_strangers("aygun"), now)
    assert take_turn(session, slowing.of_strangers("aygun"), now)
    assert take_turn(session, slowing.of_device("her telephone"), now) is None
