"""The marks of a case: what it is filed under, as the names of the sets it is a member of.

A mark is a facet, a value and a span. The span of a value that does not change with the calendar
is empty. One that does changes sides on a day: it stands in the set of that day, of its month and
of its year, and a case that has changed sides an even number of times by a day does not have the
value then. So the cases that have it on any day come of a few sets, however many there are.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

Mark = tuple[str, str, str]
# Marks with the places in a case that have each, a bit for every place. A case is its only place.
Marks = Mapping[Mark, int]

TURNING: Final = ("held", "gap")
DAY: Final = "day"
TAKEN: Final = "taken"
EVERY: Final = "every"


def case_marks(filed: Mapping[str, Any]) -> Marks:
    """The marks of a case from what it is filed under."""
    found: dict[Mark, int] = {(EVERY, "", ""): 1, (DAY, filed["day"], ""): 1}
    for lower, upper in filed["taken"]:
        found[TAKEN, f"{lower}/{upper}", ""] = 1
    for name, values in filed["values"].items():
        for value in values:
            found[name, value, ""] = 1
    for name in TURNING:
        turn(found, name, filed[name])
    return turned(found)


def spans_until(day: date) -> tuple[tuple[str, str], ...]:
    """The spans in which a turn counts on a day, each as its first one and its last one."""
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    return (
        ("y", f"y{day.year - 1:04}"),
        (f"m{year}-01", f"m{year}-{day.month - 1:02}"),
        (f"d{month}-01", f"d{day.isoformat()}"),
    )


def turn(
    found: dict[Mark, int],
    name: str,
    spans: Iterable[tuple[str, str, str | None]],
    places: int = 1,
) -> None:
    """Lets places change sides on the first day of each span of a value, and again at its end."""
    for value, since, until in spans:
        for day in (since, until) if until else (since,):
            for span in (f"y{day[:4]}", f"m{day[:7]}", f"d{day}"):
                mark = (name, value, span)
                found[mark] = found.get(mark, 0) ^ places


def turned(found: Mapping[Mark, int]) -> Marks:
    """Marks without those whose places have all turned back: two turns in one span are none."""
    return {mark: places for mark, places in found.items() if places}
