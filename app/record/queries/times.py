"""Custody on a day: who is in which state, and how many."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.answers import StandingLine
from app.record.holding import FOR_GOOD, LONGEST
from app.record.queries.lines import SUBJECT, still_said, subject, with_people

_case, _document = tables.case, tables.document
_ENDING: Final = range(FOR_GOOD + 1, LONGEST + 1)


def standing(
    connection: Connection, as_of: date, states: tuple[str, ...], limit: int = 200
) -> tuple[StandingLine, ...]:
    """The subjects who are in one of these states of custody on a day, the longest held first."""
    given = {_earliest(reach): _before(as_of, reach) for reach in _ENDING}
    query = _standing(states)
    rows = connection.execute(query, {**given, "as_of": as_of, "limit": limit})
    return tuple(
        StandingLine(
            row.document, row.slug, row.title, row.lang, subject(row), row.state, row.since
        )
        for row in rows
    )


@cache
def _standing(states: tuple[str, ...]) -> Select[Any]:
    """The statement; made once, as that takes longer than to run it."""
    party, longest = tables.party, _longest(states)
    theirs = and_(
        party.c.document == longest.c.document,
        party.c.party == longest.c.subject,
        still_said(party),
    )
    joined = with_people(
        longest.join(_document, _document.c.id == longest.c.document)
        .join(_case, and_(_case.c.document == longest.c.document, still_said(_case)))
        .join(party, theirs)
    )
    query = select(longest, _document.c.slug, _case.c.title, _case.c.lang, *SUBJECT)
    return query.select_from(joined).order_by(longest.c.since, longest.c.document, party.c.place)


def standing_counts(connection: Connection, as_of: date) -> dict[str, int]:
    """How many subjects of cases are in each state of custody on a day.

    A subject counts once in each case; who has no state that day is in none. Added up from the
    years before, the months of this one, and the days of this month.
    """
    change = tables.custody_change
    year, month = as_of.year, as_of.year * 100 + as_of.month
    day = month * 100 + as_of.day
    spans = (("year", 0, year - 1), ("month", year * 100, month - 1), ("day", month * 100, day))
    within = (
        and_(change.c.scale == scale, change.c.span.between(first, last))
        for scale, first, last in spans
    )
    number = func.sum(change.c.begun - change.c.ended).label("subjects")
    query = select(change.c.state, number).where(or_(*within)).group_by(change.c.state)
    rows = connection.execute(query.having(number != 0))
    return {row.state: int(row.subjects) for row in rows}


def _longest(states: tuple[str, ...]) -> Subquery:
    """The intervals that a day lies in, the earliest first.

    Those of one reach that began half of it ago, or later, still last, and of the others one in
    two does: so a few are looked at in each, where all that ever were would have to be.
    """
    holding, limit = tables.holding, bindparam("limit", type_=Integer)
    columns = (holding.c.document, holding.c.subject, holding.c.state, holding.c.since)
    order = (holding.c.since, holding.c.document, holding.c.subject)
    found = [
        select(
            select(*columns)
            .where(holding.c.state == state, *_on_the_day(reach))
            .order_by(*order)
            .limit(limit)
            .subquery()
        )
        for state in states
        for reach in (FOR_GOOD, *_ENDING)
    ]
    each = union_all(*found).subquery("found")
    query = select(each).order_by(each.c.since, each.c.document, each.c.subject)
    return query.limit(limit).subquery("longest")


def _on_the_day(reach: int) -> Iterator[ColumnElement[bool]]:
    """Intervals of a reach that the day lies in."""
    holding, as_of = tables.holding, bindparam("as_of", type_=Date)
    yield holding.c.reach == literal_column(str(reach))
    yield holding.c.since <= as_of
    if reach != FOR_GOOD:
        yield holding.c.since > bindparam(_earliest(reach), type_=Date)
        yield holding.c.until > as_of


def _earliest(reach: int) -> str:
    return f"earliest_{reach}"


def _before(day: date, reach: int) -> date:
    """The last day on which an interval that began has ended by a day."""
    return date.fromordinal(max(1, day.toordinal() - 2**reach))
