"""How long a sign-in lasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.staff.models import SignIn

# Between password and second factor; and from the first password to the copied recovery codes.
_HALF_WAY: Final = timedelta(minutes=10)
_SETTING_UP: Final = timedelta(hours=1)
# How long after both factors were given something dangerous may be done.
FRESH: Final = timedelta(minutes=5)
# The clock of a sign-in is set once a minute at most: a page read is no reason to write.
NOTED_EVERY: Final = timedelta(minutes=1)
DEVICE_LASTS: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long somebody stays signed in: unused (`idle`), and whatever they do (`absolute`)."""

    idle: timedelta
    absolute: timedelta

    def holds(self, sign_in: SignIn, now: datetime) -> bool:
        """Whether a sign-in still holds."""
        if sign_in.stage == "password given":
            return now - sign_in.began_at < _HALF_WAY
        if sign_in.stage == "setting up":
            return now - sign_in.began_at < _SETTING_UP
        return now - sign_in.seen_at < self.idle and now - sign_in.began_at < self.absolute


def is_fresh(sign_in: SignIn, now: datetime) -> bool:
    """Whether both factors were given a moment ago."""
    return sign_in.proved_at is not None and now - sign_in.proved_at < FRESH
