"""How much the record holds, and how many people it counts."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from app.record import tables
from app.record.queries.lines import still_said


@dataclass(frozen=True, slots=True)
class Totals:
    """Cases, the people and organisations who are subjects of them, and tallies.

    In `subjects` who is the subject of several cases counts once; who has no page counts once in
    each case. In `parties` everybody counts once in each case.
    """

    cases: int
    subjects: int
    parties: int
    tallies: int


@dataclass(frozen=True, slots=True)
class TiedCount:
    """How many people were taken over posts in a month, by the basis of their charges.

    `month` is None where none is known, `basis` where no charge has one.
    """

    month: str | None
    basis: str | None
    people: int


def totals(connection: Connection) -> Totals:
    """All counts, in one statement."""
    return Totals(*connection.execute(_totals()).one())


@cache
def _totals() -> Select[Any]:
    party, address = tables.party, tables.address
    bearer = and_(address.c.kind == "person", address.c.slug == party.c.person)
    who = func.coalesce(address.c.document, party.c.document + ":" + party.c.party)
    subjects = (
        select(func.count(who.distinct()))
        .select_from(party.outerjoin(address, bearer))
        .where(still_said(party), party.c.part == "subject")
    )
    parties = (
        select(func.count()).select_from(party).where(still_said(party), party.c.part == "subject")
    )
    cases = select(func.count()).select_from(tables.case).where(still_said(tables.case))
    tallies = select(func.count()).select_from(tables.tally).where(still_said(tables.tally))
    counts = (each.scalar_subquery() for each in (cases, subjects, parties, tallies))
    return select(*counts)


def tied_per_month(connection: Connection) -> tuple[TiedCount, ...]:
    """The takings of the arrest feed by month and basis; those without a month come first."""
    return tuple(TiedCount(*row) for row in connection.execute(_tied_per_month()))


@cache
def _tied_per_month() -> Select[Any]:
    item, taking = tables.item, tables.detention
    taken = and_(
        taking.c.document == item.c.document,
        taking.c.fact == item.c.fact,
        taking.c.subject == item.c.party,
        still_said(taking),
    )
    return (
        select(taking.c.taken_month, taking.c.basis, func.count())
        .select_from(item.join(taking, taken))
        .where(item.c.live, item.c.feed == "arrests")
        .group_by(taking.c.taken_month, taking.c.basis)
        .order_by(taking.c.taken_month.is_not(None), taking.c.taken_month, taking.c.basis)
    )
