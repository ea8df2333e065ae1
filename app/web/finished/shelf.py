"""What is kept in memory: up to a bound, and what is asked for again before what was asked once."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_PROVEN_SHARE = 0.8


class _Row(Generic[K, V]):
    """Some values with their weights, the one that was used last at the end."""

    def __init__(self) -> None:
        self.weight = 0
        self.entries: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def add(self, key: K, value: V, weight: int) -> None:
        self.entries[key] = value, weight
        self.weight += weight

    def take(self, key: K) -> tuple[V, int] | None:
        entry = self.entries.pop(key, None)
        self.weight -= entry[1] if entry else 0
        return entry

    def take_oldest(self) -> tuple[K, V, int]:
        key, (value, weight) = self.entries.popitem(last=False)
        self.weight -= weight
        return key, value, weight


class Shelf(Generic[K, V]):
    """Values by key, weighed in bytes; threads may share it.

    A value that was asked for again stands among the proven ones, which have four fifths of the
    room. So a flood of addresses that are each asked once pushes out only its own kind.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = threading.Lock()
        self._proven: _Row[K, V] = _Row()
        self._fresh: _Row[K, V] = _Row()

    def get(self, key: K) -> V | None:
        """The value of a key, None when it is not kept."""
        with self._lock:
            proven = self._proven.entries.get(key)
            if proven is not None:
                self._proven.entries.move_to_end(key)
                return proven[0]
            fresh = self._fresh.take(key)
            if fresh is None:
                return None
            self._proven.add(key, *fresh)
            self._settle()
            return fresh[0]

    def put(self, key: K, value: V, weight: int) -> None:
        """Keeps a value in the place of what its key had, and lets go of the oldest others."""
        with self._lock:
            row = self._fresh if self._proven.take(key) is None else self._proven
            self._fresh.take(key)
            row.add(key, value, weight)
            self._settle()

    def drop(self, key: K) -> None:
        """Lets go of a value."""
        with self._lock:
            self._proven.take(key)
            self._fresh.take(key)

    @property
    def weight(self) -> int:
        """The bytes of all that is kept."""
        return self._proven.weight + self._fresh.weight

    def __len__(self) -> int:
        return len(self._proven.entries) + len(self._fresh.entries)

    def _settle(self) -> None:
        while self._proven.weight > self._room * _PROVEN_SHARE:
            self._fresh.add(*self._proven.take_oldest())
        while self.weight > self._room:
            (self._fresh if self._fresh.entries else self._proven).take_oldest()
