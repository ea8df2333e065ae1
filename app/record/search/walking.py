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

STEP: Final = 512
FARTHEST: Final = 4_096
"""How many documents are walked past before the rest is gathered after all."""
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
    """The last places where a formula holds, found by walking; None after going too far."""
    found: list[int] = []
    below, gone, step = places.stop, 0, STEP
    while gone < FARTHEST:
        rows = _step(connection, formula, range(places.start, below), step)
        found += [place for place, holds in rows if holds]
        if len(found) >= limit or len(rows) < step:
            return found[:limit]
        below, gone, step = rows[-1][0], gone + step, step * 2
    return None


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


def _step(
    connection: Connection, formula: str, places: range, step: int
) -> Sequence[tuple[int, bool]]:
    statement = (
        f"SELECT place, words @@ %s::tsquery FROM {WORDS}"  # noqa: S608
        " WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT %s"
    )
    given = (formula, places.stop, places.start, step)
    return [(place, holds) for place, holds in connection.exec_driver_sql(statement, given)]
