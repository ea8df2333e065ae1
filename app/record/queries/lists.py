"""Lists of cases, provisions and tallies, paged by the key of the last row."""

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from app.record import tables
from app.record.answers import (
    CaseLine,
    CasesPage,
    ProvisionLine,
    TallyLine,
)
from app.record.queries.documents import published_of
from app.record.queries.lines import CASE, CASES, case_lines, still_said


def cases_page(connection: Connection, after: str | None = None, limit: int = 50) -> CasesPage:
    """Cases by the day they began, newest first, undated last. `after` is a page's `next`."""
    query = select(*CASE).select_from(CASES).order_by(tables.case.c.sort.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(tables.case.c.sort < after)
    rows = connection.execute(query).all()
    more = rows[limit - 1].sort if len(rows) > limit else None
    return CasesPage(case_lines(connection, rows[:limit]), more)


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


def charged_under(connection: Connection, key: str) -> tuple[CaseLine, ...]:
    """The cases with a charge under an article or a part of it, newest first."""
    charge = tables.charge
    under = select(charge.c.document).where(
        _at_or_under(charge.c.provision, key), still_said(charge)
    )
    return _cases(connection, under)


def provisions(connection: Connection) -> tuple[ProvisionLine, ...]:
    """Every published article by code and number, with the cases charged under it."""
    provision, charge = tables.provision, tables.charge
    counted = (
        select(func.count(charge.c.document.distinct()))
        .where(_at_or_under(charge.c.provision, provision.c.key), still_said(charge))
        .scalar_subquery()
    )
    query = (
        select(
            tables.document.c.slug,
            provision.c.key,
            provision.c.code,
            provision.c.path,
            provision.c.title,
            provision.c.lang,
            counted.label("cases"),
        )
        .join(provision, provision.c.document == tables.document.c.id)
        .where(still_said(provision))
    )
    lines = (ProvisionLine(*row) for row in connection.execute(query))
    return tuple(sorted(lines, key=lambda line: (line.code, _numbers(line.path))))


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


def _at_or_under(column: Any, key: Any) -> Any:
    """The article itself, or a part: parts begin with its key and a dot (`/` follows the dot)."""
    return or_(column == key, and_(column > key + ".", column < key + "/"))


def _numbers(path: str) -> tuple[int, ...]:
    return tuple(int(piece) for piece in path.replace("-", ".").split(".") if piece.isdigit())
