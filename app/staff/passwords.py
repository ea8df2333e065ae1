"""Passwords: which ones are refused, how they are kept, and one hash for every try."""

import base64
import secrets
import unicodedata
from typing import Final, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.staff.names import folded

PasswordFault = Literal["short", "long", "plain", "name"]
SHORTEST: Final = 12
LONGEST: Final = 200
_LEAST_DIFFERENT = 5
_SHORTEST_PART = 4
# A server answers one request at a time: a reader waits while a password is compared.
_PASSES, _MEMORY, _LANES = 2, 46 * 1024, 1
_OURS = ("speechwatch", "password", "parol", "123456789", "qwertyuiop")


def fault(password: str, name: str) -> PasswordFault | None:
    """Why a password is refused to somebody, None when it will do.

    It has 12 to 200 signs and at least five different ones, and is not made of the person's own
    name or one of the few words that everybody tries.
    """
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    left = folded(password)
    for word in (folded(name), *folded(name).split()):
        if len(word) >= _SHORTEST_PART and word in left:
            return "name"
    for word in _OURS:
        left = left.replace(word, "")
    return "plain" if len(set(left)) < _LEAST_DIFFERENT else None


class Passwords:
    """Keeps passwords as argon2id.

    `hasher` says at what cost; the default is twice what OWASP asks for at least. Whoever tries a
    name that is not there waits for a hash too: `fits` makes exactly one, against a decoy of the
    same cost where there is nothing to compare with.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(_PASSES, _MEMORY, _LANES)
        self._decoy = _decoy(self._hasher)

    def keep(self, password: str) -> str:
        """What is kept of a password."""
        return self._hasher.hash(_composed(password))

    def fits(self, kept: str | None, typed: str) -> bool:
        """Whether what was typed is the password that was kept; never, where none was."""
        try:
            fits = self._hasher.verify(kept or self._decoy, _composed(typed))
        except (VerificationError, InvalidHashError):
            return False
        return fits and kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether a password was kept at another cost than today's."""
        return self._hasher.check_needs_rehash(kept)


def _composed(password: str) -> bytes:
    """The same bytes from every keyboard, cut where no password of ours goes on."""
    cut = password[: LONGEST + 1]
    return unicodedata.normalize("NFKC", cut).encode("utf-8", "surrogatepass")


def _decoy(hasher: PasswordHasher) -> str:
    """A hash of nothing, which takes as long to compare with as any other."""
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    salt, key = (
        base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
        for length in (hasher.salt_len, hasher.hash_len)
    )
    return f"$argon2id$v=19${cost}${salt}${key}"
