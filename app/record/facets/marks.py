"""The marks of a case: what it is filed under, as the names of the sets it is a member of.

A mark is a facet, a value and a span. The span of a value that does not change with the calendar
is empty. One that does changes sides on a day: it stands in the set of that day, of its month and
of its year, and a case that has changed sides an even number of times by a day does not have the
value then. So the cases that have it on any day come of a few sets, however many there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

Mark = tuple[str, str, str]

TURNING: Final = ("held", "gap")
DAY: Final = "day"
TAKEN: Final = "taken"
EVERY: Final = "every"


def marks(filed: Mapping[str, Any]) -> frozenset[Mark]:
    """The marks of a case from what it is filed under."""
    found: set[Mark] = {(EVERY, "", ""), (DAY, filed["day"], "")}
    found.update((TAKEN, f"{lower}/{upper}", "") for lower, upper in filed["taken"])
    for name, values in filed["values"].items():
        found.update((name, value, "") for value in values)
    for name in TURNING:
        found |= _turns(name, filed[name])
    return frozenset(found)


def spans_until(day: date) -> tuple[tuple[str, str], ...]:
    """The spans in which a turn counts on a day, each as its first one and its last one."""
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    return (
        ("y", f"y{day.year - 1:04}"),
        (f"m{year}-01", f"m{year}-{day.month - 1:02}"),
        (f"d{month}-01", f"d{day.isoformat()}"),
    )


def _turns(name: str, spans: Iterable[tuple[str, str, str | None]]) -> set[Mark]:
    """Two turns in one span undo each other."""
    turned = Counter(
        (name, value, span)
        for value, since, until in spans
        for day in (since, until)
        if day
        for span in (f"y{day[:4]}", f"m{day[:7]}", f"d{day}")
    )
    return {mark for mark, times in turned.items() if times % 2}
