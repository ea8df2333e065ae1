"""Documents of the record, typed once and kept while there is room.

A published revision never changes, so its bytes are its key: what is kept can be superfluous, never
wrong. What is worked out of a document alone is kept with it, as it is the same object each time.
"""

from collections import OrderedDict
from threading import Lock
from typing import Final

from app.document.others import Tombstone
from app.document.reading import Document
from app.document.trusted import trusted

# A typed document takes about twelve times its bytes, with all that is worked out of it twice that.
ROOM: Final = 768 * 1024


class Kept:
    """The documents used last, up to so many bytes of bodies; safe to share between threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._left = room
        self._documents: OrderedDict[bytes, Document | Tombstone] = OrderedDict()
        self._lock = Lock()

    def document(self, body: bytes) -> Document | Tombstone:
        """The document whose canonical bytes these are."""
        with self._lock:
            found = self._documents.get(body)
            if found is not None:
                self._documents.move_to_end(body)
                return found
        made = trusted(body)
        with self._lock:
            self._keep(body, made)
        return made

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._documents)

    def _keep(self, body: bytes, made: Document | Tombstone) -> None:
        if len(body) > self._room or body in self._documents:
            return
        self._documents[body] = made
        self._left -= len(body)
        while self._left < 0:
            old, _ = self._documents.popitem(last=False)
            self._left += len(old)
