"""A long sheet is written some rows at a time: others save meanwhile, and nothing is seen half."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from app.cases.models import Document, Sheet
from app.cases.sheets.queries import outcomes_of
from app.cases.working.actions import begin
from app.cases.working.monitors import ITSELF
from app.db.engines import engine
from app.desk.sheets.work import work_through
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.looks import cases, rows_kept
from tests.desk.sheets.uploads import (
    acts,
    as_csv,
    brings,
    person,
)

# As a hundred and thirty rows come to two portions of a hundred.
_ROWS, _PORTION = 13, 10


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the rows is a long sheet, worked on in a tenth of the rows at a time."""
    for name in ("work.AT_ONCE", "bringing._CASES"):
        monkeypatch.setattr(f"app.desk.sheets.{name}", _PORTION)
    monkeypatch.setattr("app.desk.sheets.work._BLOCK", _PORTION // 2)
    monkeypatch.setattr("app.cases.sheets.undoing._PORTION", _PORTION)


class Stopped(Exception):
    """The command ends here, as if it was killed."""


@pytest.fixture
def source(newsroom: Newsroom) -> Iterator[Engine]:
    """The database as a command opens it."""
    opened = engine(newsroom.settings.desk_url)
    yield opened
    opened.dispose()


def stops_half_way(source: Engine, monkeypatch: pytest.MonkeyPatch, sheet: str) -> None:
    """Lets the command of a sheet end when it has written a portion of it."""

    def told(_count: int) -> None:
        with Session(source) as session:
            if outcomes_of(session, sheet):
                raise Stopped

    def start(_sheet: str) -> None:
        with pytest.raises(Stopped):
            work_through(source, sheet, told)

    monkeypatch.setattr("app.desk.sheets.uploading.start", start)


def goes_through(source: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets commands do their work in the request that starts them."""
    monkeypatch.setattr(
        "app.desk.sheets.uploading.start", lambda sheet: work_through(source, sheet, lambda _: None)
    )


@pytest.fixture
def half(
    newsroom: Newsroom, source: Engine, monkeypatch: pytest.MonkeyPatch
) -> tuple[Browser, str]:
    """A monitor, and their sheet of which the command has written a portion and then ended."""
    goes_through(source, monkeypatch)
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(number) for number in range(_ROWS)]))
    stops_half_way(source, monkeypatch, sheet)
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    goes_through(source, monkeypatch)
    return monitor, sheet


def written(newsroom: Newsroom) -> int:
    """How many cases and people lie in the desk, seen or not."""
    with newsroom.at_desk() as session:
        return session.query(Document).count()


def test_nobody_sees_what_a_sheet_begins_before_all_of_it_is_there(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    _monitor, sheet = half
    with newsroom.at_desk() as session:
        (case_id, *_) = [each.document_id for each in outcomes_of(session, sheet)]
    assert written(newsroom) == 2 * _PORTION
    assert cases(newsroom) == 0
    editor = newsroom.joins("Leyla", "editor")
    assert "Person" not in editor.open("/desk/cases").text
    assert "Person" not in editor.open("/desk/people-in-cases").text
    assert editor.open(f"/desk/cases/{case_id}").status_code == 404


@pytest.mark.faults
def test_a_sheet_that_stopped_half_way_goes_on_and_nothing_is_there_twice(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, sheet = half
    assert "has stopped before its end" in monitor.open(f"/desk/sheets/{sheet}").text
    text = acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    assert f"{_ROWS} cases are here as drafts now" in text
    assert (cases(newsroom), written(newsroom)) == (_ROWS, 2 * _ROWS)


@pytest.mark.faults
def test_a_sheet_that_stopped_half_way_goes_back_to_its_rows(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, sheet = half
    monitor.open(f"/desk/sheets/{sheet}")
    text = acts(monitor, f"/desk/sheets/{sheet}/go-on", do="back")
    assert f"Bring in all {_ROWS} rows" in text
    assert (written(newsroom), rows_kept(newsroom)) == (0, _ROWS)


@pytest.mark.faults
def test_a_sheet_that_stopped_half_way_and_is_forgotten_leaves_nothing(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, _sheet = half
    with newsroom.at_desk() as session:
        long_ago = datetime.now(UTC) - timedelta(days=31)
        session.execute(update(Sheet).values(changed_at=long_ago))
    brings(monitor, as_csv([person(1)]))
    assert written(newsroom) == 0


@pytest.mark.faults
def test_an_undoing_that_stopped_half_way_goes_on(
    newsroom: Newsroom, source: Engine, half: tuple[Browser, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monitor, sheet = half
    monitor.open(f"/desk/sheets/{sheet}")
    acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    monitor.open(f"/desk/sheets/{sheet}/undo")
    monitor.send(f"/desk/sheets/{sheet}/undo")
    stops_half_way(source, monkeypatch, sheet)
    acts(monitor, f"/desk/sheets/{sheet}/undo", sure="y")
    assert cases(newsroom) == _ROWS - _PORTION
    goes_through(source, monkeypatch)
    monitor.open(f"/desk/sheets/{sheet}")
    assert "nothing of it is left" in acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    assert written(newsroom) == 0


@pytest.mark.faults
def test_monitors_save_while_a_long_sheet_is_written(
    newsroom: Newsroom, source: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(source, monkeypatch)
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(number) for number in range(2 * _ROWS)]))
    mine, over = list[bool](), threading.Event()

    def saves() -> None:
        while not over.wait(0.01):
            with Session(source) as session:
                begin(session, ITSELF, {"title": "Meanwhile"})
                mine.append(bool(outcomes_of(session, sheet)))
                session.commit()

    beside = threading.Thread(target=saves)
    beside.start()
    try:
        text = acts(monitor, f"/desk/sheets/{sheet}/bring")
    finally:
        over.set()
        beside.join()
    assert f"{2 * _ROWS} cases are here as drafts now" in text
    assert any(mine), "nobody saved between two portions"
    assert cases(newsroom) == 2 * _ROWS + len(mine)
