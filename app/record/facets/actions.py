"""Writes of the sets of facets: a case leaves and enters them as its revisions say.

Each set is a bitmap of ordinals in chunks; what is in it is a function of the latest revisions
alone. Nothing here commits.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from pyroaring import BitMap
from sqlalchemy import Connection, bindparam, delete, select

from app.db.among import among
from app.record import tables
from app.record.facets.gathering import COLUMNS, Key, key_of, packed
from app.record.facets.marks import Mark, marks
from app.record.flat_actions import pour
from app.record.ledger import Entry
from app.record.projection import Change

Members = Mapping[int, frozenset[Mark]]

_NONE: Final = BitMap()
_GIVEN: Final = tuple(f"the_{name}" for name in COLUMNS[:-1])
_facet, _filed, _revision = tables.facet, tables.filed, tables.revision
_SAID: Final = select(_filed.c.document, _filed.c.said).where(
    among(_filed.c.document, "documents"), _filed.c.known_until.is_(None)
)
_FIRST: Final = select(_revision.c.document, _revision.c.number).where(
    _revision.c.revision == 1, among(_revision.c.document, "documents")
)
_SETS: Final = select(_facet).where(
    among(_facet.c.name, "names"), among(_facet.c.span, "spans"), among(_facet.c.value, "values")
)
_GONE: Final = delete(_facet).where(
    *(_facet.c[name] == bindparam(given) for name, given in zip(COLUMNS[:-1], _GIVEN, strict=True))
)


def members(connection: Connection, documents: Collection[str]) -> Members:
    """The marks of these cases as the record has them, by ordinal."""
    if not documents:
        return {}
    ordinals = first_numbers(connection, documents)
    said = connection.execute(_SAID, {"documents": documents})
    return {ordinals[row.document]: marks(json.loads(row.said)) for row in said}


def first_numbers(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    """The ordinals of documents: the numbers of the entries that first published them."""
    found = connection.execute(_FIRST, {"documents": documents})
    return {row.document: row.number for row in found}


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
    left, entered = _chunked(difference(before, after)), _chunked(difference(after, before))
    if left or entered:
        _put(connection, left, entered)


def difference(these: Members, those: Members) -> dict[Mark, BitMap]:
    """The marks that cases have here and not there, each with the ordinals of the cases."""
    found: dict[Mark, BitMap] = defaultdict(BitMap)
    for ordinal, has in these.items():
        for mark in has - those.get(ordinal, frozenset()):
            found[mark].add(ordinal)
    return found


def _chunked(sets: Mapping[Mark, BitMap]) -> dict[Key, BitMap]:
    """The same by the rows that hold them."""
    found: dict[Key, BitMap] = defaultdict(BitMap)
    for mark, ordinals in sets.items():
        for ordinal in ordinals:
            found[key_of(mark, ordinal)].add(ordinal)
    return found


def _put(connection: Connection, left: Mapping[Key, BitMap], entered: Mapping[Key, BitMap]) -> None:
    keys = {*left, *entered}
    there = _there(connection, keys)
    if there:
        gone = [dict(zip(_GIVEN, key, strict=True)) for key in there]
        connection.execute(_GONE, gone)
    rows = []
    for key in sorted(keys):
        bits = (there.get(key, _NONE) - left.get(key, _NONE)) | entered.get(key, _NONE)
        rows += [(*key, packed(bits))] if bits else []
    pour(connection, _facet.name, COLUMNS, rows)


def _there(connection: Connection, keys: Collection[Key]) -> dict[Key, BitMap]:
    """The rows of these keys that there are; those of spans are asked for by themselves."""
    found: dict[Key, BitMap] = {}
    for part in ([key for key in keys if not key[1]], [key for key in keys if key[1]]):
        names, spans, values = ({key[place] for key in part} for place in range(3))
        given: dict[str, Any] = {"names": names, "spans": spans, "values": values}
        for row in connection.execute(_SETS, given) if part else ():
            key = (row.name, row.span, row.value, row.chunk)
            if key in keys:
                found[key] = BitMap.deserialize(row.bits)
    return found
