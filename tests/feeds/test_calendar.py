"""The calendar, read back by icalendar: which days are in it, how exact, and who says so."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Component, Event

from tests.feeds.dated import TODAY, heard, held, in_days
from tests.feeds.reading import fetched
from tests.records import SITE, Records

BAKU = ZoneInfo("Asia/Baku")
ADDRESS = "/calendar.ics"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.feeds.calendar_door.today", lambda: TODAY)


@dataclass(frozen=True, slots=True)
class Read:
    """An event as icalendar reads it; `said` are its texts by their names."""

    start: date | datetime
    end: date | datetime
    stamp: datetime
    said: dict[str, str]


def read(reader: FlaskClient, query: str = "") -> tuple[dict[str, str], list[Read]]:
    """What a calendar says of itself, and its events in order."""
    made = Calendar.from_ical(fetched(reader, ADDRESS + query))
    assert isinstance(made, Calendar)
    return _said(made), [_event(each) for each in made.events]


def events(reader: FlaskClient, query: str = "") -> dict[str, Read]:
    """Every event by its summary."""
    return {each.said["SUMMARY"]: each for each in read(reader, query)[1]}


def _event(event: Event) -> Read:
    assert event.stamp is not None
    return Read(event.start, event.end, event.stamp, _said(event))


def _said(component: Component) -> dict[str, str]:
    return {name: str(component[name]) for name in component}


def test_a_hearing_stands_at_its_hour_in_the_zone_of_the_courts(
    records: Records, reader: FlaskClient
) -> None:
    day = in_days(20)
    hour = f"id: first, date: {{edtf: '{day}', time: '10:30'}}, court: City Court, purpose: plea"
    records.publishes(heard("spoken", [hour]))
    (event,) = events(reader).values()
    assert event.said["SUMMARY"] == "Heard spoken: Hearing"
    assert event.start == datetime(day.year, day.month, day.day, 10, 30, tzinfo=BAKU)
    assert event.said["LOCATION"] == "City Court"
    assert event.said["STATUS"] == "CONFIRMED"
    assert event.said["URL"] == f"{SITE}/cases/spoken#first"
    assert "Plea." in event.said["DESCRIPTION"]
    assert "Said by: reported by The Invented Paper." in event.said["DESCRIPTION"]
    body = fetched(reader, ADDRESS)
    assert b"\r\nCATEGORIES:Hearing\r\n" in body
    assert b"\r\nDTSTART;TZID=Asia/Baku:" in body
    assert b"\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Baku\r\n" in body


def test_a_hearing_put_off_is_cancelled_and_stands_on_its_new_day(
    records: Records, reader: FlaskClient
) -> None:
    old, new = in_days(3), in_days(30)
    records.publishes(
        heard("late", [f"id: first, date: {old}, state: postponed, postponed_to: {new}"])
    )
    found = events(reader)
    assert found["Heard late: Hearing, postponed"].said["STATUS"] == "CANCELLED"
    assert found["Heard late: Hearing"].start == new
    both = [f"id: first, date: {old}, state: postponed, postponed_to: {new}"]
    records.publishes(heard("late", [*both, f"id: second, date: {new}"]))
    assert [each.start for each in events(reader).values()] == [old, new]


def test_an_expected_release_is_the_end_of_the_term_and_says_it_is_worked_out(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(held("arrested", "P30D", in_days(-5)))
    (event,) = events(reader).values()
    assert event.said["SUMMARY"] == "Held arrested: Expected release"
    assert (event.start, event.end) == (in_days(25), in_days(26))
    assert event.said["STATUS"] == "TENTATIVE"
    assert "no source says so" in event.said["DESCRIPTION"]


def test_a_remand_is_an_order_that_ends_not_a_release(
    records: Records, reader: FlaskClient
) -> None:
    records.publishes(held("remanded", "P4M", in_days(-10), kind="pre-trial detention"))
    (event,) = events(reader).values()
    assert event.said["SUMMARY"] == "Held remanded: Detention order ends"


def test_who_is_reported_free_has_no_expected_release(
    records: Records, reader: FlaskClient
) -> None:
    text = held("free", "P30D", in_days(-5))
    records.publishes(text)
    freed = f"term: P30D, ended: {in_days(1)}, how_ended: term served"
    records.publishes(text.replace("term: P30D", freed))
    assert events(reader) == {}


def test_days_within_a_week_are_a_span_and_coarser_ones_are_counted(
    records: Records, reader: FlaskClient
) -> None:
    first, last = in_days(10), in_days(16)
    records.publishes(heard("week", [f"id: first, date: {first}/{last}"]))
    records.publishes(heard("eight", [f"id: first, date: {first}/{in_days(17)}"]))
    records.publishes(heard("month", ["id: first, date: 2024-07"]))
    (event,) = events(reader).values()
    assert (event.start, event.end) == (first, last + timedelta(days=1))
    assert "2 dates are left out" in read(reader)[0]["DESCRIPTION"]


def test_the_past_year_is_in_it_and_what_is_older_is_not(
    records: Records, reader: FlaskClient
) -> None:
    days = {"old": in_days(-400), "past": in_days(-300), "far": in_days(4000)}
    for slug, day in days.items():
        records.publishes(heard(slug, [f"id: first, date: {day}"]))
    assert set(events(reader)) == {"Heard past: Hearing", "Heard far: Hearing"}


def test_an_event_keeps_its_name_while_the_record_grows_and_counts_its_revisions(
    records: Records, reader: FlaskClient
) -> None:
    def hearing(days: int) -> str:
        return heard("moves", [f"id: first, date: {in_days(days)}"])

    records.publishes(hearing(5))
    (first,) = read(reader)[1]
    assert first.said["SEQUENCE"] == "0"
    assert fetched(reader, ADDRESS) == fetched(reader, ADDRESS)
    records.publishes(hearing(6))
    (second,) = read(reader)[1]
    assert second.said["UID"] == first.said["UID"]
    assert second.said["SEQUENCE"] == "1"
    assert second.start == in_days(6)
    assert second.stamp >= first.stamp
    records.runs("withdraw", "moves", "--why", "to protect somebody")
    assert read(reader)[1] == []


def test_a_person_has_a_calendar_of_their_own(records: Records, reader: FlaskClient) -> None:
    person = "speechwatch: person/1\nslug: her\nname: Her Name\n"
    text = heard("hers", [f"id: first, date: {in_days(5)}"])
    hers = text.replace('name: "Heard hers"}', "person: her}\n  - {id: other, name: Another}")
    hers = hers.replace("id: first", "id: first, of: writer").replace(
        "id: tie", "id: tie, of: writer"
    )
    hers = hers.replace("id: detention", "id: detention, of: writer")
    others = f"  - {{id: theirs, of: other, date: {in_days(6)}}}\nsources:"
    coarse = "  - {id: coarse, of: other, date: 2024-09}\n"
    hers = hers.replace("\n\nsources:", "\n" + coarse + others)
    records.publishes(
        "---\n".join([person, hers, heard("nobodys", [f"id: a, date: {in_days(7)}"])])
    )
    assert set(events(reader)) == {
        "Her Name: Hearing",
        "Another: Hearing",
        "Heard nobodys: Hearing",
    }
    assert set(events(reader, "?subject=her")) == {"Her Name: Hearing"}
    hers_alone, _ = read(reader, "?subject=her")
    assert hers_alone["NAME"] == "Speechwatch: Her Name"
    assert "left out" not in hers_alone["DESCRIPTION"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("?subject=nobody", 404), ("?case=x", 400), ("?subject=a&subject=b", 400), ("?lang=xx", 400)],
)
def test_an_address_it_does_not_know_is_refused(
    reader: FlaskClient, query: str, status: int
) -> None:
    assert reader.get(ADDRESS + query).status_code == status


def test_an_empty_calendar_can_be_read(reader: FlaskClient) -> None:
    answer = reader.get(ADDRESS)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert read(reader)[1] == []


def test_the_nearest_days_are_kept_where_there_are_too_many(
    records: Records, reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.record.queries.calendar.COMING", 3)
    days = [f"id: h-{n}, date: {in_days(n)}" for n in range(1, 6)]
    records.publishes(heard("busy", days))
    assert [each.start for each in read(reader)[1]] == [in_days(n) for n in (1, 2, 3)]
    assert "2 more dates are further away" in read(reader)[0]["DESCRIPTION"]


def test_what_ships_gives_a_calendar_that_reads_back_the_same(
    shipped: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.feeds.calendar_door.today", lambda: date(2023, 3, 1))
    with shipped.reader() as client:
        body = fetched(client, ADDRESS)
        _, found = read(client)
    assert len(found) > 3
    uids = [each.said["UID"] for each in found]
    assert len(set(uids)) == len(uids)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


def test_the_calendar_is_the_same_file_whichever_server_writes_it(shipped: Records) -> None:
    with shipped.reader() as one, shipped.reader() as other:
        assert fetched(one, ADDRESS) == fetched(other, ADDRESS)
