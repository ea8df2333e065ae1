"""Custody on a day: who is in which state, and how many."""

from datetime import date

from sqlalchemy import Connection, Subquery, and_, func, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.answers import StandingLine
from app.record.holding import FOR_GOOD, LONGEST
from app.record.queries.lines import SUBJECT, still_said, subject, with_people

_case, _document = tables.case, tables.document


def standing(
    connection: Connection, as_of: date, states: tuple[str, ...], limit: int = 200
) -> tuple[StandingLine, ...]:
    """The subjects who are in one of these states of custody on a day, the longest held first."""
    party, longest = tables.party, _longest(as_of, states, limit)
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
    query = (
        select(longest, _document.c.slug, _case.c.title, _case.c.lang, *SUBJECT)
        .select_from(joined)
        .order_by(longest.c.since, longest.c.document, party.c.place)
    )
    return tuple(
        StandingLine(
            row.document, row.slug, row.title, row.lang, subject(row), row.state, row.since
        )
        for row in connection.execute(query)
    )


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


def _longest(as_of: date, states: tuple[str, ...], limit: int) -> Subquery:
    """The intervals that a day lies in, the earliest first.

    Those of one reach that began half of it ago, or later, still last, and of the others one in
    two does: so a few are looked at in each, where all that ever were would have to be.
    """
    holding = tables.holding
    found = [
        select(
            select(holding.c.document, holding.c.subject, holding.c.state, holding.c.since)
            .where(holding.c.state == state, _on(as_of, reach))
            .order_by(holding.c.since, holding.c.document, holding.c.subject)
            .limit(limit)
            .subquery()
        )
        for state in states
        for reach in range(FOR_GOOD, LONGEST + 1)
    ]
    each = union_all(*found).subquery("found")
    query = select(each).order_by(each.c.since, each.c.document, each.c.subject)
    return query.limit(limit).subquery("longest")


def _on(as_of: date, reach: int) -> ColumnElement[bool]:
    """Intervals of a reach that a day lies in."""
    holding = tables.holding
    begun = and_(holding.c.reach == reach, holding.c.since <= as_of)
    if reach == FOR_GOOD:
        return begun
    earliest = date.fromordinal(max(1, as_of.toordinal() - 2**reach))
    return and_(begun, holding.c.since > earliest, holding.c.until > as_of)
