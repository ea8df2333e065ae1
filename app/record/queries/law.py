"""The law: every article with its cases, who is charged under one, and what came of it in numbers.

Nothing here grows with the cases but the counting: a page shows some of them, and the numbers of
all are counted where the rows are.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.document.others import Provision, Tally
from app.document.vocabulary import Basis
from app.record import tables
from app.record.answers import CasesPage, ProvisionLine, typed
from app.record.queries.lines import CASE, CASES, case_lines, still_said

# The strongest first: a charge for the words counts before all others.
_RANKS: Final[tuple[Basis, ...]] = ("speech", "pretext", "other", "unknown")
_charge, _case = tables.charge, tables.case


@dataclass(frozen=True, slots=True)
class Uses:
    """People x proceedings with a charge under an article, parted as the methodology says.

    `speech`: some charge is for the words; `without`: a charge is known and none is; `unknown`: no
    charge is known. `bases` are those of the charges under this article, each with their number.
    """

    cases: int
    units: int
    speech: int
    without: int
    unknown: int
    bases: tuple[tuple[Basis, int], ...]

    @property
    def known(self) -> int:
        """The units with a known charge."""
        return self.speech + self.without


@dataclass(frozen=True, slots=True)
class YearCount:
    """Cases that began in a year (None: not dated), by the strongest basis under an article."""

    year: str | None
    basis: Basis
    cases: int


def charged_page(
    connection: Connection, key: str, after: str | None = None, limit: int = 25
) -> CasesPage:
    """The cases with a charge under an article or a part of it, newest first."""
    query = (
        select(*CASE)
        .select_from(CASES)
        .where(tables.document.c.id.in_(_documents(key)))
        .order_by(_case.c.sort.desc())
        .limit(limit + 1)
    )
    if after is not None:
        query = query.where(_case.c.sort < after)
    rows = connection.execute(query).all()
    more = rows[limit - 1].sort if len(rows) > limit else None
    return CasesPage(case_lines(connection, rows[:limit]), more)


def uses(connection: Connection, key: str) -> Uses:
    """An article's uses, its parts among them, in two statements."""
    unit = _units(key).subquery("unit")
    query = select(
        func.count(unit.c.document.distinct()),
        func.count(),
        _number(unit.c.speech == 1),
        _number(and_(unit.c.speech == 0, unit.c.known == 1)),
        _number(and_(unit.c.speech == 0, unit.c.known == 0)),
    )
    counts = (int(number) for number in connection.execute(query.select_from(unit)).one())
    bases = (
        select(_charge.c.basis, func.count().label("charges"))
        .where(_at_or_under(_charge.c.provision, key), still_said(_charge))
        .group_by(_charge.c.basis)
    )
    found = {row.basis: row.charges for row in connection.execute(bases)}
    cases, units, speech, without, unknown = counts
    in_order = tuple((each, found[each]) for each in _RANKS if each in found)
    return Uses(cases, units, speech, without, unknown, in_order)


def charged_by_year(connection: Connection, key: str) -> tuple[YearCount, ...]:
    """The cases charged under an article, by the year they began; a charge not recorded is unknown.

    Undated cases come first.
    """
    strongest = (
        select(_charge.c.document, func.min(_rank()).label("rank"))
        .where(_at_or_under(_charge.c.provision, key), still_said(_charge))
        .group_by(_charge.c.document)
        .subquery("strongest")
    )
    year = func.substr(_case.c.sort, 1, 4)
    joined = strongest.join(
        _case, and_(_case.c.document == strongest.c.document, still_said(_case))
    )
    query = (
        select(year.label("year"), strongest.c.rank, func.count().label("cases"))
        .select_from(joined)
        .group_by(year, strongest.c.rank)
        .order_by(year, strongest.c.rank)
    )
    return tuple(
        YearCount(None if row.year == "0000" else row.year, _RANKS[row.rank], row.cases)
        for row in connection.execute(query)
    )


def provisions(connection: Connection) -> tuple[ProvisionLine, ...]:
    """Every published article by code and number, with the cases charged under it."""
    provision = tables.provision
    counted = (
        select(func.count(_charge.c.document.distinct()))
        .where(_at_or_under(_charge.c.provision, provision.c.key), still_said(_charge))
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


def articles_beside(connection: Connection, provision: Provision) -> dict[str, str]:
    """The slugs of the articles an article names, by key: those that have a page."""
    wanted = sorted({*provision.prohibits, *provision.succeeds})
    if not wanted:
        return {}
    row = tables.provision
    query = (
        select(row.c.key, tables.document.c.slug)
        .join(tables.document, tables.document.c.id == row.c.document)
        .where(row.c.key.in_(wanted), still_said(row))
    )
    return {each.key: each.slug for each in connection.execute(query)}


def successors(connection: Connection, key: str) -> tuple[Provision, ...]:
    """The articles of later codes that took the place of one, by their keys."""
    document, shown = tables.document, tables.shown
    query = (
        select(document.c.body)
        .join(shown, shown.c.document == document.c.id)
        .where(document.c.kind == "provision", shown.c.name == f"provision:{key}")
    )
    found = (typed(row.body) for row in connection.execute(query))
    named = [each for each in found if isinstance(each, Provision) and key in each.succeeds]
    return tuple(sorted(named, key=lambda each: each.key))


def tallies_citing(connection: Connection, key: str) -> tuple[Tally, ...]:
    """The reported counts that name an article or a part of it, the newest period first."""
    document, shown, tally = tables.document, tables.shown, tables.tally
    query = (
        select(document.c.body)
        .join(shown, shown.c.document == document.c.id)
        .join(tally, and_(tally.c.document == document.c.id, still_said(tally)))
        .where(shown.c.name == f"provision:{key}")
        .order_by(tally.c.sort.desc())
    )
    found = (typed(row.body) for row in connection.execute(query))
    return tuple(each for each in found if isinstance(each, Tally))


def _at_or_under(column: ColumnElement[Any], key: Any) -> ColumnElement[bool]:
    """The article itself, or a part: parts begin with its key and a dot (`/` follows the dot)."""
    return or_(column == key, and_(column > key + ".", column < key + "/"))


def _documents(key: str) -> Select[Any]:
    return select(_charge.c.document).where(
        _at_or_under(_charge.c.provision, key), still_said(_charge)
    )


def _units(key: str) -> Select[Any]:
    """Each person in each proceeding that has a charge under the article, with all its charges."""
    here = _at_or_under(_charge.c.provision, key)
    return (
        select(
            _charge.c.document,
            func.max(_one_if(_charge.c.basis == "speech")).label("speech"),
            func.max(_one_if(_charge.c.basis.in_(("pretext", "other")))).label("known"),
        )
        .where(_charge.c.document.in_(_documents(key)), still_said(_charge))
        .group_by(_charge.c.document, _charge.c.subject, _charge.c.proceeding)
        .having(func.max(_one_if(here)) == 1)
    )


def _rank() -> ColumnElement[int]:
    known = {basis: place for place, basis in enumerate(_RANKS)}
    return case(known, value=_charge.c.basis, else_=known["unknown"])


def _one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(_one_if(condition)), 0)


def _numbers(path: str) -> tuple[int, ...]:
    return tuple(int(piece) for piece in path.replace("-", ".").split(".") if piece.isdigit())
