"""The rows in which the sets of facets are kept, and all of them gathered at once."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeVar

from pyroaring import BitMap, BitMap64
from sqlalchemy import Connection

from app.record.facet_tables import facet
from app.record.facets.marks import DAY, TAKEN, Mark, Marks
from app.record.facets.numbering import is_of_units, numbers
from app.record.facets.unit_marks import MONTH, PERSON, RANGE_TAKEN, WAIT
from app.record.flat_actions import pour

Bits = TypeVar("Bits", BitMap, BitMap64)
# Name, span, value and chunk of a row.
Key = tuple[str, str, str, int]

COLUMNS: Final = ("name", "span", "value", "chunk", "bits")
_CHUNK: Final = 16
"""One row has at most so many bits of the ordinals of a set: eight kilobytes."""
_CHUNK_OF_UNITS: Final = 12
"""A case has sixteen numbers for its units, so of these a row is as large."""
_ALL: Final = 64
_SMALL: Final = frozenset((DAY, TAKEN, RANGE_TAKEN, MONTH, WAIT, PERSON))


def gather(into: dict[Key, list[int]], ordinal: int, has: Marks) -> None:
    """Adds a case and its units to the sets they are members of."""
    for mark, places in has.items():
        members = into.setdefault(key_of(mark, ordinal), [])
        members += numbers(mark[0], ordinal, places)


def key_of(mark: Mark, ordinal: int) -> Key:
    """The row that has a case, or its units, in the set of a mark.

    Sets of single days and months are small: cut up, they would be many rows of little. Only units
    are so many that a month is cut.
    """
    name, value, span = mark
    return name, span, value, ordinal >> _chunk(name, span[:1])


@lru_cache(maxsize=1024)
def _chunk(name: str, span: str) -> int:
    """How many ordinals are in one row of a set, as a power of two; `span` is the kind of its."""
    whole = name in _SMALL if not span else span == "d"
    if whole or (span == "m" and not is_of_units(name)):
        return _ALL
    return _CHUNK_OF_UNITS if is_of_units(name) and span != "m" else _CHUNK


def changed(name: str, was: bytes | None, left: Iterable[int], entered: Iterable[int]) -> bytes:
    """A set of this name after members left and others entered, as bytes; none for an empty one."""
    if is_of_units(name):
        return _changed(BitMap64, was, left, entered)
    return _changed(BitMap, was, left, entered)


def _changed(
    kind: type[Bits], was: bytes | None, left: Iterable[int], entered: Iterable[int]
) -> bytes:
    gone, come = kind(left, optimize=False), kind(entered, optimize=False)
    bits = ((kind.deserialize(was) if was else kind()) - gone) | come
    return packed(bits) if bits else b""


def packed(bits: BitMap | BitMap64) -> bytes:
    """A set as bytes that are equal for equal sets, as long as those of units have no runs.

    Runs would make little of the two or three units of a case, and where they make nothing smaller
    it depends on how a set came to be whether it has them.
    """
    if isinstance(bits, BitMap):
        bits.run_optimize()
    return bits.serialize()


class Gathering:
    """The sets of a record that is being filled, gathered until all its cases are in."""

    def __init__(self) -> None:
        self._sets: dict[Key, BitMap | BitMap64] = {}

    def take(self, found: Mapping[Key, Iterable[int]]) -> None:
        """Adds what a portion gathered."""
        for key, members in found.items():
            bits = self._sets.get(key)
            if bits is None:
                bits = self._sets[key] = BitMap64() if is_of_units(key[0]) else BitMap()
            bits.update(members)

    def put(self, connection: Connection) -> None:
        """Writes all sets."""
        rows = [(*key, packed(bits)) for key, bits in sorted(self._sets.items())]
        pour(connection, facet.name, COLUMNS, rows)
        self._sets.clear()
