"""A sheet of five hundred rows, twelve of them wrong, on a telephone without script."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serve
from tests.browser.test_entering import Desk
from tests.desk.conftest import on_sqlite
from tests.desk.sheets.uploads import as_csv, person
from tests.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.faults, pytest.mark.xdist_group("browser")]

_WRONG = (7, 31, 60, 99, 140, 188, 222, 260, 301, 377, 420, 499)
_LONGEST_PAGE = 60_000
_SMALLEST = 320
_PATIENCE = 240


@pytest.fixture(scope="module")
def desk(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a port that it knows of beforehand."""
    port = free_port()
    address = f"http://localhost:{port}"
    with on_sqlite(sqlite_model, tmp_path_factory.mktemp("sheets"), site_url=address) as newsroom:
        for _ in serve(newsroom.app, port):
            yield Desk(newsroom, address)


def _five_hundred(folder: Path) -> Path:
    rows = []
    for number in range(500):
        name, source, day, *rest = person(number)
        rows.append((name, source, "in the spring" if number in _WRONG else day, *rest))
    path = folder / "cases.csv"
    path.write_bytes(as_csv(rows))
    return path


def _fits(page: Page) -> None:
    """The page is light, and nothing of it lies beside the screen."""
    page.wait_for_load_state()
    assert len(page.content().encode()) < _LONGEST_PAGE
    for width in (_SMALLEST, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def _press(page: Page, button: str) -> None:
    """Presses and waits for the page it leads to: what is there is counted only then."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def _waits(page: Page) -> None:
    """Until the work is done: the page asks by itself, and here a little sooner."""
    until = time.monotonic() + _PATIENCE
    while page.locator("progress").count():
        assert time.monotonic() < until
        page.wait_for_timeout(500)
        page.reload()


def test_five_hundred_rows_with_twelve_wrong(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    page = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    ).new_page()
    desk.sign_in(page)
    page.goto(f"{desk.address}/desk/cases")
    page.get_by_role("link", name="Bring in a sheet").click()
    page.set_input_files("#f-file", _five_hundred(tmp_path))
    _press(page, "Upload it")
    _fits(page)
    _press(page, "Show every row as it will be")
    _waits(page)
    expect(page.get_by_text("12 rows have something wrong")).to_be_visible()
    assert page.get_by_role("button", name="Bring in").count() == 0
    _fits(page)
    _mend(page)
    _fits(page)
    _press(page, "Bring in all 500 rows")
    _waits(page)
    expect(page.get_by_text("500 cases are here as drafts now")).to_be_visible()
    _undo(page)


def _mend(page: Page) -> None:
    """Puts each wrong row right; one leads to the next."""
    page.get_by_role("link", name="Change row 9").click()
    _fits(page)
    for left in reversed(range(len(_WRONG))):
        page.get_by_label("Date of detention").fill("12 May 2023")
        _press(page, "Keep the row so")
        assert page.get_by_role("button", name="Keep the row so").count() == (left > 0)


def _undo(page: Page) -> None:
    page.get_by_role("link", name="Undo this whole sheet").click()
    _press(page, "Go on")
    _press(page, "Undo it for good")
    _waits(page)
    expect(page.get_by_text("nothing of it is left")).to_be_visible()
