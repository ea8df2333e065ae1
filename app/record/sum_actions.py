"""Writes of the kept sums: all of them when a record is filled, else by what entries change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, TextClause, delete, select, text, update

from app.db.among import among
from app.record import tables
from app.record.ledger import Entry
from app.record.projection import Change
from app.record.sums import OF_CASES, TOTAL, Sum, cases_of_people, cases_of_person, every, some

_PERSON = "person:"
_address, _order, _shown = tables.address, tables.person_order, tables.shown
_NAMED = select(_shown.c.name).where(among(_shown.c.document, "documents"))
_SLUGS = select(_address.c.slug).where(among(_address.c.document, "documents"))
_BEARERS = select(_address.c.document).where(
    _address.c.kind == "person", among(_address.c.slug, "slugs")
)
_CASES_OF_SOME = update(_order).where(among(_order.c.document, "people"))
_CASES_OF_SOME = _CASES_OF_SOME.values(cases=cases_of_person())
_counted = cases_of_people()
_CASES_OF_ALL = update(_order).where(_order.c.document == _counted.c.document)
_CASES_OF_ALL = _CASES_OF_ALL.values(cases=_counted.c.cases)
_Key = tuple[Any, ...]
_Numbers = dict[_Key, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Affected:
    """What some entries can change the sums of, by opaque id.

    `later` are the cases of which there are rows already, and `cases` all of them. `people` are
    those who are named in what is published, or are it themselves, and `slugs` are theirs.
    """

    documents: Collection[str]
    cases: Collection[str]
    later: Collection[str]
    people: Collection[str]
    slugs: Collection[str]

    @property
    def given(self) -> dict[str, Collection[str]]:
        """What the totals are asked with."""
        return {"documents": self.documents, "people": self.people, "slugs": self.slugs}


def fill(connection: Connection) -> None:
    """Makes every sum anew from the rows there are."""
    connection.execute(update(_order).where(_order.c.cases != 0).values(cases=0))
    connection.execute(_CASES_OF_ALL)
    for each in (*OF_CASES, TOTAL):
        columns = [*each.keys, *each.numbers]
        connection.execute(delete(each.table))
        connection.execute(each.table.insert().from_select(columns, every(each)))


def affected(connection: Connection, batch: Sequence[Entry], changes: Sequence[Change]) -> Affected:
    """What entries can change, asked before they are written."""
    later = [each.document for each in batch if each.revision > 1]
    cases = [each.document for each in batch if each.kind == "case"]
    slugs = _named(changes) | _known(connection, later)
    people = {each.document for each in batch if each.kind == "person"}
    return Affected(
        documents=[each.document for each in batch],
        cases=cases,
        later=[each for each in cases if each in set(later)],
        people=people | _bearers(connection, slugs),
        slugs=slugs,
    )


def told(connection: Connection, changing: Affected) -> dict[Sum, _Numbers]:
    """What the rows that entries change give to the sums; asked before they are written."""
    found = {each: _some(connection, each, changing.later) for each in OF_CASES}
    return found | {TOTAL: _totals(connection, changing)}


def follow(connection: Connection, changing: Affected, before: Mapping[Sum, _Numbers]) -> None:
    """Adds to the sums what the same rows give now, and takes away what they gave."""
    if changing.people:
        connection.execute(_CASES_OF_SOME, {"people": changing.people})
    for each in OF_CASES:
        _add(connection, each, before[each], _some(connection, each, changing.cases))
    _add(connection, TOTAL, before[TOTAL], _totals(connection, changing))


def _named(changes: Iterable[Change]) -> set[str]:
    """The slugs of the people whom documents name, and of those who are published."""
    names = {name for each in changes for name in (*each.shown, *each.names)}
    return {name.removeprefix(_PERSON) for name in names if name.startswith(_PERSON)}


def _known(connection: Connection, later: Sequence[str]) -> set[str]:
    """The same as earlier revisions had them."""
    if not later:
        return set()
    given = {"documents": later}
    names = connection.execute(_NAMED, given).scalars()
    named = [each.removeprefix(_PERSON) for each in names if each.startswith(_PERSON)]
    return {*named, *connection.execute(_SLUGS, given).scalars()}


def _bearers(connection: Connection, slugs: Collection[str]) -> set[str]:
    return set(connection.execute(_BEARERS, {"slugs": slugs}).scalars()) if slugs else set()


def _some(connection: Connection, each: Sum, documents: Collection[str]) -> _Numbers:
    if not documents:
        return {}
    return _read(connection, each, some(each), {"documents": documents})


def _totals(connection: Connection, changing: Affected) -> _Numbers:
    return _read(connection, TOTAL, some(TOTAL), changing.given)


def _read(connection: Connection, of: Sum, rows: Select[Any], given: dict[str, Any]) -> _Numbers:
    keys = len(of.keys)
    found = connection.execute(rows, given)
    return {tuple(row[:keys]): tuple(map(int, row[keys:])) for row in found}


def _add(connection: Connection, to: Sum, before: _Numbers, after: _Numbers) -> None:
    nothing = (0,) * len(to.numbers)
    rows = []
    for key in sorted({*before, *after}):
        pairs = zip(before.get(key, nothing), after.get(key, nothing), strict=True)
        more = tuple(now - then for then, now in pairs)
        if any(more):
            rows.append(dict(zip((*to.keys, *to.numbers), (*key, *more), strict=True)))
    fewer = [row for row in rows if any(row[name] < 0 for name in to.numbers)]
    if rows:
        connection.execute(_more(to), rows)
    if fewer:
        connection.execute(_none_left(to), fewer)


@cache
def _more(to: Sum) -> TextClause:
    """Adds to rows, or begins them; both engines understand it, and SQLAlchemy has two for it."""
    name, keys = to.table.name, ", ".join(to.keys)
    columns = (*to.keys, *to.numbers)
    given = ", ".join(f":{each}" for each in columns)
    added = ", ".join(f"{each} = {name}.{each} + excluded.{each}" for each in to.numbers)
    return text(
        f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({given})"  # noqa: S608 - our own names
        f" ON CONFLICT ({keys}) DO UPDATE SET {added}"
    )


@cache
def _none_left(to: Sum) -> TextClause:
    """Takes a row away that has come to nothing."""
    where = [*(f"{each} = :{each}" for each in to.keys), *(f"{each} = 0" for each in to.numbers)]
    return text(f"DELETE FROM {to.table.name} WHERE {' AND '.join(where)}")  # noqa: S608
