"""The law: every article with its cases, who is charged under one, and what came of it in numbers.

Nothing here grows with the cases: a page shows some of them, and the numbers of all are kept.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Select, Table, exists, func, select

from app import citations
from app.document.others import Provision, Tally
from app.document.vocabulary import Basis
from app.record import tables
from app.record.answers import CasesPage, ProvisionLine, typed
from app.record.queries.lines import CASE, CASES, case_lines, still_said
from app.record.rows import BASES

_charged, _count, _case = tables.charged, tables.charged_count, tables.case
_FIRST_OF_CODES: Final = (
    select(tables.provision.c.code, func.min(tables.provision.c.key).label("key"))
    .where(still_said(tables.provision))
    .group_by(tables.provision.c.code)
    .order_by(tables.provision.c.code)
)


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
    """Cases that began in a year (None: not dated), by the strongest basis under an article.

    A charge whose basis is not recorded is among the unknown.
    """

    year: str | None
    basis: Basis
    cases: int


@dataclass(frozen=True, slots=True)
class Charged:
    """An article in numbers: its uses, and its cases by year, the undated first."""

    uses: Uses
    years: tuple[YearCount, ...]


def charged_page(
    connection: Connection, key: str, after: str | None = None, limit: int = 25
) -> CasesPage:
    """The cases with a charge under an article or a part of it, newest first."""
    here = select(_charged.c.document).where(_charged.c.provision == key)
    here = here.order_by(_charged.c.sort.desc()).limit(limit + 1)
    if after is not None:
        here = here.where(_charged.c.sort < after)
    wanted = here.subquery("wanted")
    query = (
        select(*CASE)
        .select_from(CASES.join(wanted, wanted.c.document == tables.document.c.id))
        .order_by(_case.c.sort.desc())
    )
    rows = connection.execute(query).all()
    more = rows[limit - 1].sort if len(rows) > limit else None
    return CasesPage(case_lines(connection, rows[:limit]), more)


def charged(connection: Connection, key: str) -> Charged:
    """An article in numbers, the charges under its parts among them, in one statement."""
    query = select(_count).where(_count.c.provision == key)
    rows = connection.execute(query.order_by(_count.c.year, _count.c.rank)).mappings().all()
    total = {
        name: sum(row[name] for row in rows)
        for name in ("cases", "units", "units_speech", "units_other", *BASES)
    }
    units, speech, without = total["units"], total["units_speech"], total["units_other"]
    bases = tuple((basis, total[basis]) for basis in BASES if total[basis])
    years = (YearCount(row["year"] or None, BASES[row["rank"]], row["cases"]) for row in rows)
    uses = Uses(total["cases"], units, speech, without, units - speech - without, bases)
    return Charged(uses, tuple(years))


def provisions(connection: Connection) -> tuple[ProvisionLine, ...]:
    """Every published article by code and number, with the cases charged under it."""
    provision = tables.provision
    cases = func.coalesce(func.sum(_count.c.cases), 0)
    counted = select(cases).where(_count.c.provision == provision.c.key).scalar_subquery()
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


def naming_codes(connection: Connection) -> dict[str, Provision]:
    """The first published article of each code that our own table lacks, by code.

    It says what the code is called. There is one statement where no article brings a code.
    """
    row = tables.provision
    found = connection.execute(_FIRST_OF_CODES)
    brought = {each.key: each.code for each in found if not citations.is_known(each.code)}
    if not brought:
        return {}
    query = select(row.c.key, tables.document.c.body).join(
        row, row.c.document == tables.document.c.id
    )
    bodies = connection.execute(query.where(row.c.key.in_(list(brought)), still_said(row)))
    articles = {brought[each.key]: typed(each.body) for each in bodies}
    return {code: each for code, each in articles.items() if isinstance(each, Provision)}


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
    found = (typed(body) for body in connection.execute(_showing(tables.provision, key)).scalars())
    named = [each for each in found if isinstance(each, Provision) and key in each.succeeds]
    return tuple(sorted(named, key=lambda each: each.key))


def tallies_citing(connection: Connection, key: str) -> tuple[Tally, ...]:
    """The reported counts that name an article or a part of it, the newest period first."""
    query = _showing(tables.tally, key).order_by(tables.tally.c.sort.desc())
    found = (typed(body) for body in connection.execute(query).scalars())
    return tuple(each for each in found if isinstance(each, Tally))


def _showing(table: Table, key: str) -> Select[bytes]:
    """The documents of a kind of which there are few, among the many that show an article."""
    document, shown = tables.document, tables.shown
    shows = exists().where(shown.c.document == table.c.document, shown.c.name == f"provision:{key}")
    few = select(table.c.document).where(still_said(table), shows)
    query = select(document.c.body).join(table, table.c.document == document.c.id)
    return query.where(still_said(table), document.c.id.in_(few))


def _numbers(path: str) -> tuple[int, ...]:
    return tuple(int(piece) for piece in path.replace("-", ".").split(".") if piece.isdigit())
