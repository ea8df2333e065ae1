"""Random filters of a record, made of values that its cases have, and what they must find."""

import random
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app import addresses
from app.record.facets.finding import Found, found
from app.record.facets.ordering import every
from app.record.filters import FACETS, Filter, read_filter

TODAY = date(2026, 11, 20)
_WORDS = ("post", "police", "ara*", "-post", '"the post"')
_DAYS = ("2019-03-01", "2021-06-15", "2023-01-01", "2025-12-31")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter, what it finds, and the opaque ids of the cases by the filter's own order."""

    asked: Filter
    found: Found
    ids: tuple[str, ...]

    def address(self, form: str) -> str:
        """The address of the same cases in a form."""
        return addresses.cases_as(form, self.asked.parameters())

    def in_order(self, connection: Connection, sort: str) -> list[str]:
        """The ids in another order."""
        return [each for ids in every(connection, self.found, sort) for each in ids]


def chosen(connection: Connection, seed: int) -> Chosen:
    """A filter by chance. The record that it is asked of is unchanged."""
    chance = random.Random(seed)
    given = _given(connection, chance)
    asked = read_filter(given)
    answer = found(connection, asked, TODAY)
    ids = tuple(each for some in every(connection, answer, asked.sort) for each in some)
    return Chosen(asked, answer, ids)


def _given(connection: Connection, chance: random.Random) -> dict[str, list[str]]:
    offered = found(connection, Filter(), TODAY).facets
    names = chance.sample(FACETS, chance.choice((0, 1, 1, 2, 3)))
    given = {
        name: [each.value for each in chance.choices(offered[name].values, k=chance.choice((1, 2)))]
        for name in names
        if offered[name].values
    }
    if chance.random() < 0.2:
        given["q"] = [chance.choice(_WORDS)]
    if chance.random() < 0.3:
        first, last = sorted(chance.choices(_DAYS, k=2))
        given |= {"taken_from": [first], "taken_to": [last]}
    if chance.random() < 0.3:
        given["as_of"] = [chance.choice(_DAYS)]
    if chance.random() < 0.5:
        given["sort"] = [chance.choice(("newest", "oldest", "changed"))]
    return {name: list(dict.fromkeys(values)) for name, values in given.items()}
