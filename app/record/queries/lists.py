"""The cases of one person, and the pages of the tallies."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from app.record import tables
from app.record.answers import CaseLine, TallyLine
from app.record.queries.documents import published_of
from app.record.queries.lines import CASE, CASES, case_lines, still_said
from app.record.queries.turning import BEGINNING, Turn, Turned, from_turn, turned

_tally = tables.tally
_TALLIES = select(_tally.c.document, _tally.c.title, _tally.c.lang, _tally.c.sort).where(
    still_said(_tally)
)


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


def tallies_page(connection: Connection, turn: Turn, limit: int) -> Turned[TallyLine]:
    """Some reported counts, the newest period first, in two statements."""
    query = from_turn(_TALLIES, _tally, turn).limit(limit + 1)
    page = turned(connection.execute(query).all(), turn, limit)
    return Turned(_lines(connection, page.rows), page.newer, page.older)


def turn_to_tally(connection: Connection, sort: str, limit: int) -> Turn:
    """Where to begin so that a place in the order of the counts is on the page.

    It is the first page where the place is on it, otherwise one that begins with the place.
    """
    newer = from_turn(_TALLIES, _tally, Turn(before=sort)).limit(limit)
    rows = connection.execute(newer).all()
    return Turn(after=rows[0].sort) if len(rows) == limit else BEGINNING


def _lines(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[TallyLine, ...]:
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
