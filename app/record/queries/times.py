"""What lies in time: custody on a day, takings by month."""

from datetime import date

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.answers import MonthCount, StandingLine
from app.record.queries.lines import SUBJECT, still_said, subject, with_people

_case, _document = tables.case, tables.document


def standing(
    connection: Connection, as_of: date, states: tuple[str, ...], limit: int = 200
) -> tuple[StandingLine, ...]:
    """The subjects who are in one of these states of custody on a day, the longest held first."""
    holding, party = tables.holding, tables.party
    longest = (
        select(holding.c.document, holding.c.subject, holding.c.state, holding.c.since)
        .where(_on(as_of), holding.c.state.in_(states))
        .order_by(holding.c.since, holding.c.document, holding.c.subject)
        .limit(limit)
        .subquery("longest")
    )
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

    A subject counts once in each case; who has no state that day is in none.
    """
    holding = tables.holding
    query = (
        select(holding.c.state, func.count().label("subjects"))
        .where(_on(as_of))
        .group_by(holding.c.state)
    )
    return {row.state: row.subjects for row in connection.execute(query)}


def taken_per_month(connection: Connection) -> tuple[MonthCount, ...]:
    """Subjects taken into custody in each month that is known, by the basis of their charges.

    Transfers and extensions are no takings. A custody of which only the year is known is left out.
    """
    taking = tables.detention
    people = func.count()
    query = (
        select(taking.c.taken_month, taking.c.basis, people)
        .where(still_said(taking), taking.c.follows.is_(None), taking.c.taken_month.is_not(None))
        .group_by(taking.c.taken_month, taking.c.basis)
        .order_by(taking.c.taken_month, taking.c.basis)
    )
    return tuple(MonthCount(*row) for row in connection.execute(query))


def _on(as_of: date) -> ColumnElement[bool]:
    holding = tables.holding
    lasts = or_(holding.c.until.is_(None), holding.c.until > as_of)
    return and_(holding.c.since <= as_of, lasts)
