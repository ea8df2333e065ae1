"""Which cases a filter finds, how many have each value of each facet, and in what order they stand.

Values of a facet mean *or*, facets mean *and*. Beside each value stands how many cases have it
under the rest of the filter: a facet's own values are left out of its counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pyroaring import BitMap
from sqlalchemy import Connection, func, select

from app.custody import ABOVE
from app.record import tables
from app.record.facets.counting import Facet, Values
from app.record.facets.index import Index, Sets, index_at, index_of
from app.record.facets.marks import TAKEN, TURNING
from app.record.facets.naming import of_subjects, of_words
from app.record.filters import FACETS, KINDS_OF_SUBJECT, Filter

NOT_IN_CUSTODY: Final = "not in custody"
_NOTHING: Final = BitMap()


@dataclass(frozen=True)
class Found:
    """The cases a filter finds.

    Of `count` cases, `may` only may lie in the range of days that is asked for, because the days
    they are known by are coarse. `at` is the ledger number at which the record is asked, `day`
    that of facts of the calendar.
    """

    index: Index
    ordinals: BitMap
    count: int
    may: int
    facets: Mapping[str, Facet]
    at: int | None
    day: date


def found(
    connection: Connection,
    asked: Filter,
    today: date,
    until: datetime | None = None,
    *,
    counted: bool = True,
) -> Found:
    """The cases a filter finds, with all counts if they are wanted.

    `until` is the instant at which `known_on` ends where the tracker is.
    """
    at = number_at(connection, until) if until else None
    index = index_of(connection) if at is None else index_at(connection, at)
    day = asked.day(today)
    sets = {name: sets_of(connection, index, name, day) for name in FACETS}
    sets["subject"] = _with_slugs(connection, sets["subject"], asked)
    ranged, sure = _in_range(connection, index, asked)
    every = index.every(connection) if ranged is None else ranged
    if asked.q:
        words = asked.q
        every = every & index.once(words, lambda: of_words(connection, words))
    chosen = {name: _union(sets[name], asked.values(name)) for name in asked.facets}
    answers = _both(every, *chosen.values())
    facets = {
        name: _values(connection, index, name, sets[name]).counted(
            _others(every, chosen, name, answers), asked.values(name)
        )
        for name in (FACETS if counted else ())
    }
    may = 0 if sure is None else len(answers) - answers.intersection_cardinality(sure)
    return Found(index, answers, len(answers), may, facets, at, day)


def number_at(connection: Connection, until: datetime) -> int:
    """The last ledger entry before an instant; 0 where there was none."""
    revision = tables.revision
    before = until.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    query = select(func.max(revision.c.number)).where(revision.c.instant < before)
    return int(connection.execute(query).scalar() or 0)


def sets_of(connection: Connection, index: Index, name: str, day: date) -> Sets:
    """The cases with each value of a facet on a day."""
    if name not in TURNING:
        return index.sets(connection, name)
    sets = index.sets_on(connection, name, day)
    if name == "gap":
        cases = index.sentences.cases(connection, day)
        return {**sets, ABOVE: cases} if cases else sets
    return {
        **sets,
        NOT_IN_CUSTODY: index.every(connection) - BitMap.union(*sets.values(), _NOTHING),
    }


def _values(connection: Connection, index: Index, name: str, sets: Sets) -> Values:
    """The values of a facet to be counted; what grows with the record is sorted out once."""
    return Values(sets) if name in (*TURNING, "subject") else index.values(connection, name)


def _with_slugs(connection: Connection, sets: Sets, asked: Filter) -> Sets:
    """A person or an organisation may be asked for by their page's slug; they are never listed."""
    slugs = [value for value in asked.values("subject") if value not in KINDS_OF_SUBJECT]
    return {**sets, **of_subjects(connection, slugs)} if slugs else sets


def _in_range(
    connection: Connection, index: Index, asked: Filter
) -> tuple[BitMap | None, BitMap | None]:
    """The cases with a taking that may lie in the range, and those with one that surely does."""
    if not asked.ranged:
        return None, None
    first = asked.taken_from.isoformat() if asked.taken_from else ""
    last = asked.taken_to.isoformat() if asked.taken_to else _LATER
    may, sure = [_NOTHING], [_NOTHING]
    for value, cases in index.sets(connection, TAKEN).items():
        lower, upper = value.split("/")
        if lower <= last and (upper or _LATER) >= first:
            may.append(cases)
            if first <= lower and upper and upper <= last:
                sure.append(cases)
    return BitMap.union(*may), BitMap.union(*sure)


_LATER: Final = "~"
"""Sorts after every day."""


def _union(sets: Sets, values: Sequence[str]) -> BitMap:
    return BitMap.union(_NOTHING, *(sets[value] for value in values if value in sets))


def _both(first: BitMap, *others: BitMap) -> BitMap:
    return BitMap.intersection(first, *others) if others else first


def _others(every: BitMap, chosen: Mapping[str, BitMap], name: str, answers: BitMap) -> BitMap:
    """What the rest of the filter finds, without one facet."""
    if name not in chosen:
        return answers
    return _both(every, *(cases for other, cases in chosen.items() if other != name))
