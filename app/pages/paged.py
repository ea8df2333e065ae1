"""The key in an address after which a list of found cases goes on."""

from typing import Final

from app.record.facets.ordering import Key
from app.record.filters import Filter
from app.web import page_keys
from app.web.errors import BadAddress
from app.web.language import gettext

# The largest number both engines keep in a column of whole numbers.
_LARGEST: Final = 2**31 - 1


def key_of(asked: Filter, sort: str) -> Key | None:
    """The key that a filter names, for a list in this order. Raises BadAddress for one not ours."""
    if asked.after is None:
        return None
    try:
        first, ordinal = page_keys.decode(asked.after, 2)
    except page_keys.NotAPageKey:
        raise BadAddress(_unread()) from None
    if not (_is_number(ordinal) and (sort != "changed" or _is_number(first))):
        raise BadAddress(_unread())
    return first, ordinal


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and int(part) <= _LARGEST


def _unread() -> str:
    return gettext("This page key cannot be read. Begin again at the first page.")
