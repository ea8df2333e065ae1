"""Which day it is. Custody dates are civil dates, so "today" is the tracker's, not the server's."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str, now: datetime | None = None) -> date:
    """The civil day in a time zone (an IANA name, such as `Asia/Baku`) at an instant.

    `now` defaults to this moment and must know its own zone; raises ValueError if it does not, and
    ZoneInfoNotFoundError for an unknown zone.
    """
    instant = now or datetime.now(UTC)
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no day; give it one, such as UTC.")
    return instant.astimezone(ZoneInfo(timezone)).date()
