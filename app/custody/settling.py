"""The part of a custody's length that no longer depends on the day it is asked for.

Most custodies are over. What is known of such a one is a few numbers, so that thousands of them
are added up without looking at their facts again.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.custody.intervals import stale_days
from app.custody.learning import learnt
from app.custody.merging import Custody
from app.custody.stays import Stay, stay_of
from app.custody.view import View, has_begun, has_ended, view

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lasting:
    """One custody: before `first` it had not begun, and from `settled` on its stay is the same.

    `first` is None where it never can have begun, `settled` where the stay goes on changing. With
    `open` nobody reports its end, and its possible days last until the day asked for.
    """

    first: date | None
    settled: date | None = None
    stay: Stay | None = None
    open: bool = False

    def knows(self, as_of: date) -> bool:
        """Whether it can tell the stay of that day."""
        if self.first is None or as_of < self.first:
            return True
        return self.settled is not None and self.settled <= as_of

    def on(self, as_of: date) -> Stay | None:
        """The stay by a day that it `knows`."""
        if self.first is None or as_of < self.first:
            return None
        if self.stay and self.stay.possible and self.open:
            return replace(self.stay, possible=(self.stay.possible[0], as_of))
        return self.stay


def lasting(custody: Custody) -> Lasting:
    """When the stay of a custody begins, when it has settled, and what it is from then on.

    While news of it are fresh somebody is held, and counted to the day; after that nobody is.
    """
    days = learnt(custody)
    first = next((day for day in days if stay_of(custody, day)), None)
    last = view(custody, days[-1])
    settled = days[-1] if _is_over(last, days[-1]) else max([days[-1], *stale_days(last)])
    if settled == date.max or (last.begun is not None and not has_begun(last, settled)):
        return Lasting(first)
    stay, later = (stay_of(custody, day) for day in (settled, settled + _ONE_DAY))
    return Lasting(first, settled, stay, open=stay != later)


def _is_over(seen: View, day: date) -> bool:
    """Whether a reported end has come; a new arrest at the gate is none."""
    rearrested = seen.ending is not None and seen.ending.manner == "re-arrested"
    return has_ended(seen, day) and not rearrested
