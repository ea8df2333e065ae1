"""How much the record holds, and how many people it counts."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.record import tables


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
    total = tables.total
    rows = connection.execute(select(total.c.name, total.c.number))
    found = {row.name: row.number for row in rows}
    paged, others = found.get("people", 0), found.get("without a page", 0)
    cases, parties, tallies = (found.get(name, 0) for name in ("cases", "subjects", "tallies"))
    return Totals(cases, paged + others, parties, tallies)


def tied_per_month(connection: Connection) -> tuple[TiedCount, ...]:
    """The takings of the arrest feed by month and basis; those without a month come first."""
    count = tables.taking_count
    query = select(count.c.month, count.c.basis, count.c.people)
    rows = connection.execute(query.order_by(count.c.month, count.c.basis))
    return tuple(TiedCount(row.month or None, row.basis or None, row.people) for row in rows)
