"""People by name, in the order of the reader's alphabet, and the letters they stand under."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CTE, Connection, Select, and_, func, select

from app.db.among import among
from app.document.naming import name_in
from app.folding import ordering
from app.record import tables
from app.record.answers import PeoplePage, PersonLine
from app.record.list_tables import LISTED
from app.record.queries.lines import Cells, still_said

_order, _person, _document = tables.person_order, tables.person, tables.document


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


def subjects_among(connection: Connection, slugs: Iterable[str]) -> frozenset[str]:
    """Those of these slugs whose people are the subject of a published case, in one statement."""
    party = tables.party.c
    query = (
        select(party.person)
        .distinct()
        .where(among(party.person, "slugs"), party.part == "subject", still_said(tables.party))
    )
    return frozenset(connection.execute(query, {"slugs": sorted(set(slugs))}).scalars())


def initials(connection: Connection, alphabet: str = ordering.PLAIN) -> tuple[str, ...]:
    """The letters that somebody stands under, in the order of the alphabet."""
    found = connection.execute(select(_each_letter(alphabet).c.letter)).scalars()
    return ordering.in_order((letter for letter in found if letter), alphabet)


def _line(row: Cells, alphabet: str) -> PersonLine:
    """A person under the name by which the alphabet places them."""
    return PersonLine(row.slug, name_in(row.name, alphabet), *row[2:])


def _listed(alphabet: str) -> Select[Any]:
    joined = _order.join(_document, _document.c.id == _order.c.document).join(
        _person, and_(_person.c.document == _order.c.document, still_said(_person))
    )
    return (
        select(
            _document.c.slug,
            _person.c.name,
            _person.c.kind,
            _person.c.identification,
            _order.c.cases,
            _order.c.letter,
            _order.c.sort,
        )
        .select_from(joined)
        .where(_order.c.alphabet == alphabet, LISTED)
    )


def _each_letter(alphabet: str) -> CTE:
    """The letters there are, from one to the next through the index: never over all the people."""
    letter = _order.c.letter
    lowest = select(func.min(letter)).where(_order.c.alphabet == alphabet, LISTED)
    found = select(lowest.scalar_subquery().label("letter")).cte("initials", recursive=True)
    following = lowest.where(letter > found.c.letter).correlate(found).scalar_subquery()
    return found.union_all(select(following).where(found.c.letter.is_not(None)))
