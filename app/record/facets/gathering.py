"""The rows in which the sets of facets are kept, and all of them gathered at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pyroaring import BitMap
from sqlalchemy import Connection

from app.record.facet_tables import facet
from app.record.facets.marks import DAY, TAKEN, Mark
from app.record.flat_actions import pour

# Name, span, value and chunk of a row.
Key = tuple[str, str, str, int]

COLUMNS: Final = ("name", "span", "value", "chunk", "bits")
_CHUNK: Final = 16
"""One row has at most so many bits of the ordinals of a set: eight kilobytes."""


def gather(into: dict[Key, list[int]], ordinal: int, has: Iterable[Mark]) -> None:
    """Adds a case to the sets it is a member of."""
    for mark in has:
        into.setdefault(key_of(mark, ordinal), []).append(ordinal)


def key_of(mark: Mark, ordinal: int) -> Key:
    """The row that has an ordinal in the set of a mark.

    Sets of single days and months are small: cut up, they would be many rows of little.
    """
    name, value, span = mark
    small = name in (DAY, TAKEN) or span.startswith(("m", "d"))
    return name, span, value, 0 if small else ordinal >> _CHUNK


def packed(bits: BitMap) -> bytes:
    """A set as bytes that are equal for equal sets."""
    bits.run_optimize()
    return bits.serialize()


class Gathering:
    """The sets of a record that is being filled, gathered until all its cases are in."""

    def __init__(self) -> None:
        self._sets: dict[Key, BitMap] = defaultdict(BitMap)

    def take(self, found: Mapping[Key, Iterable[int]]) -> None:
        """Adds what a portion gathered."""
        for key, ordinals in found.items():
            self._sets[key].update(ordinals)

    def put(self, connection: Connection) -> None:
        """Writes all sets."""
        rows = [(*key, packed(bits)) for key, bits in sorted(self._sets.items())]
        pour(connection, facet.name, COLUMNS, rows)
        self._sets.clear()
