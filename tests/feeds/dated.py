"""Cases whose days lie ahead or shortly behind, so that a calendar has something to show."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.feeds.papers import case

TODAY = date(2024, 5, 15)


def held(slug: str, term: str, taken: date, kind: str = "administrative detention") -> str:
    """A case of somebody in custody for an ordered term."""
    return case(slug, name=f"Held {slug}", kind=kind, taken=f"{taken.isoformat()}, term: {term}")


def heard(slug: str, hearings: Iterable[str]) -> str:
    """A case with hearings, each given by its fields."""
    lines = "\n".join(f"  - {{{each}}}" for each in hearings)
    freed = "2023-06-21, ended: 2023-07-11, how_ended: term served"
    return case(slug, name=f"Heard {slug}", taken=freed, more=f"hearings:\n{lines}\n")


def in_days(number: int) -> date:
    """The day so many days from the day on which the tests read."""
    return TODAY + timedelta(days=number)
