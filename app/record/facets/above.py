"""Cases and units with a sentence above every ceiling, as sets.

That rests on the law, which changes with no revision of a case, so it is no mark of one. Whoever
asks sets the terms that are longer than the law ever allowed at the least beside the law, both as
they were known at one entry of the ledger.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from threading import Lock
from typing import Any, Final, NamedTuple

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection, Row, bindparam, select

from app.custody import ABOVE, is_above
from app.dates import Bounds, Term
from app.db.among import among
from app.document.allowed import Accusation, accused_ceiling
from app.record import tables
from app.record.facets.exceeding import SENTENCES, longer
from app.record.facets.filing import Span, joined
from app.record.facets.gathering import Bits
from app.record.facets.numbering import OF_UNITS, numbers
from app.record.facets.sets import MOST_DAYS
from app.record.queries.documents import law_at

_Row = Row[*tuple[Any, ...]]
_MOST_TOUCHED: Final = 1_000
_revision = tables.revision
_OF_CASES: Final = SENTENCES.where(among(tables.imposed.c.document, "documents"))
# A row of an article is written anew only where its title is.
_LAW_CHANGED: Final = (
    select(_revision.c.number)
    .where(
        _revision.c.document.in_(select(tables.provision.c.document)),
        _revision.c.number > bindparam("first"),
        _revision.c.number <= bindparam("last"),
    )
    .limit(1)
)


class Above(NamedTuple):
    """A sentence above every ceiling: the ordinal of its case, the places of its units.

    `since` is as in `Sentenced`.
    """

    ordinal: int
    places: int
    since: date | None

    def by(self, day: date) -> bool:
        """Whether it counts on a day; one without a day counts on every day."""
        return self.since is None or self.since <= day


# By the opaque id of their case.
ByCase = Mapping[str, Sequence[Above]]


class Sentences:
    """Those above every ceiling at one entry of the ledger, found when they are first asked for.

    Where there is a `base`, and no article has changed between, only `touched` cases differ; many
    of them are sooner picked from all again.
    """

    def __init__(
        self, number: int, base: "Sentences | None" = None, touched: Iterable[str] = ()
    ) -> None:
        self.number = number
        self._base = base
        self._touched = frozenset(touched)
        self._found: ByCase | None = None
        self._looking = Lock()
        self._cases: dict[date, BitMap] = {}
        self._units: dict[date, BitMap64] = {}

    def found(self, connection: Connection) -> ByCase:
        """Every sentence above every ceiling; while one thread looks for them, others wait."""
        with self._looking:
            if self._found is None:
                self._found = self._look(connection)
                self._base = None
            return self._found

    def cases(self, connection: Connection, day: date) -> BitMap:
        """The cases with such a sentence by a day."""
        return _once(
            self._cases, day, lambda: BitMap(each.ordinal for each in self._by(connection, day))
        )

    def units(self, connection: Connection, day: date) -> BitMap64:
        """The units of the subjects with such a sentence by a day."""
        return _once(
            self._units,
            day,
            lambda: BitMap64(
                number
                for each in self._by(connection, day)
                for number in numbers(OF_UNITS, each.ordinal, each.places)
            ),
        )

    def later(self, number: int, touched: Collection[str]) -> "Sentences":
        """Those at a later entry; what nobody asked for yet is not gone after step by step."""
        if self._found is None:
            return Sentences(number, self._base, self._touched.union(touched))
        return Sentences(number, self, touched)

    def _by(self, connection: Connection, day: date) -> Iterator[Above]:
        every = chain.from_iterable(self.found(connection).values())
        return (each for each in every if each.by(day))

    def _look(self, connection: Connection) -> ByCase:
        base = self._base
        many = len(self._touched) > _MOST_TOUCHED
        if base is None or many or _law_changed(connection, base.number, self.number):
            return above(connection, self.number)
        before = base.found(connection)
        same = {id_: before[id_] for id_ in before.keys() - self._touched}
        asked = {"documents": self._touched, "at": self.number}
        anew = connection.execute(_OF_CASES, asked).all() if self._touched else ()
        return {**same, **_really_above(connection, anew, self.number)}


def above(connection: Connection, number: int) -> ByCase:
    """Every sentence above every ceiling, as known at an entry of the ledger."""
    return _really_above(connection, longer(connection, number), number)


def with_gaps_of_law(
    said: Mapping[str, Mapping[str, Any]], sentences: ByCase
) -> dict[str, Mapping[str, Any]]:
    """What cases are filed under, by opaque id, and among their gaps those that rest on the law."""
    return {
        id_: {**before, "gap": joined((before["gap"], map(_span, sentences[id_])))}
        if id_ in sentences
        else before
        for id_, before in said.items()
    }


def _span(found: Above) -> Span:
    return ABOVE, found.since.isoformat() if found.since else "", None


def _once(known: dict[date, Bits], day: date, make: Callable[[], Bits]) -> Bits:
    if day not in known:
        if len(known) >= MOST_DAYS:
            known.clear()
        known[day] = make()
    return known[day]


def _really_above(connection: Connection, rows: Sequence[_Row], number: int) -> ByCase:
    """Those that the law of an entry allowed under none of their charges."""
    allowed = _allowed(connection, {row.charges for row in rows}, number)
    found = defaultdict[str, list[Above]](list)
    for row in rows:
        if is_above(Term.parse(row.term), allowed[row.charges]):
            found[row.document].append(Above(row.ordinal, int(row.places, 16), row.since))
    return dict(found)


def _allowed(
    connection: Connection, charges: Iterable[str], number: int
) -> dict[str, tuple[Term | None, ...]]:
    """The ceiling of each charge, by charges as a row has them: many cases have the same."""
    read = {each: _read(each) for each in charges}
    law = law_at(connection, {one.provision for each in read.values() for one in each}, number)
    return {text: tuple(accused_ceiling(one, law) for one in each) for text, each in read.items()}


def _law_changed(connection: Connection, one: int, other: int) -> bool:
    between = {"first": min(one, other), "last": max(one, other)}
    return connection.execute(_LAW_CHANGED, between).first() is not None


def _read(charges: str) -> tuple[Accusation, ...]:
    return tuple(
        Accusation("", provision, Bounds(_day(lower), _day(upper)))
        for provision, lower, upper in json.loads(charges)
    )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
