"""How long the way is for a monitor at midnight, by keyboard: steps, pages and bytes."""

import pytest

from tests.browser.journeys.midnight import TASKS, monitor_with_work, taken
from tests.browser.journeys.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Steps and loads at most, and kilobytes of pages.
AT_MOST = {"a new detention": (10, 2, 24), "an update": (18, 3, 50), "an answer": (9, 2, 12)}


@pytest.mark.faults
@pytest.mark.parametrize("task", TASKS)
def test_the_way_by_keyboard_is_no_longer_than_it_was(office: Office, task: str) -> None:
    monitor = monitor_with_work(office)
    found = taken(monitor, task)
    steps, loads, kilobytes = AT_MOST[task]
    assert found.loads == loads
    assert found.steps <= steps
    assert found.bytes <= kilobytes * 1000
