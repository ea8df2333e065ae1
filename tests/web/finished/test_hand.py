"""What was given a moment ago is given again, and never beyond that moment."""

from datetime import date

import pytest

from app.web.finished.hand import Hand
from app.web.finished.page import Variant
from app.web.finished.states import Moment
from config import Settings
from tests.web.finished.test_answers import Site, over

TODAY = date(2026, 11, 22)
CASE = "/cases/elmir-abbasov-soyudlu"


@pytest.fixture
def site(shipped: Settings) -> Site:
    return over(shipped)


def variant(size: int = 100) -> Variant:
    return Variant("identity", '"1"', b"x" * size, [])


def test_a_hand_holds_the_answers_of_one_moment() -> None:
    hand, sign = Hand(), object()
    hand.take(("/", "", None), variant(), Moment(sign, TODAY))
    hand.take(("/cases", "", None), variant(), Moment(sign, TODAY))
    assert len(hand.answers) == 2
    hand.take(("/law", "", None), variant(), Moment(object(), TODAY))
    assert list(hand.answers) == [("/law", "", None)]
    hand.take(("/feeds", "", None), variant(), None)
    assert list(hand.answers) == [("/law", "", None)]


def test_a_hand_is_small_whatever_it_is_given() -> None:
    hand, moment = Hand(), Moment(object(), TODAY)
    for number in range(5_000):
        hand.take((f"/{number}", "", None), variant(32_000), moment)
        assert sum(len(each.body) for each in hand.answers.values()) <= 8_200_000
    hand.take(("/long", "", None), variant(33_000), moment)
    assert ("/long", "", None) not in hand.answers


@pytest.mark.parametrize("address", ["/", "/cases", CASE, "/feed.rss", "/about"])
def test_an_answer_at_hand_is_the_same_in_every_way(site: Site, address: str) -> None:
    first, second, third = (site.get(address) for _ in range(3))
    assert (address, "", "gzip, deflate, br") in site.layer._hand.answers
    assert second.data == third.data == first.data
    assert list(second.headers) == list(third.headers) == list(first.headers)
    assert site.get(address, known=first.headers["ETag"]).status_code == 304
    assert site.get(address, known='"another"').data == first.data


def test_an_answer_at_hand_is_that_of_one_query_one_coding_and_one_method(site: Site) -> None:
    for _ in range(3):
        english, other = site.get(CASE), site.get(f"{CASE}?lang=az")
        plain = site.get(CASE, Accept_Encoding="identity")
        head = site.reader.head(CASE, headers={"Accept-Encoding": "gzip, deflate, br"})
        sent = site.reader.post(CASE, headers={"Accept-Encoding": "gzip, deflate, br"})
        assert english.headers["Content-Encoding"] == "br"
        assert "Content-Encoding" not in plain.headers
        assert b'<html lang="en"' in plain.data
        assert other.data != english.data
        assert (head.data, head.headers["ETag"]) == (b"", english.headers["ETag"])
        assert sent.status_code == 405
