"""A row that somebody put right while their sign-in ended is as they typed it."""

import pytest
from sqlalchemy import select

from app.cases.models import Typed
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.looks import fields
from tests.desk.sheets.uploads import acts, as_csv, brings, person, sends_file

WRONG = ("Person Wrong", "Turan", "in the spring", "Baku", "")


@pytest.fixture
def monitor(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aysel", "contributor")


@pytest.fixture
def sheet(newsroom: Newsroom, monitor: Browser) -> str:
    """A sheet whose third row was put right after a day away, and the monitor signed in again."""
    made = brings(monitor, as_csv([person(1), WRONG]))
    way = f"/desk/sheets/{made}/rows/3"
    monitor.open(way)
    newsroom.clock.after(hours=24)
    monitor.fills(way, c2="12 May 2023", c3="Şəki")
    assert monitor.page.request.args["then"] == way
    monitor.signs_in("Aysel")
    return made


def unsent(newsroom: Newsroom, sheet: str) -> int:
    """How many forms of its rows hold something that was typed and not saved."""
    with newsroom.at_desk() as session:
        return sum(sheet in form for form in session.scalars(select(Typed.form)))


def test_the_row_is_as_it_was_typed(newsroom: Newsroom, monitor: Browser, sheet: str) -> None:
    way = f"/desk/sheets/{sheet}/rows/3"
    page = monitor.open(way).text
    assert 'value="12 May 2023"' in page
    assert 'value="Şəki"' in page
    assert "did not save it" in page
    assert "Row 3" in monitor.open(f"/desk/sheets/{sheet}?only=wrong").text
    monitor.open(way)
    assert "Bring in all 2 rows" in acts(monitor, way, c2="12 May 2023", c3="Şəki")
    assert unsent(newsroom, sheet) == 0
    acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert fields(newsroom, "Person Wrong")["detentions"][0]["place"] == "Şəki"


def test_it_is_dropped_when_it_is_not_wanted(monitor: Browser, sheet: str) -> None:
    way = f"/desk/sheets/{sheet}/rows/3"
    monitor.open(way)
    page = acts(monitor, way, do="drop", c2="12 May 2023")
    assert monitor.at() == way
    assert 'value="in the spring"' in page
    assert "did not save it" not in page


def test_an_editor_who_opens_the_row_sees_the_row(newsroom: Newsroom, sheet: str) -> None:
    page = newsroom.joins("Leyla", "editor").open(f"/desk/sheets/{sheet}/rows/3").text
    assert 'value="in the spring"' in page
    assert "Şəki" not in page


@pytest.mark.parametrize("end", ["dropped", "replaced", "brought in"])
def test_it_goes_with_the_rows(newsroom: Newsroom, monitor: Browser, sheet: str, end: str) -> None:
    assert unsent(newsroom, sheet) == 1
    monitor.open(f"/desk/sheets/{sheet}")
    if end == "dropped":
        acts(monitor, f"/desk/sheets/{sheet}/drop")
    elif end == "replaced":
        sends_file(monitor, f"/desk/sheets/{sheet}/again", as_csv([person(4)]))
    else:
        monitor.open(f"/desk/sheets/{sheet}/rows/3")
        acts(monitor, f"/desk/sheets/{sheet}/rows/3", do="out")
        acts(monitor, f"/desk/sheets/{sheet}/bring")
    assert monitor.page.status_code == 200
    assert unsent(newsroom, sheet) == 0
