"""The numbers by which sets have their members: cases by ordinals, units by ordinals and places.

A unit is a subject of a case, a proceeding against them or a custody of theirs. The units of a case
have places from 0 on. Sixteen numbers in a row belong to a case; what has a later place stands on a
further page, as far above as no ordinal reaches. So nearly all units lie close together, and no
case has too many.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pyroaring import BitMap, BitMap64

OF_UNITS: Final = "unit "
"""How the names of the sets of units begin."""
_ROW: Final = 4
_PAGE: Final = 44


def is_of_units(name: str) -> bool:
    """Whether sets of this name have units for members, and not cases."""
    return name.startswith(OF_UNITS)


def numbers(name: str, ordinal: int, places: int) -> Sequence[int]:
    """The members that some places of a case are in sets of this name; a bit for every place."""
    if not is_of_units(name):
        return (ordinal,)
    row = ordinal << _ROW
    return [row | place for place in _places(places)]


def unit(ordinal: int, place: int) -> int:
    """The number of a unit."""
    return place >> _ROW << _PAGE | ordinal << _ROW | place & (1 << _ROW) - 1


@lru_cache(maxsize=8192)
def _places(bits: int) -> tuple[int, ...]:
    """The numbers that units at these places have but for their case."""
    return tuple(unit(0, place) for place in range(bits.bit_length()) if bits >> place & 1)


def unit_after(number: int) -> int:
    """The number of the unit with the next place in the same case."""
    place = number >> _PAGE << _ROW | number & (1 << _ROW) - 1
    return unit((number & (1 << _PAGE) - 1) >> _ROW, place + 1)


def cases_of(units: BitMap64) -> BitMap:
    """The cases that some units belong to."""
    return BitMap([(number & (1 << _PAGE) - 1) >> _ROW for number in units])


def units_of(cases: BitMap, every: BitMap64) -> BitMap64:
    """Those of all units that belong to some cases."""
    rows = BitMap64([ordinal << _ROW for ordinal in cases])
    for step in range(_ROW):
        rows |= rows.shift(1 << step)
    found = every & rows
    for page in range(1, (every.max() >> _PAGE) + 1 if every else 0):
        found |= every & rows.shift(page << _PAGE)
    return found
