"""Pages of the desk that few come by: sheets with rows, tips that say something, refusals."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import make_url

from app.cases.queries import find_document
from app.staff.roles import Role
from tests.browser.conftest import serve
from tests.browser.test_desk import TELEPHONE, Desk, Look
from tests.desk.conftest import on_sqlite
from tests.desk.reviewing_cases import POET, published
from tests.desk.sheets.uploads import as_csv, person
from tests.desk.tips.test_queue import came
from tests.serving import free_port

pytestmark = [pytest.mark.faults, pytest.mark.browser, pytest.mark.xdist_group("browser")]
WRONG = ("Person Wrong", "Turan", "in the spring", "Baku", "")
Opens = Callable[[str, Role], Look]


@pytest.fixture
def desk(sqlite_model: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with its own documents, which takes tips."""
    port = free_port()
    address = f"http://localhost:{port}"
    folder = tmp_path / "desk"
    with on_sqlite(sqlite_model, folder, site_url=address, tips=True) as newsroom:
        for _ in serve(newsroom.app, port):
            yield Desk(newsroom, address)


@pytest.fixture
def look_as(browser: Browser, desk: Desk, closely: bool) -> Iterator[Opens]:
    """Looks at pages as somebody new, who is signed in."""
    opened: list[BrowserContext] = []

    def make(name: str, role: Role) -> Look:
        cookie = desk.newsroom.joins(name, role).cookie("__Secure-desk")
        assert cookie
        opened.append(browser.new_context(viewport=TELEPHONE))
        given = {"name": "desk", "value": cookie.value, "url": f"{desk.address}/desk"}
        opened[-1].add_cookies([given])  # type: ignore[list-item]
        return Look(opened[-1].new_page(), closely=closely)

    yield make
    for each in opened:
        each.close()


@contextmanager
def locked(desk: Desk) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    path = str(make_url(desk.newsroom.settings.desk_url).database)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def uploads(page: Page, folder: Path, rows: list[tuple[str, ...]]) -> None:
    """Chooses a sheet on the page of sheets."""
    path = folder / "cases.csv"
    path.write_bytes(as_csv(rows))
    page.locator('input[type="file"]').first.set_input_files(path)


def test_a_sheet_is_for_everybody_from_its_columns_to_its_undoing(
    desk: Desk, look_as: Opens, tmp_path: Path
) -> None:
    look = look_as("Aysel", "contributor")
    look.opens(f"{desk.address}/desk/sheets")
    rows = [person(1), person(1), WRONG, person(2)]
    uploads(look.page, tmp_path, rows)
    look.presses("Upload it")
    look.presses("Show every row as it will be")
    sheet = look.page.url.partition("?")[0]
    look.opens(f"{sheet}/rows/4")
    look.page.locator("#f-c2").fill("in the winter")
    look.presses("Keep the row so")
    look.page.locator("#f-c2").fill("12 May 2023")
    look.presses("Keep the row so")
    look.opens(f"{sheet}/rows/2")
    look.opens(sheet)
    look.presses("Bring in all 4 rows")
    look.opens(f"{sheet}/undo")
    look.presses("Go on")
    look.presses("Undo it for good")
    look.opens(f"{desk.address}/desk/sheets")
    assert look.unfit == {}
    assert len(look.seen) == 13


def test_a_tip_that_says_something_is_for_everybody(desk: Desk, look_as: Opens) -> None:
    look = look_as("Leyla", "editor")
    tip = came(desk.newsroom)
    look.opens(f"{desk.address}/desk/tips")
    look.opens(f"{desk.address}/desk/tips/{tip}")
    look.presses("Show what it says")
    look.presses("I take it")
    look.presses("Discard it")
    look.page.get_by_label("Why nothing is made of it").fill("Told already.")
    look.presses("Discard it")
    look.opens(f"{desk.address}/desk/tips/{tip}")
    assert look.unfit == {}
    assert len(look.seen) == 7


def test_refusals_are_for_everybody(desk: Desk, look_as: Opens) -> None:
    look = look_as("Samir", "contributor")
    look.opens(f"{desk.address}/desk/people")
    assert look.page.get_by_role("heading", level=1).inner_text()
    look.opens(f"{desk.address}/desk/cases/00000000-0000-4000-8000-000000000000")
    look.opens(f"{desk.address}/desk/cases/new")
    look.page.locator('input[name="form_token"]').first.evaluate("one => { one.value = 'x' }")
    look.page.get_by_label("Who was taken").fill("Somebody")
    look.presses("Save the draft")
    look.opens(f"{desk.address}/desk/cases/new")
    look.page.get_by_label("Who was taken").fill("Somebody")
    look.page.locator('input[name="sources.outlet"]').fill("A paper")
    with locked(desk):
        look.presses("Save the draft")
    assert look.unfit == {}
    assert len(look.seen) == 6


def test_the_review_of_somebody_is_for_everybody(desk: Desk, look_as: Opens) -> None:
    look = look_as("Rena", "admin")
    published(desk.newsroom)
    with desk.newsroom.at_desk() as session:
        at = f"{desk.address}/desk/people-in-cases/{find_document(session, 'person', POET['slug'])}"
    look.opens(f"{at}/about")
    look.page.get_by_label("Name", exact=True).first.fill("Aydin S.")
    look.presses("Save")
    look.presses("Say it")
    look.opens(f"{at}/versions/2")
    look.opens(f"{at}/preview")
    look.opens(at)
    look.presses("Send for review")
    assert look.unfit == {}
    assert len(look.seen) == 7
