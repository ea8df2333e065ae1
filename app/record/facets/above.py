"""Cases and units with a sentence above every ceiling, as sets.

That rests on the law, which changes with no revision of a case, so it is no mark of one. Whoever
asks sets the terms that are longer than the law ever allowed at the least beside the law, both as
they were known at one entry of the ledger.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pyroaring import BitMap, BitMap64
from sqlalchemy import (
    Connection,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    column,
    or_,
    select,
    text,
    values,
)

from app.custody import ABOVE, above_ceilings
from app.dates import Bounds, Term
from app.db.among import among
from app.document.allowed import (
    Accusation,
    Sentenced,
    imposed,
    lowest_ceiling,
    provision_of,
)
from app.record import tables
from app.record.facets.filing import Span, joined
from app.record.facets.numbering import OF_UNITS, numbers
from app.record.queries.documents import law_at

_MOST_TOUCHED: Final = 1_000
_imposed, _revision = tables.imposed, tables.revision
# From one article to the next by the index, and not through all the sentences of each.
_LONGEST: Final = text(
    "WITH RECURSIVE cited(provision) AS (SELECT min(provision) FROM imposed UNION ALL"
    " SELECT (SELECT min(provision) FROM imposed WHERE imposed.provision > cited.provision)"
    " FROM cited WHERE cited.provision IS NOT NULL)"
    " SELECT provision, (SELECT max(days) FROM imposed"
    " WHERE imposed.provision = cited.provision) AS days"
    " FROM cited WHERE provision IS NOT NULL"
)
_KNOWN: Final = (
    select(_imposed, _revision.c.number)
    .join(_revision, (_revision.c.document == _imposed.c.document) & (_revision.c.revision == 1))
    .where(
        _imposed.c.known_from <= bindparam("at"),
        or_(_imposed.c.known_until.is_(None), _imposed.c.known_until > bindparam("at")),
    )
)
_OF_CASES: Final = _KNOWN.where(among(_imposed.c.document, "documents"))
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


@dataclass(frozen=True, slots=True)
class Above:
    """A sentence above every ceiling, with its case, its ordinal and the places of its units."""

    sentence: Sentenced
    document: str
    ordinal: int
    places: int


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
        self._found: tuple[Above, ...] | None = None

    def found(self, connection: Connection) -> tuple[Above, ...]:
        """Every sentence above every ceiling."""
        if self._found is None:
            self._found = self._look(connection)
            self._base = None
        return self._found

    def later(self, number: int, touched: Collection[str]) -> "Sentences":
        """Those at a later entry; what nobody asked for yet is not gone after step by step."""
        if self._found is None:
            return Sentences(number, self._base, self._touched.union(touched))
        return Sentences(number, self, touched)

    def _look(self, connection: Connection) -> tuple[Above, ...]:
        base = self._base
        many = len(self._touched) > _MOST_TOUCHED
        if base is None or many or _law_changed(connection, base.number, self.number):
            return above(connection, self.number)
        same = (each for each in base.found(connection) if each.document not in self._touched)
        asked = {"documents": self._touched, "at": self.number}
        anew = map(_read, connection.execute(_OF_CASES, asked)) if self._touched else ()
        return (*same, *_really_above(connection, tuple(anew), self.number))


def above(connection: Connection, number: int) -> tuple[Above, ...]:
    """Every sentence above every ceiling, as known at an entry of the ledger."""
    return _really_above(connection, tuple(_longer(connection, number)), number)


def _really_above(
    connection: Connection, longer: Sequence[Above], number: int
) -> tuple[Above, ...]:
    """Those that the law of an entry allowed under none of their charges."""
    cited = {charge.provision for each in longer for charge in each.sentence.charges}
    law = law_at(connection, cited, number)
    return tuple(each for each in longer if above_ceilings(imposed(each.sentence, law)))


def cases_above(every: Iterable[Above], day: date) -> BitMap:
    """The cases with such a sentence by a day."""
    return BitMap(each.ordinal for each in every if each.sentence.by(day))


def units_above(every: Iterable[Above], day: date) -> BitMap64:
    """The units of the subjects with such a sentence by a day."""
    return BitMap64(
        number
        for each in every
        if each.sentence.by(day)
        for number in numbers(OF_UNITS, each.ordinal, each.places)
    )


def with_gaps_of_law(
    said: Mapping[str, Mapping[str, Any]], every: Iterable[Above]
) -> dict[str, Mapping[str, Any]]:
    """What cases are filed under, by opaque id, and among their gaps those that rest on the law."""
    found = dict(said)
    for each in every:
        if each.document in found:
            since = each.sentence.since
            span: Span = (ABOVE, since.isoformat() if since else "", None)
            before = found[each.document]
            found[each.document] = {**before, "gap": joined((before["gap"], (span,)))}
    return found


def _law_changed(connection: Connection, one: int, other: int) -> bool:
    between = {"first": min(one, other), "last": max(one, other)}
    return connection.execute(_LAW_CHANGED, between).first() is not None


def _longer(connection: Connection, number: int) -> Iterator[Above]:
    """The sentences longer than what the first article charged ever allowed at the least."""
    longest = {row.provision: row.days for row in connection.execute(_LONGEST)}
    law = law_at(connection, longest, number)
    least = {key: lowest_ceiling(provision_of(law, key), key) for key in longest}
    allowed = {key: term.most_days for key, term in least.items() if term}
    exceeded = [(key, days) for key, days in allowed.items() if longest[key] > days]
    if exceeded:
        yield from map(_read, connection.execute(_longer_than(exceeded), {"at": number}))


def _longer_than(allowed: Sequence[tuple[str, int]]) -> Select[Any]:
    """The terms of more days than stand here beside the first article charged."""
    key, days = column("article", String), column("days", Integer)
    least = values(key, days, name="least").data(allowed).cte("least")
    return _KNOWN.join(
        least,
        (_imposed.c.provision == least.c.article) & (_imposed.c.days > least.c.days),
    )


def _read(row: Row[*tuple[Any, ...]]) -> Above:
    charges = tuple(
        Accusation(id_, provision, Bounds(_day(lower), _day(upper)))
        for id_, provision, lower, upper in json.loads(row.charges)
    )
    term = Term.parse(row.term)
    sentence = Sentenced("", term, row.since, charges)
    return Above(sentence, row.document, row.number, int(row.places, 16))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
