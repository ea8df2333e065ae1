"""What is counted: a subject of a case, with its proceedings and its custodies.

Each carries the facts that are its own, so that a person is not counted by what befell others in
the same case. They are read from what `packing` packed, and only as far as a measure asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from app.custody import Basis, Lasting, Since, Stay
from app.dates import Bounds, Days

Values = Mapping[str, Sequence[str]]
Tied = Literal["strict", "contextual", ""]


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A subject in one proceeding: the bases of the charges brought there, and what it is under.

    `values` are its own values of facets, in the place of those of the subject.
    """

    bases: tuple[Basis, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Detention:
    """A custody of a subject by a day. `worked_out` is its stay where what is packed has none.

    `values` are its own values of facets, in the place of those of the subject.
    """

    packed: Sequence[Any]
    day: date
    worked_out: Stay | None = None

    @property
    def tied(self) -> Tied:
        """How firmly the arrest feed ties its beginning to posts."""
        tied: Tied = self.packed[0]
        return tied

    @property
    def values(self) -> Values:
        """Its kinds, and the years in which it can have begun."""
        return {"custody": self.packed[2], "year": self.packed[3]}

    @property
    def taken(self) -> Bounds | None:
        """The day it began."""
        given = self.packed[4]
        return Bounds(_day(given[0]), _day(given[1])) if given else None

    @property
    def begun(self) -> bool:
        """Whether it had begun by the day, or may have."""
        first = self.packed[5][0]
        return first is not None and first <= self.day.toordinal()

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
        """How long it was by the day."""
        return self._lasting.on(self.day) if self.told else self.worked_out

    @property
    def over(self) -> Days | None:
        """How long it was, if its end is reported and had come by the day."""
        settled, stay = self.packed[5][1], self.packed[6]
        if not (self.packed[1] and stay and settled and settled <= self.day.toordinal()):
            return None
        return Days(*stay[0])

    @property
    def _lasting(self) -> Lasting:
        first, settled, is_open, known = self.packed[5]
        since = Since(*map(_day, self.packed[7])) if self.packed[7] else None
        stay = _stay(self.packed[6])
        return Lasting(_day(first), _day(settled), stay, is_open, _day(known), since)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of a case by a day. `person` is the same text wherever it is the same person.

    `began` is the day under which their case stands in lists. `values` are all values of facets,
    those of the case too where a facet is not of one person.
    `stays` are those of its custodies that had to be worked out from their facts.
    """

    person: str
    began: str
    values: Values
    packed: Mapping[str, Any]
    day: date
    stays: Sequence[Stay | None] = ()

    @property
    def proceedings(self) -> tuple[Proceeding, ...]:
        """Each proceeding against them."""
        return tuple(
            Proceeding(tuple(bases), {"basis": basis, "provision": provision})
            for bases, basis, provision in self.packed["proceedings"]
        )

    @property
    def detentions(self) -> tuple[Detention, ...]:
        """Their custodies that had begun by the day, or may have."""
        stays = self.stays or [None] * len(self.packed["detentions"])
        both = zip(self.packed["detentions"], stays, strict=True)
        every = (Detention(packed, self.day, stay) for packed, stay in both)
        return tuple(each for each in every if each.begun)

    @property
    def wait(self) -> Days | None:
        """The days from the posts to the first taking."""
        given = self.packed["wait"]
        return Days(*given) if given else None


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a measure counts: a case, a subject, a proceeding or a detention of theirs.

    A case is counted as if all its subjects were one.
    """

    subject: Subject
    proceeding: Proceeding | None = None
    detention: Detention | None = None

    def values(self, facet: str) -> Sequence[str]:
        """Its own values of a facet, else those of its subject."""
        own = self.proceeding or self.detention
        if own and facet in own.values:
            return own.values[facet]
        return self.subject.values.get(facet, ())


def is_article(value: str) -> bool:
    """Whether a value of the facet of articles is one, and no code."""
    return "-" in value


def _stay(given: Sequence[Any] | None) -> Stay | None:
    if given is None:
        return None
    days, sure, possible = given
    return Stay(Days(*days), _span(sure), _span(possible))


def _span(given: Sequence[int] | None) -> tuple[date, date] | None:
    return (date.fromordinal(given[0]), date.fromordinal(given[1])) if given else None


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None
