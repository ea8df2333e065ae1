"""How the kept sums are made of rows: of all rows, or of those of some documents.

Each sum is said once, as one statement. Filling a record runs it over everything; following the
ledger runs it over what an entry changes, before and after, and adds the difference.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Exists,
    FromClause,
    Integer,
    Select,
    Subquery,
    Table,
    and_,
    cast,
    exists,
    extract,
    func,
    literal,
    literal_column,
    not_,
    select,
    true,
    union_all,
)

from app.db.among import among
from app.folding import ordering
from app.record import tables
from app.record.list_tables import LISTED
from app.record.sum_tables import EVERY

# A number of a month begins with a digit, and a word does not; a year is as long as this.
_AFTER_DIGITS: Final = ":"
_YEAR: Final = 4
_DOCUMENTS: Final = "documents"
# What a day as a number is divided by to give a span.
_SCALES: Final = (("year", 10_000), ("month", 100), ("day", 1))

# Which rows a sum is made of, by a column of theirs and the name of the list it must be in.
Among = Callable[[ColumnElement[Any], str], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Sum:
    """A table of sums, its columns that are added up, and the statement that makes its rows."""

    table: Table
    numbers: tuple[str, ...]
    rows: Callable[[Among], Select[Any]]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that say what is added up."""
        return tuple(column.name for column in self.table.primary_key)


def every(each: Sum) -> Select[Any]:
    """The rows of a sum."""
    return each.rows(lambda _column, _name: true())


@cache
def some(each: Sum) -> Select[Any]:
    """What some rows give to a sum: those of the `documents` it is run with.

    The totals also ask for `people` and `slugs`. Made once, as that takes longer than to run it.
    """
    return each.rows(among)


def _entries(chosen: Among) -> Select[Any]:
    """Months are added up to years and to all of time, these to all places, these to all kinds.

    So each step adds up the few rows of the one before.
    """
    entry = tables.entry
    month = entry.c.month.label("span")
    each = select(entry.c.kind, month, entry.c.place, literal_column("1").label("entries"))
    months = _step("months", _counted(each.where(chosen(entry.c.document, _DOCUMENTS)).subquery()))
    dated = select(months).where(months.c.span < _AFTER_DIGITS).subquery("dated")
    in_year = _counted(dated, span=func.substr(dated.c.span, 1, _YEAR))
    not_year = select(months).where(func.length(months.c.span) != _YEAR)
    spans = _step("spans", not_year, in_year, _counted(months, span=literal(EVERY)))
    places = _step("places", select(spans), _counted(spans, place=literal(EVERY)))
    kinds = union_all(select(places), _counted(places, kind=literal(EVERY))).subquery("kinds")
    return select(kinds)


def _counted(found: FromClause, **instead: ColumnElement[str]) -> Select[Any]:
    """Entries by kind, span and place, with something else instead of one of these."""
    names = ("kind", "span", "place")
    keys = [instead.get(name, found.c[name]).label(name) for name in names]
    cells = select(*keys, found.c.entries).subquery("cells")
    return _added(cells, names, ("entries",))


def _step(name: str, *parts: Select[Any]) -> CTE:
    """Rows that several later steps read, so they are made once."""
    every = union_all(*parts).subquery()
    return select(every).cte(name).prefix_with("MATERIALIZED")


def _custody(chosen: Among) -> Select[Any]:
    """A state begins on its first day, and ends on the first day on which it does not hold."""
    holding = tables.holding
    mine = chosen(holding.c.document, _DOCUMENTS)
    begun = _turns(holding.c.since, begun=1, ended=0).where(mine)
    ended = _turns(holding.c.until, begun=0, ended=1).where(mine, holding.c.until.is_not(None))
    turns = union_all(begun, ended).subquery("turns")
    days = _added(turns, ("state", "day"), ("begun", "ended")).subquery("days")
    scales = union_all(
        *(
            select(literal(name).label("scale"), literal(left).label("left"))
            for name, left in _SCALES
        )
    ).subquery("scales")
    span = (_number(days.c.day) // scales.c.left).label("span")
    cells = select(scales.c.scale, span, days.c.state, days.c.begun, days.c.ended)
    crossed = cells.select_from(days.join(scales, true())).subquery("cells")
    return _added(crossed, ("scale", "span", "state"), ("begun", "ended"))


def _turns(day: ColumnElement[Any], *, begun: int, ended: int) -> Select[Any]:
    return select(
        tables.holding.c.state,
        day.label("day"),
        literal_column(str(begun)).label("begun"),
        literal_column(str(ended)).label("ended"),
    )


def _takings(chosen: Among) -> Select[Any]:
    item, taking = tables.item, tables.detention
    taken = and_(
        taking.c.document == item.c.document,
        taking.c.fact == item.c.fact,
        taking.c.subject == item.c.party,
        taking.c.known_until.is_(None),
    )
    # Of few documents the index of feeds finds too much; said like this it is not used.
    arrests = item.c.feed.concat("") == "arrests"
    found = (
        select(
            func.coalesce(taking.c.taken_month, "").label("month"),
            func.coalesce(taking.c.basis, "").label("basis"),
            literal_column("1").label("people"),
        )
        .select_from(item.join(taking, taken))
        .where(item.c.live, arrests, chosen(item.c.document, _DOCUMENTS))
        .subquery("found")
    )
    return _added(found, ("month", "basis"), ("people",))


def _charged(chosen: Among) -> Select[Any]:
    charged = tables.charged
    numbers = [charged.c[name] for name in _CHARGED[1:]]
    keys = (charged.c.provision, charged.c.year, charged.c.rank)
    found = select(*keys, literal_column("1").label("cases"), *numbers)
    found = found.where(chosen(charged.c.document, _DOCUMENTS))
    return _added(found.subquery("found"), ("provision", "year", "rank"), _CHARGED)


def _totals(chosen: Among) -> Select[Any]:
    party, order = tables.party, tables.person_order
    mine = chosen(party.c.document, _DOCUMENTS)
    others = and_(chosen(party.c.person, "slugs"), not_(mine))
    listed = and_(order.c.alphabet == ordering.PLAIN, LISTED)
    counts = union_all(
        *(
            _count(name, table, _said(table), chosen(table.c.document, _DOCUMENTS))
            for name, table in (("cases", tables.case), ("tallies", tables.tally))
        ),
        _count("subjects", party, *_subjects(), mine),
        *(
            _count("without a page", party, *_subjects(), those, ~_bears())
            for those in (mine, others)
        ),
        _count("people", order, listed, chosen(order.c.document, "people")),
    ).subquery("counts")
    some = select(counts).where(counts.c.number != 0).subquery("some")
    return _added(some, ("name",), ("number",))


def cases_of_person() -> ColumnElement[Any]:
    """In how many cases the person of a row of `person_order` is a subject, under any slug."""
    mine = tables.address.c.document == tables.person_order.c.document
    named = tables.party.c.person == tables.address.c.slug
    counted = select(func.count(tables.party.c.document.distinct()))
    return counted.where(mine, named, *_subjects()).scalar_subquery()


def cases_of_people() -> Subquery:
    """The same of everybody at once, by their `document`: who is a subject in none is missing."""
    address, party = tables.address, tables.party
    named = and_(address.c.kind == "person", address.c.slug == party.c.person)
    cases = func.count(party.c.document.distinct()).label("cases")
    counted = select(address.c.document, cases).select_from(party.join(address, named))
    return counted.where(*_subjects()).group_by(address.c.document).subquery("counted")


def _subjects() -> tuple[ColumnElement[bool], ...]:
    """The parties that the latest revisions call subjects."""
    return _said(tables.party), tables.party.c.part == "subject"


def _said(table: Table) -> ColumnElement[bool]:
    return table.c.known_until.is_(None)


def _bears() -> Exists:
    """Whether somebody has, or had, the slug by which a party is named."""
    address = tables.address
    return exists().where(address.c.kind == "person", address.c.slug == tables.party.c.person)


def _count(name: str, table: Table, *where: ColumnElement[bool]) -> Select[str, int]:
    counted = select(literal(name).label("name"), func.count().label("number"))
    return counted.select_from(table).where(*where)


def _added(found: FromClause, keys: Sequence[str], numbers: Sequence[str]) -> Select[Any]:
    """Rows with the same keys as one."""
    groups = [found.c[name] for name in keys]
    sums = [func.sum(found.c[name]).label(name) for name in numbers]
    query: Select[Any] = select(*groups, *sums)
    return query.group_by(*groups)


def _number(day: ColumnElement[Any]) -> ColumnElement[int]:
    """A day as a number, 20210407, on both engines."""
    year, month, number = (cast(extract(part, day), Integer) for part in ("year", "month", "day"))
    return year * 10000 + month * 100 + number


_CHARGED: Final = (
    "cases", "units", "units_speech", "units_other", "speech", "pretext", "other", "unknown",
)  # fmt: skip

OF_CASES: Final = (
    Sum(tables.entry_count, ("entries",), _entries),
    Sum(tables.custody_change, ("begun", "ended"), _custody),
    Sum(tables.taking_count, ("people",), _takings),
    Sum(tables.charged_count, _CHARGED, _charged),
)
TOTAL: Final = Sum(tables.total, ("number",), _totals)
