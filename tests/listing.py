"""The cases of a record as their list has them."""

from datetime import date

from sqlalchemy import Connection

from app.record.answers import CaseLine
from app.record.facets.finding import found
from app.record.facets.ordering import page
from app.record.filters import NEWEST, Filter
from app.record.queries.several import lines_of

_MANY = 1_000


def cases_listed(connection: Connection) -> tuple[CaseLine, ...]:
    """Every published case, the newest first."""
    every = found(connection, Filter(), date(2026, 11, 22), counted=False)
    ids = page(connection, every, NEWEST, _MANY).ids
    lines = lines_of(connection, ids)
    return tuple(lines[each] for each in ids)
