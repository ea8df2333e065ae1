"""The length of a custody in a few numbers, so that thousands are added up without their facts.

Most custodies are over, and their length no longer changes. That of one who is held grows by a day
each day. Only of days on which something was yet to be learnt do the numbers not tell.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.custody.intervals import turns
from app.custody.learning import learnt
from app.custody.merging import Custody
from app.custody.states import standing
from app.custody.stays import Since, Stay, since, stay_of
from app.custody.view import View, has_begun, has_ended, view

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lasting:
    """One custody: before `first` it had not begun, and from `settled` on its stay is the same.

    `first` is None where it never can have begun, `settled` where the stay goes on changing. With
    `open` nobody reports its end, and its possible days last until the day asked for. From `known`
    until it settles somebody is held, `since` when; both are None where nobody is.
    """

    first: date | None
    settled: date | None = None
    stay: Stay | None = None
    open: bool = False
    known: date | None = None
    since: Since | None = None

    def knows(self, as_of: date) -> bool:
        """Whether it can tell the stay of that day."""
        if self.first is None or as_of < self.first or self._runs(as_of):
            return True
        return self.settled is not None and self.settled <= as_of

    def on(self, as_of: date) -> Stay | None:
        """The stay by a day that it `knows`."""
        if self.first is None or as_of < self.first:
            return None
        if self.since and self._runs(as_of):
            return self.since.until(as_of)
        if self.stay and self.stay.possible and self.open:
            return replace(self.stay, possible=(self.stay.possible[0], as_of))
        return self.stay

    def _runs(self, as_of: date) -> bool:
        if self.known is None or self.since is None:
            return False
        return self.known <= as_of and (self.settled is None or as_of < self.settled)


def lasting(custody: Custody) -> Lasting:
    """When the stay of a custody begins, when it has settled, and what it is from then on."""
    days = learnt(custody)
    first = next((day for day in days if stay_of(custody, day)), None)
    known, last = days[-1], view(custody, days[-1])
    settled = _settled(last, known)
    if settled == date.max or (last.begun is not None and not has_begun(last, settled)):
        return Lasting(first)
    stay, later = (stay_of(custody, day) for day in (settled, settled + _ONE_DAY))
    begun = since(last) if known < settled else None
    return Lasting(first, settled, stay, stay != later, known if begun else None, begun)


def _settled(last: View, known: date) -> date:
    """The first day on which nobody is held of whom nothing more is learnt."""
    rearrested = last.ending is not None and last.ending.manner == "re-arrested"
    if has_ended(last, known) and not rearrested:
        return known
    later = sorted(day for day in turns(last) if day > known)
    free = (day for day in (known, *later) if standing(last, day).state != "held")
    return next(free, date.max)
