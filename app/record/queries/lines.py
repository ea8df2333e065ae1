"""The pieces that lists share: subjects and charges of many cases in one statement each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from app.db.among import among
from app.document.naming import PLAIN, name_in
from app.record import tables
from app.record.answers import CaseLine, ChargeLine, SubjectLine

# A row of whatever columns were selected.
Cells = Row[*tuple[Any, ...]]

_party, _person, _charge = tables.party, tables.person, tables.charge
_bearer = tables.address.alias("bearer")
_page = tables.document.alias("page")

CASE = (
    tables.document.c.id,
    tables.document.c.slug,
    tables.document.c.stamp,
    tables.case.c.title,
    tables.case.c.summary,
    tables.case.c.lang,
    tables.case.c.cluster,
    tables.case.c.region,
    tables.case.c.began,
    tables.case.c.sort,
)
CASES = tables.document.join(
    tables.case,
    and_(tables.case.c.document == tables.document.c.id, tables.case.c.known_until.is_(None)),
)
# A person's name is in the person document; the case has one only for somebody without it.
SUBJECT = (
    _party.c.party,
    func.coalesce(_person.c.name, _party.c.name).label("name"),
    _page.c.slug.label("person_slug"),
    _party.c.kind,
    func.coalesce(_person.c.identification, _party.c.identification).label("identification"),
    _party.c.role,
)


def with_people(parties: FromClause) -> FromClause:
    """Parties joined with the people they are, under former slugs too."""
    named = and_(_bearer.c.kind == "person", _bearer.c.slug == _party.c.person)
    shown = and_(_person.c.document == _bearer.c.document, _person.c.known_until.is_(None))
    return (
        parties.outerjoin(_bearer, and_(named, _bearer.c.current))
        .outerjoin(_person, shown)
        .outerjoin(_page, _page.c.id == _bearer.c.document)
    )


def subject(row: Cells) -> SubjectLine:
    """A subject from a row that selected SUBJECT."""
    return SubjectLine(
        row.party,
        None if row.name is None else name_in(row.name, PLAIN),
        row.person_slug,
        row.kind,
        row.identification,
        row.role,
        row.name,
    )


def still_said(table: FromClause) -> ColumnElement[bool]:
    """Rows that the latest revision says."""
    return table.c.known_until.is_(None)


def said_then(table: FromClause) -> ColumnElement[bool]:
    """Rows that the revision said which was the latest at an entry of the ledger, given as `at`."""
    at: BindParameter[int] = bindparam("at", type_=Integer)
    still = or_(table.c.known_until.is_(None), table.c.known_until > at)
    return and_(table.c.known_from <= at, still)


def _subjects_of(said: ColumnElement[bool]) -> Select[Any]:
    """The subjects of cases; they are called what they are called today."""
    query = select(_party.c.document, *SUBJECT).select_from(with_people(_party))
    query = query.where(among(_party.c.document, "ids"), said, _party.c.part == "subject")
    return query.order_by(_party.c.document, _party.c.place)


def _charges_of(said: ColumnElement[bool]) -> Select[Any]:
    query = select(
        _charge.c.document,
        _charge.c.fact,
        _charge.c.subject,
        _charge.c.proceeding,
        _charge.c.label,
        _charge.c.citation,
        _charge.c.provision,
        _charge.c.basis,
    ).where(among(_charge.c.document, "ids"), said)
    return query.order_by(_charge.c.document, _charge.c.place, _charge.c.subject)


# Made once: to put a statement together takes as long as to run it.
_SUBJECTS_OF = _subjects_of(still_said(_party))
_CHARGES_OF = _charges_of(still_said(_charge))
_SUBJECTS_THEN = _subjects_of(said_then(_party))
_CHARGES_THEN = _charges_of(said_then(_charge))


def case_lines(
    connection: Connection, rows: Sequence[Cells], at: int | None = None
) -> tuple[CaseLine, ...]:
    """Lines from rows that selected CASE, with their subjects and charges: two statements more.

    `at` is the entry of the ledger at which they were said, None for as they are.
    """
    if not rows:
        return ()
    given = {"ids": [row.id for row in rows], **({} if at is None else {"at": at})}
    subjects = _subjects(connection, _SUBJECTS_OF if at is None else _SUBJECTS_THEN, given)
    charges = _charges(connection, _CHARGES_OF if at is None else _CHARGES_THEN, given)
    return tuple(
        CaseLine(*row, tuple(subjects[row.id]), tuple(charges[row.id]))  # type: ignore[call-arg]
        for row in rows
    )


def _subjects(
    connection: Connection, query: Select[Any], given: Mapping[str, Any]
) -> dict[str, list[SubjectLine]]:
    found: dict[str, list[SubjectLine]] = defaultdict(list)
    for row in connection.execute(query, given):
        found[row.document].append(subject(row))
    return found


def _charges(
    connection: Connection, query: Select[Any], given: Mapping[str, Any]
) -> dict[str, list[ChargeLine]]:
    found: dict[str, list[ChargeLine]] = defaultdict(list)
    for row in connection.execute(query, given):
        found[row.document].append(ChargeLine(*row[1:]))
    return found
