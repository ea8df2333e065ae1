"""Whatever is chosen, every form has the cases that are counted: all of them, each once."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import Connection

from app.db.engines import engine, reading
from app.document.case import Case
from app.record.arrests import stays_of
from app.record.calendar import calendar_days
from app.record.queries.several import cases_of
from tests.feeds.choices import TODAY, chosen
from tests.feeds.reading import FORMS, fetched, rows_of, walked
from tests.records import in_folder

_CASES = 160
_FEW = range(8)
_MANY = range(100, 150)


@dataclass(frozen=True, slots=True)
class Invented:
    """A reader of an invented record, and a look into the record itself."""

    reader: FlaskClient
    record: Connection


@pytest.fixture(scope="module")
def invented(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Invented]:
    """A record of invented cases, read on its last day."""
    folder = tmp_path_factory.mktemp("invented")
    shutil.copytree(sqlite_model, folder, dirs_exist_ok=True)
    records = in_folder(folder)
    records.runs("demo", "--cases", _CASES, "--record-only", "--today", TODAY)
    source = engine(records.record_url, read_only=True)
    with records.reader() as reader, reading(source) as connection:
        yield Invented(reader, connection)
    source.dispose()


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    for door in ("found", "found_calendar", "found_table"):
        monkeypatch.setattr(f"app.feeds.{door}.today", lambda: TODAY)


@pytest.mark.parametrize("seed", _FEW)
def test_a_feed_has_every_case_that_is_counted_once_and_by_its_last_revision(
    invented: Invented, seed: int
) -> None:
    _feeds_are_whole(invented, seed)


@pytest.mark.parametrize("seed", _FEW)
def test_a_calendar_has_every_day_of_the_cases_that_are_counted(
    invented: Invented, seed: int
) -> None:
    _calendar_is_whole(invented, seed)


@pytest.mark.parametrize("seed", _FEW)
def test_a_table_has_a_row_for_every_case_that_is_counted_in_the_order_of_the_page(
    invented: Invented, seed: int
) -> None:
    _table_is_whole(invented, seed)


@pytest.mark.faults
@pytest.mark.parametrize("seed", _MANY)
def test_every_form_of_many_more_choices_is_whole(invented: Invented, seed: int) -> None:
    _feeds_are_whole(invented, seed)
    _table_is_whole(invented, seed)
    _calendar_is_whole(invented, seed)


def _feeds_are_whole(invented: Invented, seed: int) -> None:
    choice = chosen(invented.record, seed)
    expected = [f"urn:uuid:{each}" for each in choice.in_order(invented.record, "changed")]
    assert len(expected) == choice.found.count == len(choice.ids)
    assert sorted(choice.ids) == sorted(each.removeprefix("urn:uuid:") for each in expected)
    for form in FORMS:
        pages = list(walked(invented.reader, form, choice.address(form)))
        assert [each for page in pages for each in page.ids] == expected


def _table_is_whole(invented: Invented, seed: int) -> None:
    choice = chosen(invented.record, seed)
    rows = rows_of(fetched(invented.reader, choice.address("csv")))
    assert [each["id"] for each in rows] == list(choice.ids)
    assert {each["as_of"] for each in rows} <= {choice.found.day.isoformat()}


def _calendar_is_whole(invented: Invented, seed: int) -> None:
    choice = chosen(invented.record, seed)
    made = Calendar.from_ical(fetched(invented.reader, choice.address("ics")))
    assert isinstance(made, Calendar)
    days, coarse = _days_of(cases_of(invented.record, choice.ids).values())
    assert sorted(str(each["UID"]) for each in made.events) == sorted(days)
    ends = [days[str(each["UID"])] for each in made.events]
    assert ends == sorted(ends)
    assert (f"{coarse} date" in str(made["DESCRIPTION"])) == bool(coarse)


def _days_of(cases: Iterable[Case]) -> tuple[dict[str, date], int]:
    rows = [row for case in cases for row in calendar_days(case, stays_of(case))]
    return {row[0]: row[5] for row in rows if row[-1]}, sum(not row[-1] for row in rows)


def test_the_choices_of_these_tests_are_of_many_sizes(invented: Invented) -> None:
    counts = [chosen(invented.record, seed).found.count for seed in _FEW]
    assert 0 in counts or min(counts) < 5
    assert max(counts) > 60
    assert len(set(counts)) > 5


def test_an_item_is_the_same_in_every_form(invented: Invented) -> None:
    feeds = [next(walked(invented.reader, form, f"/cases.{form}")) for form in FORMS]
    told = [[(each.id, each.title, each.url, each.html) for each in found.items] for found in feeds]
    assert told[0] == told[1] == told[2]
