"""Subscribers as there are many: one that reads every page, and one that keeps a database."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from reader import Entry, EntryUpdateStatus, Reader, make_reader

from tests.feeds.reading import Feed, Read, understood
from tests.records import SITE
from tests.serving import Served


@dataclass(slots=True, eq=False)
class Walker:
    """Reads a feed to its last page with feedparser, and knows each item by its id."""

    server: Served
    address: str
    known: dict[str, Read] = field(default_factory=dict)

    def poll(self) -> tuple[list[Read], list[Read]]:
        """All items in their order, and those of them never seen before."""
        items = [each for page in self._pages() for each in page.items]
        assert len({each.id for each in items}) == len(items)
        fresh = [each for each in items if each.id not in self.known]
        assert items[: len(fresh)] == fresh, "what is new does not stand before what is not"
        for each in items:
            before = self.known.get(each.id, each)
            assert (each.url, each.published) == (before.url, before.published)
            self.known[each.id] = each
        assert len({each.url for each in self.known.values()}) == len(self.known), "posted anew"
        return items, fresh

    def _pages(self) -> list[Feed]:
        pages, address = [], self.address
        while address:
            status, body = self.server.get(address)
            assert status == 200
            pages.append(understood(body, "json" if ".json" in address else "xml"))
            address = pages[-1].links.get("next", "").removeprefix(SITE)
        return pages


class Keeper:
    """Follows feeds with the library `reader`: it keeps entries, and asks only for what changed."""

    def __init__(self, server: Served, addresses: tuple[str, ...]) -> None:
        self.new: Counter[tuple[str, str]] = Counter()
        self.changed: set[tuple[str, str]] = set()
        self._reader = make_reader(":memory:")
        self._reader.after_entry_update_hooks.append(self._note)
        self._feeds = {at: f"http://127.0.0.1:{server.port}{at}" for at in addresses}
        for url in self._feeds.values():
            self._reader.add_feed(url)

    def poll(self) -> int:
        """Asks every feed once; each must answer as a feed. Returns how many were as before."""
        answers = [each.value for each in self._reader.update_feeds_iter(scheduled=False)]
        assert len(answers) == len(self._feeds)
        assert not [each for each in answers if isinstance(each, Exception)]
        return sum(each is None for each in answers)

    def entries(self, address: str) -> dict[str, Entry]:
        """Every entry it ever saw in a feed, by its address."""
        return {
            str(each.link): each for each in self._reader.get_entries(feed=self._feeds[address])
        }

    def close(self) -> None:
        """Lets go of the database."""
        self._reader.close()

    def _note(self, _reader: Reader, entry: Any, status: EntryUpdateStatus) -> None:
        key = (entry.feed_url, entry.id)
        if status is EntryUpdateStatus.NEW:
            self.new[key] += 1
        else:
            self.changed.add(key)
