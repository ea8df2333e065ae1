"""The key after which a page of a list goes on. It names the last row seen, so no row is skipped.

A key is opaque to readers. It holds the row's place in its order and nothing that a reader did
not already see.
"""

import base64
import binascii
import json

_LONGEST = 400


class NotAPageKey(ValueError):
    """A key in an address is not one of ours."""


def encode(*parts: str) -> str:
    """The key of a row from the texts that order it."""
    spelled = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(spelled.encode()).decode().rstrip("=")


def decode(key: str, count: int) -> tuple[str, ...]:
    """The texts of a key. Raises NotAPageKey unless it is one we could have made."""
    if len(key) > _LONGEST or not key.isascii():
        raise NotAPageKey(key)
    try:
        padded = key + "=" * (-len(key) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True).decode())
    except (binascii.Error, ValueError, RecursionError):
        raise NotAPageKey(key) from None
    if not isinstance(parts, list) or len(parts) != count:
        raise NotAPageKey(key)
    if not all(isinstance(part, str) and part.isprintable() for part in parts):
        raise NotAPageKey(key)
    return tuple(parts)
