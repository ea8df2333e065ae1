"""The ledger's arithmetic: commitments, hashes, and what an entry is hashed over."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.record.ledger import Cause

GENESIS = "0" * 64
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the ledger. `hash` is taken over everything else in it, `previous` included."""

    number: int
    document: str
    kind: str
    revision: int
    instant: str
    cause: Cause
    feed_items: str
    commitment: str
    previous: str

    @property
    def hash(self) -> str:
        """SHA-256 over the entry's canonical JSON, in hexadecimal."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        spelled = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(spelled.encode()).hexdigest()


def commitment(salt: bytes, body: bytes) -> str:
    """What an entry says of its content without giving it away: SHA-256 of salt and bytes.

    When both are erased, nobody can try contents against it.
    """
    return hashlib.sha256(salt + body).hexdigest()


def new_salt() -> bytes:
    """A salt for one commitment."""
    return secrets.token_bytes(SALT_BYTES)


def items_text(items: Sequence[tuple[str, str]]) -> str:
    """Feed items as an entry keeps them: pairs of feed and uuid, as canonical JSON."""
    return json.dumps([list(pair) for pair in items], separators=(",", ":"))


def items_of(text: str) -> tuple[tuple[str, str], ...]:
    """The feed items an entry keeps."""
    return tuple((feed, uuid) for feed, uuid in json.loads(text))


def instant_after(last: str | None, now: datetime | None = None) -> str:
    """The present in UTC to the millisecond, as text; never before the last entry's.

    A clock that was set back must not make the ledger run backwards.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    written = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return max(written, last) if last else written
