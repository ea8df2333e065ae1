"""What is told once and kept, because lists and feeds tell mostly what they told a moment ago.

An item of a feed or a row of a list is kept under all that it is made of: which one it is, the
version of its case and of what the case shows, the reader's language, the day where it tells of
one. What is kept can be superfluous, never wrong.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Remembered(Generic[_T]):
    """What was made last, up to a number of things; safe to share between threads."""

    def __init__(self, most: int) -> None:
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
