"""What one page shows of several cases: their lines, their documents, the people in them."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from app.db.among import among
from app.document.case import Case
from app.document.others import Person
from app.record import tables
from app.record.answers import CaseLine, typed
from app.record.queries.documents import people_named
from app.record.queries.lines import CASE, CASES, case_lines
from app.record.queries.revised import published_at

_address, _document = tables.address, tables.document
# Made once: to put a statement together takes as long as to run it.
_LINES: Final = select(*CASE).select_from(CASES).where(among(_document.c.id, "ids"))
_BODIES: Final = select(_document.c.id, _document.c.body).where(among(_document.c.id, "ids"))
_CALLED: Final = (
    select(_address.c.slug, _document.c.body)
    .join(_document, _document.c.id == _address.c.document)
    .where(_address.c.kind == "person", among(_address.c.slug, "slugs"))
    .order_by(_address.c.current)
)


def lines_of(connection: Connection, ids: Iterable[str]) -> dict[str, CaseLine]:
    """The lines of some cases by their opaque id, in three statements; unknown ids are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = connection.execute(_LINES, {"ids": wanted}).all()
    return {line.id: line for line in case_lines(connection, rows)}


def cases_of(connection: Connection, ids: Iterable[str]) -> dict[str, Case]:
    """The documents of some cases by their opaque id, in one statement."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = connection.execute(_BODIES, {"ids": wanted})
    found = ((row.id, typed(row.body)) for row in rows)
    return {key: each for key, each in found if isinstance(each, Case)}


def cases_at(connection: Connection, ids: Iterable[str], number: int | None) -> dict[str, Case]:
    """The same as they stood at an entry of the ledger, None for as they are.

    One that is redacted since, or was not yet published then, is left out.
    """
    if number is None:
        return cases_of(connection, ids)
    then = published_at(connection, ids, number)
    found = ((key, each.document) for key, each in then.items())
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
    return [(row.slug, row.body) for row in connection.execute(_CALLED, {"slugs": wanted})]
