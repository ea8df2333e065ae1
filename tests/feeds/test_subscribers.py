"""Subscribers who poll while a newsroom works: nothing comes twice, and nothing is missed."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.desk import Desk
from tests.feeds.newsroom import Newsroom
from tests.feeds.reading import Read
from tests.feeds.subscribers import Keeper, Walker
from tests.records import Records, in_folder
from tests.serving import Served, serving

KEPT = ("/feed.rss", "/feed.atom", "/feed.json", "/updates.rss", "/updates.atom", "/updates.json",
        "/cases.rss?tie=explicit", "/cases.json?tie=explicit")  # fmt: skip
_EXPECTED: dict[str, Callable[[Newsroom], set[str]]] = {
    "/feed": Newsroom.arrests,
    "/updates": Newsroom.updates,
    "/cases": Newsroom.tied,
}


def test_a_subscriber_through_a_dozen_acts_sees_no_repost_and_misses_nothing(
    tmp_path: Path,
) -> None:
    follow(in_folder(tmp_path), acts=12, every=4, seed=7)


@pytest.mark.faults
def test_a_subscriber_through_two_hundred_acts_sees_no_repost_and_misses_nothing(
    tmp_path: Path,
) -> None:
    follow(in_folder(tmp_path), acts=200, every=5, seed=1)


def follow(records: Records, acts: int, every: int, seed: int) -> None:
    """So many random acts, read by both kinds of subscribers after every few.

    At last the record is filled anew from the ledger, which no subscriber may notice.
    """
    settings = records.environment | {"SPEECHWATCH_HALF": "public"}
    with closing(Desk(records)) as desk:
        newsroom = Newsroom(desk, seed)
        newsroom.adds()
        with serving(settings) as server:
            _follow(newsroom, server, acts, every)
            told = [server.get(each) for each in KEPT]
            records.runs("publish", "--all")
            assert [server.get(each) for each in KEPT] == told


def _follow(newsroom: Newsroom, server: Served, acts: int, every: int) -> None:
    walkers = {
        Walker(server, "/feed.rss"): newsroom.arrests,
        Walker(server, "/updates.atom"): newsroom.updates,
    }
    with closing(Keeper(server, KEPT)) as keeper:
        for act in range(acts):
            newsroom.acts()
            if act % every == every - 1:
                for walker, expected in walkers.items():
                    look(newsroom, walker, expected)
                look_kept(newsroom, keeper, server)
                newsroom.was_polled()


def look(newsroom: Newsroom, walker: Walker, expected: Callable[[], set[str]]) -> None:
    """One poll: the feed holds exactly what it must, and nothing of what is to be forgotten."""
    seen = {each.url for each in walker.known.values()}
    items, fresh = walker.poll()
    assert {each.url for each in items} == expected()
    assert {each.url for each in fresh} == expected() - seen
    for each in items:
        if each.url in newsroom.corrected():
            assert each.changed is not None
            assert "This case was corrected." in each.html
        assert not hidden_in(newsroom, each)


def look_kept(newsroom: Newsroom, keeper: Keeper, server: Served) -> None:
    """A poll of the other: each entry was new to it once, and it has all there are."""
    keeper.poll()
    assert keeper.poll() == len(KEPT), "what did not change was sent again"
    assert set(keeper.new.values()) == {1}
    for address in KEPT:
        expected = _EXPECTED[address.partition(".")[0]](newsroom)
        entries = keeper.entries(address)
        assert expected <= set(entries)
        for url in expected & newsroom.corrected():
            if not address.endswith("rss"):
                entry = entries[url]
                assert entry.updated is not None
                assert entry.published is not None
                assert entry.updated > entry.published


def hidden_in(newsroom: Newsroom, item: Read) -> bool:
    """Whether an item holds a name or an address that was to be forgotten."""
    told = f"{item.title} {item.html} {item.url}"
    return any(re.search(rf"\b{each}\b(?!-)", told) for each in newsroom.hidden)
