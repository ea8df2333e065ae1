"""What was given a moment ago is given again, and never beyond that moment."""

import pytest

from app.web.finished.hand import Hand
from app.web.finished.page import Variant
from app.web.finished.watching import Watch
from config import Settings
from tests.web.finished.test_answers import Site, over

CASE = "/cases/elmir-abbasov-soyudlu"


@pytest.fixture
def site(shipped: Settings) -> Site:
    return over(shipped)


def variant(size: int = 100) -> Variant:
    return Variant("identity", '"1"', b"x" * size, [], [])


class Record:
    """What can be watched: each `watch` tells whether nothing has changed since it was begun."""

    def __init__(self) -> None:
        self.changes = 0

    def watch(self) -> Watch:
        begun = self.changes
        return lambda: self.changes == begun


def take(hand: Hand, path: str, watch: Watch | None, size: int = 100) -> None:
    hand.take((path, "", None), variant(size), watch)


def test_what_is_at_hand_holds_together_and_is_let_go_together() -> None:
    hand, record = Hand(), Record()
    take(hand, "/", record.watch())
    take(hand, "/cases", record.watch())
    assert hand.now.hold()
    assert len(hand.now.answers) == 2
    record.changes += 1
    assert not hand.now.hold()
    take(hand, "/law", record.watch())
    assert hand.now.hold()
    assert list(hand.now.answers) == [("/law", "", None)]


def test_an_answer_that_nothing_tells_of_any_more_is_not_taken() -> None:
    hand, record = Hand(), Record()
    earlier = record.watch()
    record.changes += 1
    take(hand, "/", record.watch())
    take(hand, "/cases", earlier)
    take(hand, "/feeds", None)
    assert list(hand.now.answers) == [("/", "", None)]


def test_a_hand_is_small_whatever_it_is_given() -> None:
    hand, watch = Hand(), Record().watch()
    for number in range(5_000):
        take(hand, f"/{number}", watch, 32_000)
        assert sum(len(each.body) for each in hand.now.answers.values()) <= 8_200_000
    take(hand, "/long", watch, 33_000)
    assert ("/long", "", None) not in hand.now.answers


@pytest.mark.parametrize("address", ["/", "/cases", CASE, "/feed.rss", "/about"])
def test_an_answer_at_hand_is_the_same_in_every_way(site: Site, address: str) -> None:
    first, second, third = (site.get(address) for _ in range(3))
    assert (address, "", "gzip, deflate, br") in site.layer._hand.now.answers
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
