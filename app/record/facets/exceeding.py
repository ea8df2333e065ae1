"""Sentences longer than what the article charged first ever allowed at the least.

Few sentences are, so only these are set beside the law of their days.
"""

from collections import Counter
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    column,
    func,
    select,
    text,
    values,
)

from app.document.allowed import lowest_ceiling, provision_of
from app.record import tables
from app.record.ordinals import IS_FIRST
from app.record.queries.documents import law_at
from app.record.queries.lines import said_then

MOST_AT_ONCE: Final = 10_000
"""Sentences of several articles that one statement reads; one article may have more."""
_Exceeded = list[tuple[str, int]]
_imposed, _revision = tables.imposed, tables.revision
# From one article to the next by the index, and not through all the sentences of each.
_LONGEST: Final = text(
    "WITH RECURSIVE cited(provision) AS (SELECT min(provision) FROM imposed UNION ALL"
    " SELECT (SELECT min(provision) FROM imposed WHERE imposed.provision > cited.provision)"
    " FROM cited WHERE cited.provision IS NOT NULL)"
    " SELECT provision, (SELECT max(days) FROM imposed"
    " WHERE imposed.provision = cited.provision) AS days"
    " FROM cited WHERE provision IS NOT NULL"
)
SENTENCES: Final = (
    select(
        _imposed.c.document,
        _imposed.c.places,
        _imposed.c.term,
        _imposed.c.since,
        _imposed.c.charges,
        _revision.c.number.label("ordinal"),
    )
    .join_from(_imposed, _revision, _revision.c.document == _imposed.c.document)
    .where(IS_FIRST, said_then(_imposed))
)
"""With the ordinal of each case, as known at the entry `at`."""


def longer(connection: Connection, number: int) -> list[Row[*tuple[Any, ...]]]:
    """These sentences as they were known at an entry of the ledger, beside the law of then."""
    return [
        row
        for some in _portions(connection, _exceeded(connection, number))
        for row in connection.execute(_longer_than(some), {"at": number})
    ]


def _exceeded(connection: Connection, number: int) -> _Exceeded:
    """The articles charged first beside a sentence longer than each ever allowed at the least.

    With each, that least in days.
    """
    longest = {row.provision: row.days for row in connection.execute(_LONGEST)}
    law = law_at(connection, longest, number)
    least = {key: lowest_ceiling(provision_of(law, key), key) for key in longest}
    allowed = {key: term.most_days for key, term in least.items() if term}
    return [(key, days) for key, days in allowed.items() if longest[key] > days]


def _portions(connection: Connection, exceeded: _Exceeded) -> list[_Exceeded]:
    """The same articles in portions, each of so many sentences that one statement reads them.

    A million cases on PostgreSQL have 90,000 of all articles, and one statement for them ran out
    of a reader's time at each attempt.
    """
    counts = _counts(connection, exceeded)
    portions: list[_Exceeded] = []
    room = 0
    for article, days in exceeded:
        if not portions or counts[article] > room:
            portions.append([])
            room = MOST_AT_ONCE
        portions[-1].append((article, days))
        room -= counts[article]
    return portions


def _counts(connection: Connection, exceeded: _Exceeded) -> Counter[str]:
    """How many longer sentences each article has, of whatever entry."""
    if not exceeded:
        return Counter()
    least, is_longer = _beside(exceeded)
    query = select(least.c.article, func.count().label("longer")).join(_imposed, is_longer)
    counted = connection.execute(query.group_by(least.c.article))
    return Counter({row.article: row.longer for row in counted})


def _longer_than(exceeded: _Exceeded) -> Select[Any]:
    """The terms of more days than stand here beside the first article charged."""
    least, is_longer = _beside(exceeded)
    return SENTENCES.join(least, is_longer)


def _beside(exceeded: _Exceeded) -> tuple[CTE, ColumnElement[bool]]:
    """Articles with their days as a table, and what is true of a longer term under one of them."""
    article, days = column("article", String), column("days", Integer)
    least = values(article, days, name="least").data(exceeded).cte("least")
    return least, (_imposed.c.provision == least.c.article) & (_imposed.c.days > least.c.days)
