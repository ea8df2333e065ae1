"""The units of cases as a person would read them off: one by one, with all their values."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.custody import Basis, Stay, stay_of
from app.dates import Bounds, Days, overlaps
from app.document.case import Case
from app.document.holding import custodies
from app.record.facets.finding import NOT_IN_CUSTODY, Found
from app.record.facets.naming import slugs_of
from app.record.facets.ordering import every
from app.record.filters import KINDS_OF_SUBJECT, Filter
from tests.record.gaps_of_law import filed_on

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A subject in one proceeding: the bases of the charges brought there, and what it is under.

    `values` are its own values of facets, in the place of those of the subject.
    """

    bases: tuple[Basis, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Custody:
    """A custody of a subject by a day, from what is packed. `stay` is how long it was by the day.

    `values` are its own values of facets, in the place of those of the subject.
    """

    packed: Sequence[Any]
    day: date
    stay: Stay | None

    @property
    def tied(self) -> str:
        """How firmly the arrest feed ties its beginning to posts."""
        return str(self.packed[0])

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
    def over(self) -> Days | None:
        """How long it was, if its end is reported and had come by the day."""
        settled, stay = self.packed[5][1], self.packed[6]
        if not (self.packed[1] and stay and settled and settled <= self.day.toordinal()):
            return None
        return Days(*stay[0])


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of a case by a day. `person` is the same text wherever it is the same person.

    `began` is the day under which their case stands in lists. `values` are all values of facets,
    those of the case too where a facet is not of one person.
    `stays` are those of its custodies, worked out from their facts.
    """

    person: str
    began: str
    values: Values
    packed: Mapping[str, Any]
    day: date
    stays: Sequence[Stay | None]

    @property
    def proceedings(self) -> tuple[Proceeding, ...]:
        """Each proceeding against them."""
        return tuple(
            Proceeding(tuple(bases), {"basis": basis, "provision": provision})
            for bases, basis, provision in self.packed["proceedings"]
        )

    @property
    def detentions(self) -> tuple[Custody, ...]:
        """Their custodies that had begun by the day, or may have."""
        both = zip(self.packed["detentions"], self.stays, strict=True)
        every = (Custody(packed, self.day, stay) for packed, stay in both)
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
    detention: Custody | None = None

    def values(self, facet: str) -> Sequence[str]:
        """Its own values of a facet, else those of its subject."""
        own = self.proceeding or self.detention
        if own and facet in own.values:
            return own.values[facet]
        return self.subject.values.get(facet, ())


def subjects_of(connection: Connection, found: Found) -> Iterator[Subject]:
    """Every subject of the cases that were found, each with facts as of that day."""
    for ids in every(connection, found, "newest"):
        for said, case in filed_on(connection, ids, found):
            yield from _subjects(case.id or "", said, found.day, case)


def _subjects(id_: str, said: Mapping[str, Any], day: date, case: Case) -> Iterator[Subject]:
    both = zip(said["subjects"], said["counted"], strict=True)
    for place, (told, counted) in enumerate(both):
        slug = told["person"]
        values = {**said["values"], **told["values"], **_on(told, day)}
        values["subject"] = [*told["values"]["subject"], *([slug] if slug else [])]
        person = slug or f"{id_}#{told['id']}"
        yield Subject(person, said["day"], values, counted, day, _stays(case, place, day))


def _stays(case: Case, place: int, day: date) -> tuple[Stay | None, ...]:
    """The stays of one subject from the facts, in the order in which they are packed."""
    mine = custodies(case, case.subjects[place].id or "")
    return tuple(stay_of(each, day) for each in mine)


def _on(told: Mapping[str, Any], day: date) -> Values:
    """What changes with the calendar, on a day: whether somebody is held, and gaps."""
    held = _holding(told["held"], day) or [NOT_IN_CUSTODY]
    return {"held": held, "gap": _holding(told["gap"], day)}


def _holding(spans: Iterable[Sequence[str | None]], day: date) -> list[str]:
    on = day.isoformat()
    return [
        str(word) for word, since, until in spans if str(since) <= on and (not until or on < until)
    ]


def which_fit(connection: Connection, asked: Filter) -> Callable[[Unit], bool]:
    """Whether a unit answers a filter by facts of its own."""
    wanted = {name: set(values) for name, values in asked.facets.items()}
    slugs = wanted.get("subject", set()) - set(KINDS_OF_SUBJECT)
    if slugs:
        wanted["subject"] |= slugs_of(connection, slugs)
    days = Bounds(asked.taken_from, asked.taken_to) if asked.ranged else None
    if not (wanted or days):
        return lambda _: True

    def fits(unit: Unit) -> bool:
        if days and not _within(unit, days):
            return False
        return all(not values.isdisjoint(unit.values(name)) for name, values in wanted.items())

    return fits


def _within(unit: Unit, days: Bounds) -> bool:
    """Whether a taking may lie in a range of days: the detention's own, or any of the subject."""
    taken = [unit.detention] if unit.detention else unit.subject.detentions
    return any(each.taken and overlaps(each.taken, days) for each in taken)


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None
