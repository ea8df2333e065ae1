"""How PostgreSQL finds the last documents of a formula: its index knows no order.

A rare word is gathered from the index and put in order. A common one is met soon by whoever walks
back through the documents, which spares gathering all of them. Which way is taken changes how long
it takes and never what is found.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlalchemy.pool import Pool

from app.record.search_tables import WORDS

FARTHEST: Final = 4_096
"""How many documents are walked past before all are gathered after all."""
_FEW: Final = 1_000
_COST: Final = 40.0
"""Documents that are gathered in the time in which one is walked past, and its text unpacked."""
_ESTIMATED: WeakKeyDictionary[Pool, float] = WeakKeyDictionary()


def worth_walking(connection: Connection, matches: int) -> bool:
    """Whether walking should meet a page of hits sooner than gathering `matches` documents."""
    return matches >= _FEW and matches > sqrt(_documents(connection, matches) * _COST * 20)


def _documents(connection: Connection, matches: int) -> float:
    """About how many documents there are; asked again only when more than these match."""
    pool = connection.engine.pool
    if _ESTIMATED.get(pool, -1.0) < matches:
        estimate = "SELECT reltuples FROM pg_class WHERE oid = %s::regclass"
        found = connection.exec_driver_sql(estimate, (WORDS,)).scalar_one()
        _ESTIMATED[pool] = max(float(found), 0.0)
    return _ESTIMATED[pool]


def walked(connection: Connection, formula: str, places: range, limit: int) -> Sequence[int] | None:
    """The last places where a formula holds, found by walking; None where fewer are near.

    No document is unpacked beyond the last one that is wanted.
    """
    statement = (
        f"WITH near AS NOT MATERIALIZED (SELECT place, words FROM {WORDS}"  # noqa: S608
        f" WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT {FARTHEST})"
        " SELECT place FROM near WHERE words @@ %s::tsquery ORDER BY place DESC LIMIT %s"
    )
    given = (places.stop, places.start, formula, limit)
    found = connection.exec_driver_sql(statement, given).scalars().all()
    return found if len(found) == limit else None


def gathered(
    connection: Connection, formula: str, places: range, limit: int
) -> tuple[Sequence[int], int]:
    """The same, from the index, and how many documents hold the formula in all."""
    statement = (
        f"WITH found AS MATERIALIZED (SELECT place FROM {WORDS} WHERE words @@ %s::tsquery)"  # noqa: S608
        " SELECT place, (SELECT count(*) FROM found) FROM found"
        " WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT %s"
    )
    given = (formula, places.stop, places.start, limit)
    rows = connection.exec_driver_sql(statement, given).all()
    return [place for place, _ in rows], rows[0][1] if rows else 0
