"""The cases of one person, and all tallies."""

from typing import Any

from sqlalchemy import Connection, Select, select

from app.record import tables
from app.record.answers import CaseLine, TallyLine
from app.record.queries.documents import published_of
from app.record.queries.lines import CASE, CASES, case_lines, still_said


def person_cases(connection: Connection, person_id: str) -> tuple[CaseLine, ...]:
    """The cases a person is a subject of, newest first, under whatever slug they name them."""
    party, address = tables.party, tables.address
    slugs = select(address.c.slug).where(
        address.c.kind == "person", address.c.document == person_id
    )
    theirs = select(party.c.document).where(
        party.c.person.in_(slugs), party.c.part == "subject", still_said(party)
    )
    return _cases(connection, theirs)


def tallies(connection: Connection) -> tuple[TallyLine, ...]:
    """Every reported count, the newest period first, with its document."""
    tally = tables.tally
    query = select(tally.c.document, tally.c.title, tally.c.lang).where(still_said(tally))
    rows = connection.execute(query.order_by(tally.c.sort.desc())).all()
    found = published_of(connection, [row.document for row in rows])
    return tuple(
        TallyLine(found[row.document].slug, row.title, row.lang, found[row.document])
        for row in rows
    )


def _cases(connection: Connection, documents: Select[Any]) -> tuple[CaseLine, ...]:
    query = (
        select(*CASE)
        .select_from(CASES)
        .where(tables.document.c.id.in_(documents))
        .order_by(tables.case.c.sort.desc())
    )
    return case_lines(connection, connection.execute(query).all())
