"""What one page shows of several cases: their lines, their documents, the people in them."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.document.case import Case
from app.document.others import Person
from app.record import tables
from app.record.answers import CaseLine, typed
from app.record.queries.documents import people_named
from app.record.queries.lines import CASE, CASES, case_lines


def lines_of(connection: Connection, ids: Iterable[str]) -> dict[str, CaseLine]:
    """The lines of some cases by their opaque id, in three statements; unknown ids are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    query = select(*CASE).select_from(CASES).where(tables.document.c.id.in_(wanted))
    return {line.id: line for line in case_lines(connection, connection.execute(query).all())}


def cases_of(connection: Connection, ids: Iterable[str]) -> dict[str, Case]:
    """The documents of some cases by their opaque id, in one statement."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    document = tables.document
    query = select(document.c.id, document.c.body).where(document.c.id.in_(wanted))
    found = ((row.id, typed(row.body)) for row in connection.execute(query))
    return {key: each for key, each in found if isinstance(each, Case)}


def people_in(connection: Connection, cases: Iterable[Case]) -> dict[str, Person]:
    """The people some cases name, by the slug they name them by, in one statement."""
    return people_called(connection, (slug for case in cases for slug in people_named(case)))


def people_called(connection: Connection, slugs: Iterable[str]) -> dict[str, Person]:
    """People by a slug of today or of once, in one statement; unknown slugs are left out."""
    found = ((slug, typed(body)) for slug, body in bodies_called(connection, slugs))
    return {slug: each for slug, each in found if isinstance(each, Person)}


def bodies_called(connection: Connection, slugs: Iterable[str]) -> list[tuple[str, bytes]]:
    """The documents of people by a slug; who bears it today comes after who once did."""
    wanted = sorted(set(slugs))
    if not wanted:
        return []
    address, document = tables.address, tables.document
    query = (
        select(address.c.slug, document.c.body)
        .join(document, document.c.id == address.c.document)
        .where(address.c.kind == "person", address.c.slug.in_(wanted))
        .order_by(address.c.current)
    )
    return [(row.slug, row.body) for row in connection.execute(query)]
