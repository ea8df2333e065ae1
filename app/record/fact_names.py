"""The names by which feeds and calendars know the facts of a case, for good.

They come from the case's opaque id and from what the fact is called in it, as version 5 of UUIDs
(RFC 9562) makes names of names.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from hashlib import sha1
from uuid import UUID

_LENGTH = 16
_VERSION_AT, _VERSION = 6, 0x50
_VARIANT_AT, _VARIANT = 8, 0x80


@lru_cache(maxsize=16)
def naming(case_id: str) -> Callable[[str], str]:
    """What gives the facts of a case their names. Equal to `uuid5`, in a quarter of its time."""
    return partial(_named, UUID(case_id).bytes)


def _named(root: bytes, name: str) -> str:
    digest = bytearray(sha1(root + name.encode(), usedforsecurity=False).digest()[:_LENGTH])
    digest[_VERSION_AT] = digest[_VERSION_AT] & 0x0F | _VERSION
    digest[_VARIANT_AT] = digest[_VARIANT_AT] & 0x3F | _VARIANT
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
