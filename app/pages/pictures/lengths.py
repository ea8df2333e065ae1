"""The small bar in a list of cases: days reported and ordered, one year to its full width."""

from dataclasses import dataclass
from typing import Final

YEAR: Final = 365.0


@dataclass(frozen=True, slots=True)
class Length:
    """Per cents of one year: solid for certain, a slope for the doubt, an outline for the order.

    More than a year runs off the edge (over 100).
    """

    solid: float
    slope: float
    ordered: float | None
    rtl: bool


def length(
    least: int | None, most: int | None, ordered: int | None, *, rtl: bool = False
) -> Length:
    """The small bar for days in custody (least, most; None where not known) and days ordered."""
    solid = _share(least or 0)
    slope = round(max(0.0, _share(most) - solid), 2) if most is not None else 0.0
    return Length(solid, slope, None if ordered is None else _share(ordered), rtl)


def _share(days: int) -> float:
    return round(min(days / YEAR, 1.1) * 100, 2)
