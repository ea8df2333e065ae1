"""An entry of the ledger as the record is told of it."""

from dataclasses import dataclass
from typing import Literal

Cause = Literal[
    "published",
    "updated",
    "corrected",
    "renamed",
    "amended",
    "protected",
    "withdrawn",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One published revision, or the tombstone of a withdrawal.

    `items` are the feed items that enter with it, as pairs of feed and uuid. `body` is None when
    the content was redacted since.
    """

    number: int
    document: str
    kind: str
    revision: int
    instant: str
    cause: Cause
    items: tuple[tuple[str, str], ...]
    commitment: str
    hash: str
    body: bytes | None
