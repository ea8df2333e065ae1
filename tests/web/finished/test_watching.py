"""What is watched holds until its sign changes, cannot be relied on, or the day has ended."""

from datetime import UTC, datetime

import pytest

from app.dates import Calendar
from app.web.finished.watching import Watch, watch

NOON = datetime(2026, 11, 22, 8, tzinfo=UTC).timestamp()
MIDNIGHT = datetime(2026, 11, 22, 20, tzinfo=UTC).timestamp()


class Watched:
    """A sign and a clock to turn, and how often it was asked whether to rely on the sign."""

    def __init__(self) -> None:
        self.sign: object = b"1"
        self.reliable = True
        self.asked = 0
        self.instant = NOON

    def begun(self) -> Watch:
        return watch(lambda: self.sign, self._is_reliable, Calendar("Asia/Baku", self._now))

    def _is_reliable(self) -> bool:
        self.asked += 1
        return self.reliable

    def _now(self) -> float:
        return self.instant


def test_it_holds_until_its_sign_is_another_one() -> None:
    record = Watched()
    holds = record.begun()
    assert holds()
    assert holds()
    record.sign = b"2"
    assert not holds()
    assert record.begun()()


def test_whether_to_rely_on_the_sign_is_asked_again_after_a_moment_and_not_sooner() -> None:
    record = Watched()
    holds = record.begun()
    assert all(holds() for _ in range(100))
    assert record.asked == 1
    record.reliable = False
    assert holds()
    record.instant += 0.003
    assert not holds()
    record.reliable = True
    assert holds()


@pytest.mark.parametrize("step", [0.001, 1, 86_400, -86_400])
def test_it_never_outlasts_its_day_by_a_thousandth_of_a_second(step: float) -> None:
    record = Watched()
    record.instant = MIDNIGHT - 0.001 if step > 0 else MIDNIGHT
    holds = record.begun()
    assert holds()
    record.instant += step
    assert not holds()


def test_a_clock_that_was_set_back_an_hour_is_noticed_and_the_day_goes_on() -> None:
    record = Watched()
    holds = record.begun()
    assert holds()
    record.instant -= 3_600
    assert holds()
    assert record.asked == 2
