"""Writes of the sets of facets: a case with its units leaves and enters them as its revisions say.

Each set is a bitmap of numbers in chunks; what is in it is a function of the latest revisions
alone. Nothing here commits.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, text, tuple_

from app.db.among import among
from app.db.engines import on_sqlite
from app.record import tables
from app.record.facets.every_mark import marks
from app.record.facets.gathering import COLUMNS, Key, changed, gather
from app.record.facets.marks import Mark, Marks
from app.record.facets.numbering import numbers
from app.record.flat_actions import pour
from app.record.ledger import Entry
from app.record.ordinals import first_numbers
from app.record.projection import Change

# The marks of cases by their ordinals.
Members = Mapping[int, Marks]

_facet, _filed = tables.facet, tables.filed
_SAID: Final = select(_filed.c.document, _filed.c.said).where(
    among(_filed.c.document, "documents"), _filed.c.known_until.is_(None)
)
_KEY: Final = COLUMNS[:-1]
_SETS: Final = select(_facet).where(
    tuple_(*(_facet.c[each] for each in _KEY)).in_(bindparam("keys", expanding=True))
)
# For keys that are rows SQLite would look at every set there is.
_SETS_ON_SQLITE: Final = text(
    "SELECT f.* FROM json_each(:keys) AS k CROSS JOIN facet AS f"
    " ON f.name = k.value ->> 0 AND f.span = k.value ->> 1"
    " AND f.value = k.value ->> 2 AND f.chunk = k.value ->> 3"
)
_GONE: Final = delete(_facet).where(*(_facet.c[each] == bindparam(f"the_{each}") for each in _KEY))
_NONE: Final[Marks] = {}


def members(connection: Connection, documents: Collection[str]) -> Members:
    """The marks of these cases as the record has them, by ordinal."""
    if not documents:
        return {}
    ordinals = first_numbers(connection, documents)
    said = connection.execute(_SAID, {"documents": documents})
    return {ordinals[row.document]: marks(json.loads(row.said)) for row in said}


def follow(
    connection: Connection, batch: Iterable[Entry], changes: Iterable[Change], before: Members
) -> None:
    """Lets cases leave the sets they were in (`before`), and enter those these changes say."""
    later = [each.document for each in batch if each.revision > 1]
    ordinals = first_numbers(connection, later) if later else {}
    after = {
        ordinals.get(each.entry.document, each.entry.number): each.marks
        for each in changes
        if each.marks
    }
    left, entered = _by_row(difference(before, after)), _by_row(difference(after, before))
    if left or entered:
        _put(connection, left, entered)


def difference(these: Members, those: Members) -> dict[int, Marks]:
    """The marks that cases have here and not there, with the places that have them."""
    return {
        ordinal: {
            mark: places
            for mark, had in has.items()
            if (places := had & ~those.get(ordinal, _NONE).get(mark, 0))
        }
        for ordinal, has in these.items()
    }


def members_of(sides: Iterable[tuple[int, Marks]]) -> dict[Mark, list[int]]:
    """The members that cases and their units are, by mark."""
    found: dict[Mark, list[int]] = defaultdict(list)
    for ordinal, has in sides:
        for mark, places in has.items():
            found[mark] += numbers(mark[0], ordinal, places)
    return found


def _by_row(sides: Members) -> dict[Key, list[int]]:
    """The members that cases and their units are, by the rows that hold them."""
    found: dict[Key, list[int]] = {}
    for ordinal, has in sides.items():
        gather(found, ordinal, has)
    return found


def _put(
    connection: Connection, left: Mapping[Key, list[int]], entered: Mapping[Key, list[int]]
) -> None:
    keys = sorted({*left, *entered})
    there = _there(connection, keys)
    if there:
        gone = [{f"the_{each}": key[at] for at, each in enumerate(_KEY)} for key in there]
        connection.execute(_GONE, gone)
    made = (
        (key, changed(key[0], there.get(key), left.get(key, ()), entered.get(key, ())))
        for key in keys
    )
    pour(connection, _facet.name, COLUMNS, [(*key, bits) for key, bits in made if bits])


def _there(connection: Connection, keys: Sequence[Key]) -> dict[Key, bytes]:
    """The rows of these keys that there are."""
    if on_sqlite(connection):
        rows = connection.execute(_SETS_ON_SQLITE, {"keys": json.dumps(keys)})
    else:
        rows = connection.execute(_SETS, {"keys": keys})
    return {(row.name, row.span, row.value, row.chunk): row.bits for row in rows}
