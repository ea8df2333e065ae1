"""Things that would lie on one another are put on levels, each at its own exact place across."""

from collections.abc import Sequence

Interval = tuple[float, float]


def levels(intervals: Sequence[Interval], *, most: int) -> list[int]:
    """The lowest free level for each interval in turn, from 0; past `most` the last is shared."""
    taken: list[list[Interval]] = [[] for _ in range(most)]
    found = []
    for interval in intervals:
        free = (n for n, level in enumerate(taken) if not _meets(interval, level))
        level = next(free, most - 1)
        taken[level].append(interval)
        found.append(level)
    return found


def _meets(interval: Interval, others: Sequence[Interval]) -> bool:
    return any(interval[0] < other[1] and other[0] < interval[1] for other in others)
