"""The day of a time zone, asked often."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Calendar, today

# Without summer time, with it, with a change of clocks at midnight, and with a day left out.
_ZONES = ("Asia/Baku", "UTC", "Europe/Berlin", "America/Havana", "Asia/Beirut", "Pacific/Apia")
_INSTANTS = st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1))  # noqa: DTZ001


@given(st.sampled_from(_ZONES), st.lists(_INSTANTS, min_size=1, max_size=8))
def test_a_calendar_says_the_day_whichever_way_the_clock_jumps(
    zone: str, instants: list[datetime]
) -> None:
    shown = [0.0]
    calendar = Calendar(zone, lambda: shown[0])
    for each in instants:
        instant = each.replace(tzinfo=UTC)
        shown[0] = instant.timestamp()
        assert calendar.today() == today(zone, instant)


@pytest.mark.parametrize("zone", _ZONES)
def test_a_day_ends_with_its_last_second_all_through_a_year(zone: str) -> None:
    shown = [0.0]
    calendar = Calendar(zone, lambda: shown[0])
    day = date(2011, 1, 1)
    while day < date(2012, 2, 1):
        midnight = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)).timestamp()
        for beside in (-1.0, 0.0, 1.0):
            shown[0] = midnight + beside
            assert calendar.today() == today(zone, datetime.fromtimestamp(shown[0], UTC))
        day += timedelta(days=1)


def test_without_a_clock_handed_in_it_is_the_machines() -> None:
    assert abs((Calendar("UTC").today() - datetime.now(UTC).date()).days) <= 1
