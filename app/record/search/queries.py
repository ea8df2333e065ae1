"""Finding: which documents answer a question, in an order that is the same on both engines.

Hits stand by tier (a name before a title, a title before a text, a text before a source), then by
day, newest first and undated last, then by when they were first published. Each tier is one
statement; all are bounded, whatever the question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic_core import from_json
from sqlalchemy import Connection

from app.db.engines import on_sqlite
from app.record.search.formulas import FTS, GIN, Formulas
from app.record.search.meaning import Meaning
from app.record.search.terms import MOST_ORDINAL, TIERS, places_of
from app.record.search.walking import gathered, walked, worth_walking
from app.record.search_tables import WORDS

MOST_COUNTED: Final = 1_000
_PIECE: Final = 16_384
"""Pages of a table of PostgreSQL, 128 MB."""
_EVERY_ON_SQLITE: Final = (
    f"SELECT json_group_array(rowid & {MOST_ORDINAL}) FROM {WORDS} WHERE {WORDS} MATCH ?"  # noqa: S608
)
_EVERY_ON_POSTGRESQL: Final = (
    f"SELECT json_agg(place & {MOST_ORDINAL})::text,"  # noqa: S608
    f" pg_relation_size('{WORDS}') / current_setting('block_size')::int FROM {WORDS}"
    " WHERE words @@ %s::tsquery AND ctid >= %s::tid AND ctid < %s::tid"
)
After = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers: in which tier, and its place in the order of hits."""

    tier: int
    place: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Some hits of one kind, whether more follow the last, and how many there are in all.

    `more_than_counted` says that there are more than `count`.
    """

    hits: tuple[Hit, ...] = ()
    more: bool = False
    count: int = 0
    more_than_counted: bool = False


def hits(
    connection: Connection, meaning: Meaning, kind: str, limit: int, after: After | None = None
) -> Hits:
    """The documents of a kind that answer, in order; `after` is the tier and place of the last hit.

    Without anything that must be found there are none.
    """
    if not meaning.wanted:
        return Hits()
    formulas = Formulas(meaning, kind, FTS if on_sqlite(connection) else GIN)
    found, least = _some(connection, formulas, kind, limit + 1, after)
    shown, more = found[:limit], len(found) > limit
    count = len(shown) if after is None and not more else _counted(connection, formulas, least)
    return Hits(
        tuple(Hit(*each) for each in shown),
        more,
        min(count, MOST_COUNTED),
        count > MOST_COUNTED,
    )


def ordinals(connection: Connection, meaning: Meaning, kind: str) -> list[int]:
    """The ordinals of all documents of a kind that answer, in no order.

    They come as text: ten thousands of rows would take five times as long as to find them.
    """
    if not meaning.wanted:
        return []
    formula = Formulas(meaning, kind, FTS if on_sqlite(connection) else GIN).of_all()
    if formula is None:
        return []
    if on_sqlite(connection):
        listed = connection.exec_driver_sql(_EVERY_ON_SQLITE, (formula,)).scalar_one()
        return list(from_json(listed))
    return list(_piece_by_piece(connection, formula))


def _piece_by_piece(connection: Connection, formula: str) -> Iterator[int]:
    """All that answer on PostgreSQL, a part of the table after another.

    For a word of most cases it reads the whole table: with a million cases one statement took
    three to eight seconds, more than a reader is granted.
    """
    first, pages = 0, 1
    while first < pages:
        last = first + _PIECE
        asked = (formula, f"({first},0)", f"({last},0)")
        listed, pages = connection.exec_driver_sql(_EVERY_ON_POSTGRESQL, asked).one()
        yield from from_json(listed or "[]")
        first = last


def _some(
    connection: Connection, formulas: Formulas, kind: str, limit: int, after: After | None
) -> tuple[list[After], int]:
    """Some hits after one, and how many there are in all at the least."""
    found: list[After] = []
    least = 0
    for tier in range(after[0] if after else 0, TIERS):
        formula = formulas.of_tier(tier)
        if formula is None or len(found) == limit:
            continue
        places = places_of(kind)
        below = after[1] if after and tier == after[0] else places.stop
        wanted = range(places.start, min(below, places.stop))
        room = limit - len(found)
        here, count = _places(connection, formulas, tier, wanted, room)
        found += [(tier, place) for place in here]
        least += count
    return found, least


def _places(
    connection: Connection, formulas: Formulas, tier: int, places: range, limit: int
) -> tuple[Sequence[int], int]:
    """The last of the places where a tier's formula holds, the largest first.

    And in how many documents it holds, as far as that was learnt on the way; else 0.
    """
    formula = formulas.of_tier(tier)
    if formula is None:
        return (), 0
    if on_sqlite(connection):
        return _streamed(connection, formula, places, limit), 0
    if worth_walking(connection, formulas.at_most(tier)):
        found = walked(connection, formula, places, limit)
        if found is not None:
            return found, 0
    return gathered(connection, formula, places, limit)


def _streamed(connection: Connection, formula: str, places: range, limit: int) -> Sequence[int]:
    """FTS5 reads its lists backwards and stops where it may."""
    statement = (
        f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH ?"  # noqa: S608
        " AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?"
    )
    given = (formula, places.stop, places.start, limit)
    return connection.exec_driver_sql(statement, given).scalars().all()


def _counted(connection: Connection, formulas: Formulas, least: int) -> int:
    """How many documents answer, one more than MOST_COUNTED where there are more.

    `least` is how many are known to.
    """
    formula = formulas.of_all()
    if formula is None:
        return 0
    if max(least, formulas.at_least()) > MOST_COUNTED:
        return MOST_COUNTED + 1
    match = f"{WORDS} MATCH ?" if on_sqlite(connection) else "words @@ %s::tsquery"
    limit = MOST_COUNTED + 1
    statement = (
        f"SELECT count(*) FROM (SELECT 1 FROM {WORDS} WHERE {match} LIMIT {limit}) AS counted"  # noqa: S608
    )
    return int(connection.exec_driver_sql(statement, (formula,)).scalar_one())
