"""Items told once and kept, because a feed tells mostly what it told a moment ago.

An item is kept under what it is made of: the item itself, the version of its case and of all that
the case shows, and the reader's language. What is kept can be superfluous, never wrong.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import ClassVar, Generic, TypeVar

_T = TypeVar("_T")

# About two kilobytes each, more in other letters than Latin ones.
_MOST = 1000


class Remembered(Generic[_T]):
    """What was made last, up to a number of things; safe to share between threads."""

    EXTENSION: ClassVar = "speechwatch-feed-items"

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, _T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> _T | None:
        """What was made under a key, if it is still kept."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def keep(self, key: Hashable, made: _T) -> _T:
        """Keeps it, and forgets what was asked for longest ago when there is no more room."""
        with self._lock:
            self._made[key] = made
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        return made
