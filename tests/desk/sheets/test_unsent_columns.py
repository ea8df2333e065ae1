"""Columns that somebody chose while their sign-in ended are as they chose them."""

import pytest
from sqlalchemy import select

from app.cases.models import Typed
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.sheets.uploads import acts, as_csv, chosen, person, says_columns, sheet_id, uploads


@pytest.fixture
def monitor(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aysel", "contributor")


@pytest.fixture
def columns(newsroom: Newsroom, monitor: Browser) -> str:
    """Where columns were said after a day away, and the monitor signed in again."""
    uploads(monitor, as_csv([person(1)]))
    way = monitor.at()
    newsroom.clock.after(hours=24)
    boxes = chosen(monitor) | {"c2": "", "c4": "detentions.taken"}
    monitor.fills(way, **boxes)
    assert monitor.page.request.args["then"] == way
    monitor.signs_in("Aysel")
    return way


def unsent(newsroom: Newsroom, way: str) -> int:
    """How many forms of a sheet hold something that was chosen and not saved."""
    sheet = way.split("/")[3]
    with newsroom.at_desk() as session:
        return sum(sheet in form for form in session.scalars(select(Typed.form)))


def test_the_columns_are_as_they_were_chosen(
    newsroom: Newsroom, monitor: Browser, columns: str
) -> None:
    page = monitor.open(columns).text
    assert (chosen(monitor)["c2"], chosen(monitor)["c4"]) == ("", "detentions.taken")
    assert "did not save it" in page
    says_columns(monitor)
    assert monitor.at() == f"/desk/sheets/{sheet_id(monitor)}"
    assert unsent(newsroom, columns) == 0


def test_they_are_dropped_when_they_are_not_wanted(monitor: Browser, columns: str) -> None:
    monitor.open(columns)
    page = acts(monitor, columns, do="drop")
    assert monitor.at() == columns
    assert chosen(monitor)["c4"] == "charges.citation"
    assert "did not save it" not in page


def test_nobody_else_meets_them(newsroom: Newsroom, columns: str) -> None:
    leyla = newsroom.joins("Leyla", "editor")
    leyla.open(columns)
    assert chosen(leyla)["c2"] == "detentions.taken"


def test_they_go_with_the_sheet(newsroom: Newsroom, monitor: Browser, columns: str) -> None:
    assert unsent(newsroom, columns) == 1
    monitor.open(columns.removesuffix("/columns"))
    acts(monitor, f"{columns.removesuffix('/columns')}/drop")
    assert monitor.page.status_code == 200
    assert unsent(newsroom, columns) == 0
