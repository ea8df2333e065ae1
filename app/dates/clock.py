"""Which day it is. Custody dates are civil dates, so "today" is the tracker's, not the server's."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
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


class Calendar:
    """Says which civil day it is in a time zone, as often as it is asked.

    The day is worked out again only when it may have ended, or when the clock was set back. `now`
    gives the seconds since 1970; another clock than the machine's may be handed in. Raises
    ZoneInfoNotFoundError for an unknown zone.
    """

    def __init__(self, timezone: str, now: Callable[[], float] = time.time) -> None:
        self._timezone = timezone
        self._zone = ZoneInfo(timezone)
        self.now = now
        self._span = (date.min, 0.0, 0.0)

    def today(self) -> date:
        """The day it is."""
        instant = self.now()
        day, begin, end = self._span
        if not begin <= instant < end:
            day = today(self._timezone, datetime.fromtimestamp(instant, UTC))
            # One assignment: two threads may find at once that a day has ended.
            self._span = (day, self._midnight(day), self._midnight(day + timedelta(days=1)))
        return day

    def ends(self) -> float:
        """When the day ends, in seconds since 1970."""
        return self._midnight(self.today() + timedelta(days=1))

    def _midnight(self, day: date) -> float:
        return datetime.combine(day, time_of_day.min, self._zone).timestamp()
