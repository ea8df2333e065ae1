"""Numbers as a form or an address brings them: versions, places in a list, parts of a fact."""

from typing import Final

_LONGEST: Final = 9


def whole_number(text: str | None) -> int | None:
    """The number that a text of at most nine plain digits stands for; None for anything else.

    Nine digits fit every column of numbers here, so that none of them asks a database too much.
    """
    given = text or ""
    plain = given.isascii() and given.isdecimal() and len(given) <= _LONGEST
    return int(given) if plain else None
