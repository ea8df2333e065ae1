"""One-time codes of an app: six digits, another every half minute (RFC 6238)."""

import base64
import secrets
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP: Final = 30
_DIGITS = 6
_BYTES = 20
# A clock may be half a minute off, either way.
_AROUND = (0, -1, 1)


def new_secret() -> str:
    """A new secret, in the letters that a person can type into an app."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def in_an_app(secret: str, name: str, issuer: str) -> str:
    """The address that an app reads from a picture: the secret, and whose and where it is."""
    return _codes(secret).get_provisioning_uri(name, issuer)


def code_at(secret: str, moment: datetime) -> str:
    """The code an app shows at a moment."""
    return _codes(secret).generate(int(moment.timestamp())).decode()


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The number of the half minute that a code belongs to; None for one of no time near `now`.

    Whoever takes a code remembers its number and takes none up to it again.
    """
    code = "".join(typed.split())
    if len(code) != _DIGITS or not (code.isascii() and code.isdecimal()):
        return None
    current = int(now.timestamp()) // STEP
    fitting = [current + each for each in _AROUND if _fits(secret, code, current + each)]
    return fitting[0] if fitting else None


def _fits(secret: str, code: str, step: int) -> bool:
    try:
        _codes(secret).verify(code.encode(), step * STEP)
    except InvalidToken:
        return False
    return True


def _codes(secret: str) -> TOTP:
    # SHA-1 is what every app knows; in an HMAC it is not weak.
    return TOTP(base64.b32decode(secret), _DIGITS, SHA1(), STEP)  # noqa: S303
