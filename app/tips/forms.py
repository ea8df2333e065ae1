"""The token of a form for tips: signed, with the second it was handed out, and kept nowhere.

It says that the form is ours, that somebody took the time to fill it, and that it is not from
yesterday's copy of the page; it says nothing of who has it.
"""

import secrets
from datetime import datetime, timedelta
from typing import Final, Literal

from itsdangerous import BadSignature, URLSafeSerializer

from app.staff.tokens import keyed
from app.tips.actions import FORMS_LAST

SOONEST: Final = timedelta(seconds=2)
"""Nobody writes a tip in less."""
_SALT: Final = "speechwatch tip"

# Not one of ours or too old, both to be answered by a new one; or sent too soon to be a person's.
Wrong = Literal["old", "soon"]


def hand_out(key: str, now: datetime) -> str:
    """The token of a form that is handed out now."""
    return str(_signer(key).dumps([int(now.timestamp()), secrets.token_urlsafe(12)]))


def wrong_with(key: str, token: str, now: datetime) -> Wrong | None:
    """Why a form cannot be taken now; None where it can."""
    try:
        handed_out, _ = _signer(key).loads(token)
    except (BadSignature, UnicodeError):
        return "old"
    age = timedelta(seconds=int(now.timestamp()) - handed_out)
    if age > FORMS_LAST:
        return "old"
    return "soon" if age < SOONEST else None


def mark_of(key: str, token: str) -> str:
    """By what it is known that a form was sent before, without keeping its token."""
    return keyed(key, "tip", token)


def _signer(key: str) -> URLSafeSerializer:
    return URLSafeSerializer(key, salt=_SALT)
