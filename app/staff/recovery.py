"""Recovery codes: ten of them, each good for one sign-in when telephone and passkey are away."""

import secrets
from typing import Final

from app.staff.tokens import digest

HOW_MANY: Final = 10
# No i, l, o and u: nothing that is read as something else, or as a word.
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1"})
_GROUPS, _IN_A_GROUP = 4, 4


def new_codes() -> tuple[str, ...]:
    """Ten new codes of 80 random bits each, in four groups to copy by hand."""
    return tuple(_code() for _ in range(HOW_MANY))


def digest_of(typed: str) -> str:
    """What is kept of a code, the same however it was typed: large or small, with what between."""
    said = "".join(each for each in typed.lower() if each.isascii() and each.isalnum())
    return digest(said.translate(_READ_AS))


def _code() -> str:
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
