"""Tells at every request whether all that is at hand still holds, in one function.

It is asked more often than anything else, and between two requests a server's memory does not stay
near the processor: as five calls into four modules it took a fifth of the answers a second.
"""

from collections.abc import Callable
from typing import Final

from app.dates import Calendar

# Says whether what was true when it was begun still holds. Any thread may ask; it raises nothing,
# and says that it does not hold whenever that is not known.
Watch = Callable[[], bool]
_SECONDS: Final = 0.002


def watch(sign: Callable[[], object], reliable: Callable[[], bool], calendar: Calendar) -> Watch:
    """Begins to watch a sign, which must stay equal and be relied on, and the day.

    The sign is read at each question; whether it is `reliable`, and which day it is, when the last
    time is some thousandths of a second ago, when the day may have ended, or the clock was set.
    """
    seen, day, ends, now = sign(), calendar.today(), calendar.ends(), calendar.now
    looked = again = 0.0

    def holds() -> bool:
        nonlocal looked, again
        instant = now()
        if sign() != seen:
            return False
        if looked <= instant < again:
            return True
        if calendar.today() != day or not reliable():
            return False
        looked, again = instant, min(instant + _SECONDS, ends)
        return True

    return holds
