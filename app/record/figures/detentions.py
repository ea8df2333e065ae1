"""What `packing` packed of a custody, read only as far as somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from app.custody import Lasting, Since, Stay
from app.dates import Days

Tied = Literal["strict", "contextual", ""]


@dataclass(frozen=True, slots=True)
class Detention:
    """A custody of a subject by a day."""

    packed: Sequence[Any]
    day: date

    @property
    def told(self) -> bool:
        """Whether what is packed tells its stay."""
        first, settled, _open, known = self.packed[5]
        day = self.day.toordinal()
        if first is None or day < first or (known is not None and known <= day):
            return True
        return settled is not None and settled <= day

    @property
    def stay(self) -> Stay | None:
        """How long it was by the day, where what is packed tells it."""
        return self._lasting.on(self.day) if self.told else None

    @property
    def _lasting(self) -> Lasting:
        first, settled, is_open, known = self.packed[5]
        since = Since(*map(_day, self.packed[7])) if self.packed[7] else None
        stay = _stay(self.packed[6])
        return Lasting(_day(first), _day(settled), stay, is_open, _day(known), since)


def _stay(given: Sequence[Any] | None) -> Stay | None:
    if given is None:
        return None
    days, sure, possible = given
    return Stay(Days(*days), _span(sure), _span(possible))


def _span(given: Sequence[int] | None) -> tuple[date, date] | None:
    return (date.fromordinal(given[0]), date.fromordinal(given[1])) if given else None


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None
