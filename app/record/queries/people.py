"""People by name, in the order of the reader's alphabet, and the letters they stand under."""

from typing import Any

from sqlalchemy import CTE, Connection, Exists, FromClause, Select, and_, exists, func, select
from sqlalchemy.sql.elements import ColumnElement

from app.document.naming import name_in
from app.folding import ordering
from app.record import tables
from app.record.answers import PeoplePage, PersonLine
from app.record.queries.lines import Cells, still_said

_order, _person, _document = tables.person_order, tables.person, tables.document
_address, _party = tables.address, tables.party


def people_page(
    connection: Connection,
    alphabet: str = ordering.PLAIN,
    letter: str | None = None,
    after: str | None = None,
    limit: int = 200,
) -> PeoplePage:
    """Everybody who is a subject of a case and has a page, by name: all, or under one letter."""
    query = _listed(alphabet).order_by(_order.c.sort).limit(limit + 1)
    if letter is not None:
        query = query.where(_order.c.letter == letter)
    if after is not None:
        query = query.where(_order.c.sort > after)
    rows = connection.execute(query).all()
    more = rows[limit - 1].sort if len(rows) > limit else None
    return PeoplePage(tuple(_line(row, alphabet) for row in rows[:limit]), more)


def initials(connection: Connection, alphabet: str = ordering.PLAIN) -> tuple[str, ...]:
    """The letters that somebody stands under, in the order of the alphabet."""
    each = _each_letter(alphabet)
    mine = and_(_order.c.alphabet == alphabet, _order.c.letter == each.c.letter)
    query = select(each.c.letter).where(
        each.c.letter.is_not(None), exists().where(mine, _is_subject(_order))
    )
    found = connection.execute(query).scalars()
    return ordering.in_order((letter for letter in found if letter), alphabet)


def _line(row: Cells, alphabet: str) -> PersonLine:
    """A person under the name by which the alphabet places them."""
    return PersonLine(row.slug, name_in(row.name, alphabet), *row[2:])


def _listed(alphabet: str) -> Select[Any]:
    joined = _order.join(_document, _document.c.id == _order.c.document).join(
        _person, and_(_person.c.document == _order.c.document, still_said(_person))
    )
    cases = select(func.count(_party.c.document.distinct())).where(*_parts_of(_order))
    return (
        select(
            _document.c.slug,
            _person.c.name,
            _person.c.kind,
            _person.c.identification,
            cases.scalar_subquery().label("cases"),
            _order.c.letter,
            _order.c.sort,
        )
        .select_from(joined)
        .where(_order.c.alphabet == alphabet, _is_subject(_order))
    )


def _each_letter(alphabet: str) -> CTE:
    """The letters there are, from one to the next through the index: never over all the people."""
    letter = _order.c.letter
    lowest = select(func.min(letter)).where(_order.c.alphabet == alphabet)
    found = select(lowest.scalar_subquery().label("letter")).cte("initials", recursive=True)
    following = lowest.where(letter > found.c.letter).correlate(found).scalar_subquery()
    return found.union_all(select(following).where(found.c.letter.is_not(None)))


def _is_subject(person: FromClause) -> Exists:
    return exists().where(*_parts_of(person))


def _parts_of(person: FromClause) -> tuple[ColumnElement[bool], ...]:
    """A person's parts as a subject, under whatever slug the cases name them."""
    return (
        _address.c.document == person.c.document,
        _party.c.person == _address.c.slug,
        _party.c.part == "subject",
        still_said(_party),
    )
