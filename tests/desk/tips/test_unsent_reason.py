"""A reason that somebody typed while their sign-in ended is there as they typed it."""

import pytest
from sqlalchemy import select

from app.cases.models import Typed
from tests.desk.newsroom import Browser, Newsroom
from tests.desk.tips.test_queue import acts, came, kept_of

REASON = "An advertisement for zzherons"


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aygün", "contributor")


@pytest.fixture
def tip_id(newsroom: Newsroom, author: Browser) -> str:
    """A tip whose reason came after a day away, and its author signed in again."""
    made = came(newsroom)
    author.open(f"/desk/tips/{made}")
    newsroom.clock.after(hours=24)
    author.fills(f"/desk/tips/{made}/discard", reason=REASON)
    assert author.page.request.args["then"] == f"/desk/tips/{made}"
    author.signs_in("Aygün")
    return made


def unsent(newsroom: Newsroom, tip_id: str) -> int:
    """How many people's forms of a tip hold something that was typed and not saved."""
    with newsroom.at_desk() as session:
        return sum(tip_id in form for form in session.scalars(select(Typed.form)))


def test_the_reason_is_as_it_was_typed(newsroom: Newsroom, author: Browser, tip_id: str) -> None:
    page = author.open(f"/desk/tips/{tip_id}").text
    assert REASON in page
    assert "did not save it" in page
    assert kept_of(newsroom, tip_id).closed is None
    acts(author, tip_id, "discard", reason=REASON)
    assert kept_of(newsroom, tip_id).reason == REASON
    assert unsent(newsroom, tip_id) == 0


def test_it_is_dropped_when_it_is_not_wanted(author: Browser, tip_id: str) -> None:
    page = acts(author, tip_id, "discard", do="drop", reason=REASON)
    assert author.at() == f"/desk/tips/{tip_id}"
    assert REASON not in page
    assert "did not save it" not in page


def test_nobody_else_reads_it(newsroom: Newsroom, tip_id: str) -> None:
    assert REASON not in newsroom.joins("Rena", "editor").open(f"/desk/tips/{tip_id}").text


def test_it_goes_when_somebody_else_closes_the_tip(
    newsroom: Newsroom, author: Browser, tip_id: str
) -> None:
    assert unsent(newsroom, tip_id) == 1
    acts(newsroom.joins("Rena", "editor"), tip_id, "discard", reason="It is in a case.")
    assert unsent(newsroom, tip_id) == 0
    assert REASON not in author.open(f"/desk/tips/{tip_id}").text
