"""At midnight where the tracker is, what tells of the day is made anew, and nothing else is."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from app.public import create_app
from app.web.deployment import today
from config import Settings

_CASE = "/cases/elmir-abbasov-soyudlu"
_DATED = ("/", "/cases", _CASE, "/people/elmir-abbasov", "/timeline", "/about")
_UNDATED = ("/feed.rss", "/feed.json", "/updates.atom", f"{_CASE}/feed.rss",
            "/people/elmir-abbasov/feed.json", "/law/cao-388-1/feed.atom",
            "/static/speechwatch.css", "/schema/case-1.json", "/robots.txt")  # fmt: skip


class Clock:
    """A clock that is set by hand, to a time in Baku."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def set(self, day: int, hour: int, minute: int) -> None:
        self.seconds = datetime(
            2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Baku")
        ).timestamp()

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    made = Clock()
    made.set(22, 23, 59)
    return made


@pytest.fixture
def reader(shipped: Settings, clock: Clock) -> FlaskClient:
    return create_app(shipped, clock).test_client()


@pytest.mark.parametrize("address", _DATED)
def test_a_page_that_tells_of_a_day_is_new_on_the_next(
    reader: FlaskClient, clock: Clock, address: str
) -> None:
    for _ in range(3):  # at hand by then
        before = reader.get(address)
        assert "Facts as of 22 November 2026" in before.get_data(as_text=True)
    clock.set(23, 0, 0)
    after = reader.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Facts as of 23 November 2026" in after.get_data(as_text=True)


@pytest.mark.parametrize("address", _UNDATED)
def test_what_tells_of_no_day_stays_and_is_the_same_when_it_is_made_again(
    reader: FlaskClient, clock: Clock, shipped: Settings, address: str
) -> None:
    with reader.get(address) as before:
        tag, content = before.headers["ETag"], before.data
    clock.set(24, 12, 0)
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304
    with create_app(shipped, clock).test_client().get(address) as again:
        assert (again.headers["ETag"], again.data) == (tag, content)


def test_a_page_made_over_midnight_is_of_one_day(shipped: Settings, clock: Clock) -> None:
    app = create_app(shipped, clock)
    told: list[str] = []

    def slow() -> str:
        told.append(today().isoformat())
        clock.set(23, 0, 1)
        told.append(today().isoformat())
        return " ".join(told)

    app.add_url_rule("/slow", view_func=slow)
    before = app.test_client().get("/slow")
    assert before.text == "2026-11-22 2026-11-22"
    after = app.test_client().get("/slow", headers={"If-None-Match": before.headers["ETag"]})
    assert after.text.endswith("2026-11-23 2026-11-23")


def test_a_clock_set_back_brings_back_the_day_before(reader: FlaskClient, clock: Clock) -> None:
    clock.set(23, 0, 1)
    assert "23 November 2026" in reader.get("/cases").text
    clock.set(22, 23, 59)
    assert "Facts as of 22 November 2026" in reader.get("/cases").text
