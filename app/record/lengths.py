"""The spans into which charts sort lengths of time."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from app.dates import Days

# The last day of each span of lengths, the first of which begins with none; then what is longer.
LENGTHS: Final = (3, 10, 30, 90, 365, 1095)
WAITS: Final = (1, 7, 30, 90, 365)
LONGER: Final = "longer"
RANGE: Final = "range"
"""Known only as a range that lies in several spans, or as "at least"."""
UNKNOWN: Final = "unknown"


def span_of(days: Days, spans: Sequence[int]) -> str:
    """The span that a length lies in, as its last day; else LONGER or RANGE."""
    if days.most is None:
        return LONGER if days.least > spans[-1] else RANGE
    first, last = (bisect_left(spans, number) for number in (days.least, days.most))
    if first != last:
        return RANGE
    return str(spans[first]) if first < len(spans) else LONGER
