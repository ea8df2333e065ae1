"""The calendar as the reader of Thunderbird understands it, run in a real browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.feeds.dated import TODAY, heard, held, in_days
from tests.feeds.reading import fetched
from tests.records import SITE, in_folder

_READER = Path(__file__).parents[1] / "vendored" / "ical.js" / "ical.es5.min.cjs"
_READ = """text => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    for (const zone of calendar.getAllSubcomponents('vtimezone'))
        ICAL.TimezoneService.register(zone);
    return calendar.getAllSubcomponents('vevent').map(found => {
        const event = new ICAL.Event(found);
        return {
            uid: event.uid, summary: event.summary, start: event.startDate.toString(),
            end: event.endDate.toString(), utc: event.startDate.toJSDate().toISOString(),
            wholeDay: event.startDate.isDate, sequence: event.sequence, place: event.location,
            status: found.getFirstPropertyValue('status'), url: found.getFirstPropertyValue('url'),
        };
    });
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(params=["/calendar.ics", "/cases.ics"])
def calendar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> str:
    """A calendar with an hour, a span, and a name in three scripts that needs folding."""
    monkeypatch.setattr("app.feeds.calendar_door.today", lambda: TODAY)
    records = in_folder(tmp_path)
    hour = f"id: first, date: {{edtf: '{in_days(20)}', time: '10:30'}}, court: 'City Court; room 2'"
    span = f"id: second, date: {in_days(30)}/{in_days(32)}, state: cancelled"
    long = heard("heard", [hour, span]).replace("Heard heard", "Əli, Мамедов علي " * 6)
    records.publishes(long + "---" + held("held", "P30D", in_days(-5)))
    with records.reader() as reader:
        return fetched(reader, request.param).decode()


def events_of(browser: Browser, text: str) -> list[dict[str, Any]]:
    page = browser.new_page()
    page.add_script_tag(content=_READER.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_READ, text)
    page.close()
    return found


def test_the_reader_of_thunderbird_finds_every_event_as_it_is(
    browser: Browser, calendar: str
) -> None:
    hour, release, span = events_of(browser, calendar)
    assert release["summary"] == "Held held: Expected release"
    assert (release["start"], release["end"]) == (str(in_days(25)), str(in_days(26)))
    assert release["wholeDay"]
    assert release["status"] == "TENTATIVE"
    assert hour["utc"] == f"{in_days(20)}T06:30:00.000Z"
    assert hour["place"] == "City Court; room 2"
    assert hour["url"] == f"{SITE}/cases/heard#first"
    assert hour["summary"].startswith("Əli, Мамедов علي Əli, Мамедов علي")
    assert (span["start"], span["end"]) == (str(in_days(30)), str(in_days(33)))
    assert span["status"] == "CANCELLED"
    assert len({each["uid"] for each in (release, hour, span)}) == 3
