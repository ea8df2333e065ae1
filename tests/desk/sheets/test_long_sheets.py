"""Long sheets, on which the real command works: on each engine, and killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, update
from sqlalchemy.orm import Session

from app.cases.models import Document, Sheet
from app.cases.sheets.queries import outcomes_of
from app.cases.sheets.running import at_work_on
from app.cases.working.actions import begin
from app.cases.working.listed import cases_listed
from app.cases.working.monitors import ITSELF
from app.db.engines import engine
from app.desk.sheets.starting import COMMAND, environment, locks_in
from app.desk.sheets.work import NobodyAsked, work_through
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.looks import fields, rows_kept
from tests.desk.sheets.uploads import acts, as_csv, brings, person, says_columns, sheet_id, uploads

_PATIENCE = 120
_ROWS = 130


def waits(browser: Browser, sheet: str, said: str) -> str:
    """Asks again, as the page does by itself, until it says something."""
    until = time.monotonic() + _PATIENCE
    while said not in browser.open(f"/desk/sheets/{sheet}").text:
        assert time.monotonic() < until, browser.page.text
        time.sleep(0.3)
    return browser.page.text


def cases(newsroom: Newsroom) -> int:
    """How many cases the desk has."""
    with newsroom.at_desk() as session:
        return len(cases_listed(session, ITSELF))


def test_a_long_sheet_is_worked_on_outside_the_request(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, told = engine(newsroom.settings.desk_url), list[int]()
    monkeypatch.setattr(
        "app.desk.sheets.uploading.start", lambda sheet: work_through(source, sheet, told.append)
    )
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(number) for number in range(_ROWS)]))
    assert f"Bring in all {_ROWS} rows" in monitor.page.text
    assert told == [50, 100, _ROWS]
    assert "130 cases are here as drafts" in acts(monitor, f"/desk/sheets/{sheet}/bring")
    monitor.open(f"/desk/sheets/{sheet}/undo")
    monitor.send(f"/desk/sheets/{sheet}/undo")
    assert "nothing of it is left" in acts(monitor, f"/desk/sheets/{sheet}/undo", sure="y")
    assert cases(newsroom) == 0
    source.dispose()


def test_a_command_finds_nothing_to_do_unasked(newsroom: Newsroom) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(1)]))
    source = engine(newsroom.settings.desk_url)
    for each in (sheet, str(uuid4())):
        with pytest.raises(NobodyAsked):
            work_through(source, each, lambda _count: None)
    source.dispose()


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
    assert written(newsroom) == 200
    assert cases(newsroom) == 0
    editor = newsroom.joins("Leyla", "editor")
    assert "Person" not in editor.open("/desk/cases").text
    assert "Person" not in editor.open("/desk/people-in-cases").text
    assert editor.open(f"/desk/cases/{case_id}").status_code == 404


def test_a_sheet_that_stopped_half_way_goes_on_and_nothing_is_there_twice(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, sheet = half
    assert "has stopped before its end" in monitor.open(f"/desk/sheets/{sheet}").text
    text = acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    assert f"{_ROWS} cases are here as drafts now" in text
    assert (cases(newsroom), written(newsroom)) == (_ROWS, 2 * _ROWS)


def test_a_sheet_that_stopped_half_way_goes_back_to_its_rows(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, sheet = half
    monitor.open(f"/desk/sheets/{sheet}")
    text = acts(monitor, f"/desk/sheets/{sheet}/go-on", do="back")
    assert f"Bring in all {_ROWS} rows" in text
    assert (written(newsroom), rows_kept(newsroom)) == (0, _ROWS)


def test_a_sheet_that_stopped_half_way_and_is_forgotten_leaves_nothing(
    newsroom: Newsroom, half: tuple[Browser, str]
) -> None:
    monitor, _sheet = half
    with newsroom.at_desk() as session:
        long_ago = datetime.now(UTC) - timedelta(days=31)
        session.execute(update(Sheet).values(changed_at=long_ago))
    brings(monitor, as_csv([person(1)]))
    assert written(newsroom) == 0


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
    assert cases(newsroom) == _ROWS - 100
    goes_through(source, monkeypatch)
    monitor.open(f"/desk/sheets/{sheet}")
    assert "nothing of it is left" in acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    assert written(newsroom) == 0


def test_updates_that_stopped_half_way_are_there_once_in_the_end(
    newsroom: Newsroom, source: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desk.sheets.work.AT_ONCE", 10)
    goes_through(source, monkeypatch)
    monitor = newsroom.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(number) for number in range(25)]))
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    with newsroom.at_desk() as session:
        titles = [str(each.title) for each in cases_listed(session, ITSELF)]
    rows = [(title, "3 July 2026", "A visit.", "Turan") for title in titles]
    uploads(
        monitor, as_csv(rows, ("Case", "Happened on", "What happened", "Source")), kind="updates"
    )
    says_columns(monitor)
    sheet = sheet_id(monitor)
    stops_half_way(source, monkeypatch, sheet)
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    goes_through(source, monkeypatch)
    monitor.open(f"/desk/sheets/{sheet}")
    acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    found = [len(fields(newsroom, title)["updates"]) for title in (titles[0], titles[-1])]
    assert found == [1, 1]


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


@pytest.mark.faults
def test_a_long_sheet_is_brought_in_and_undone_by_the_command(on_each: Newsroom) -> None:
    monitor = on_each.joins("Aysel", "contributor")
    sheet = brings(monitor, as_csv([person(number) for number in range(_ROWS)]))
    assert "Its rows are being checked" in monitor.page.text
    assert monitor.page.headers["Refresh"] == "3"
    waits(monitor, sheet, f"Bring in all {_ROWS} rows")
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    waits(monitor, sheet, f"{_ROWS} cases are here as drafts now")
    assert (cases(on_each), rows_kept(on_each)) == (_ROWS, 0)
    monitor.open(f"/desk/sheets/{sheet}/undo")
    monitor.send(f"/desk/sheets/{sheet}/undo")
    acts(monitor, f"/desk/sheets/{sheet}/undo", sure="y")
    waits(monitor, sheet, "nothing of it is left")
    assert cases(on_each) == 0


def commands(newsroom: Newsroom) -> Callable[[str], subprocess.Popen[bytes]]:
    """Starts the command as the desk does, but where a test can kill it."""

    def started(sheet: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "app.cli", COMMAND, sheet],
            env=environment(newsroom.settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return started


def asked(newsroom: Newsroom, sheet: str) -> tuple[str, int, bool]:
    """How far a sheet has come: its state, the rows that are done, whether its command began."""
    with newsroom.at_desk() as session:
        found = session.get_one(Sheet, sheet)
        return found.state, found.done, found.at_work


def test_a_command_that_ends_while_its_page_is_read_has_not_stopped(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monitor = newsroom.joins("Aysel", "contributor")
    monkeypatch.setattr("app.desk.sheets.uploading.start", lambda _sheet: None)
    sheet = brings(monitor, as_csv([person(number) for number in range(_ROWS)]))
    with newsroom.at_desk() as session:
        session.get_one(Sheet, sheet).at_work = True
        session.commit()
    with ExitStack() as lock:
        lock.enter_context(at_work_on(locks_in(newsroom.settings), sheet))

        def ends(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if "FROM sheets" in statement:
                lock.close()

        event.listen(Engine, "after_cursor_execute", ends)
        try:
            text = monitor.open(f"/desk/sheets/{sheet}").text
        finally:
            event.remove(Engine, "after_cursor_execute", ends)
    assert "has stopped" not in text
    assert "has stopped" in monitor.open(f"/desk/sheets/{sheet}").text


@pytest.mark.faults
def test_a_killed_command_leaves_nothing_half_and_can_go_on(
    on_each: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monitor, start = on_each.joins("Aysel", "contributor"), commands(on_each)
    sheet = brings(monitor, as_csv([person(number) for number in range(_ROWS)]))
    waits(monitor, sheet, f"Bring in all {_ROWS} rows")
    monkeypatch.setattr("app.desk.sheets.uploading.start", lambda _sheet: None)
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    for rows in (1, 50, 100, _ROWS):
        killed = start(sheet)
        until = time.monotonic() + _PATIENCE
        while asked(on_each, sheet)[1] < rows and time.monotonic() < until:
            if asked(on_each, sheet)[0] == "brought":
                break
            time.sleep(0.01)
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
        if asked(on_each, sheet)[0] == "brought":
            break
        assert cases(on_each) == 0
        assert rows_kept(on_each) == _ROWS
        assert "has stopped before its end" in monitor.open(f"/desk/sheets/{sheet}").text
        acts(monitor, f"/desk/sheets/{sheet}/go-on", do="go on")
    if asked(on_each, sheet)[0] != "brought":
        assert start(sheet).wait() == 0
    assert (cases(on_each), rows_kept(on_each)) == (_ROWS, 0)
