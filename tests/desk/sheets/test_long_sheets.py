"""Long sheets, on which the real command works: on each engine, and killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event

from app.cases.models import Sheet
from app.cases.sheets.running import at_work_on
from app.db.engines import engine
from app.desk.sheets.starting import COMMAND, environment, locks_in
from app.desk.sheets.work import NobodyAsked, work_through
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.looks import cases, rows_kept
from tests.desk.sheets.uploads import acts, as_csv, brings, person

_PATIENCE = 120
_ROWS = 130


def waits(browser: Browser, sheet: str, said: str) -> str:
    """Asks again, as the page does by itself, until it says something."""
    until = time.monotonic() + _PATIENCE
    while said not in browser.open(f"/desk/sheets/{sheet}").text:
        assert time.monotonic() < until, browser.page.text
        time.sleep(0.3)
    return browser.page.text


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
