"""Cases and units with a sentence above every ceiling, as sets.

That rests on the law, which changes with no revision of a case, so it is no mark of one. Whoever
asks sets the terms that are longer than the law ever allowed at the least beside the law, both as
they were known at one entry of the ledger.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection, Row, bindparam, or_, select, text

from app.custody import ABOVE, above_ceilings
from app.dates import Bounds, Term
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
_LONGER: Final = (
    select(_imposed, _revision.c.number)
    .join(_revision, (_revision.c.document == _imposed.c.document) & (_revision.c.revision == 1))
    .where(
        _imposed.c.provision == bindparam("of"),
        _imposed.c.days > bindparam("longer"),
        _imposed.c.known_from <= bindparam("at"),
        or_(_imposed.c.known_until.is_(None), _imposed.c.known_until > bindparam("at")),
    )
)


@dataclass(frozen=True, slots=True)
class Above:
    """A sentence above every ceiling, with its case, its ordinal and the places of its units."""

    sentence: Sentenced
    document: str
    ordinal: int
    places: int


def above(connection: Connection, number: int) -> tuple[Above, ...]:
    """Every sentence above every ceiling, as known at an entry of the ledger."""
    longer = tuple(_longer(connection, number))
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


def _longer(connection: Connection, number: int) -> Iterator[Above]:
    """The sentences longer than what the first article charged ever allowed at the least."""
    longest = {row.provision: row.days for row in connection.execute(_LONGEST)}
    law = law_at(connection, longest, number)
    for key, days in longest.items():
        least = lowest_ceiling(provision_of(law, key), key)
        if least and days > least.most_days:
            asked = {"of": key, "longer": least.most_days, "at": number}
            yield from map(_read, connection.execute(_LONGER, asked))


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
