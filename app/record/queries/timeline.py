"""The timeline of everything: a page of it under a choice of kinds, month, place; and the counts.

A page takes two statements however much there is: each chosen kind is read backwards from where the
page begins, as far as the page is long, through an index of its own.
"""

from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import (
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.answers import MomentLine, TimelineCounts
from app.record.moments import MomentKind
from app.record.queries.lines import still_said
from app.record.queries.turning import BEGINNING, Turn, Turned, direction, from_turn, turned
from app.record.sum_tables import EVERY

KINDS: tuple[str, ...] = get_args(MomentKind)
_YEAR = 4
_case, _document, _entry, _count = tables.case, tables.document, tables.entry, tables.entry_count


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader wants to see: some kinds (none: all), one month, one place.

    `month` is "2021-04", "2021" for the whole year, or one of the words of the rows for what lies
    in no month.
    """

    kinds: tuple[str, ...] = ()
    month: str | None = None
    place: str | None = None


EVERYTHING = Chosen()


def timeline_page(
    connection: Connection,
    chosen: Chosen = EVERYTHING,
    turn: Turn = BEGINNING,
    limit: int = 100,
) -> Turned[MomentLine]:
    """Dated facts, newest first, the narrower date first on one day, undated last."""
    found = connection.execute(_page(chosen, turn, limit + 1)).all()
    return turned([_line(row) for row in found], turn, limit)


def timeline_counts(connection: Connection, chosen: Chosen) -> TimelineCounts:
    """How many entries there are of each kind, span and place, each under the other choices.

    What is chosen names the cells of `entry_count` to read; only several kinds are added up.
    """
    kinds = chosen.kinds or (EVERY,)
    span, place = chosen.month or EVERY, EVERY if chosen.place is None else chosen.place
    in_kinds, in_span, in_place = (
        _count.c.kind.in_(kinds),
        _count.c.span == span,
        _count.c.place == place,
    )
    found = union_all(
        _facet("kind", _count.c.kind, _count.c.kind.in_(KINDS), in_span, in_place),
        _facet("span", _count.c.span, in_kinds, _count.c.span != EVERY, in_place),
        _facet("place", _count.c.place, in_kinds, in_span, _count.c.place != EVERY),
    )
    counts: dict[str, dict[str, int]] = {"kind": {}, "span": {}, "place": {}}
    for row in connection.execute(found):
        counts[row.facet][row.value] = int(row.entries)
    return TimelineCounts(counts["kind"], counts["span"], counts["place"])


def _facet(
    name: str, column: ColumnElement[str], *where: ColumnElement[bool]
) -> Select[str, str, Any]:
    number = func.sum(_count.c.entries).label("entries")
    query = select(literal(name).label("facet"), column.label("value"), number)
    return query.where(*where).group_by(column)


def _page(chosen: Chosen, turn: Turn, limit: int) -> Select[Any]:
    """The rows of a page, in the order in which they are read."""
    every_kind: tuple[str | None, ...] = KINDS if chosen.place is not None else (None,)
    streams = [
        select(_stream(chosen, kind, turn).limit(limit).subquery())
        for kind in (chosen.kinds or every_kind)
    ]
    found = (union_all(*streams) if len(streams) > 1 else streams[0]).subquery("found")
    joined = found.join(_document, _document.c.id == found.c.document).join(
        _case, and_(_case.c.document == found.c.document, still_said(_case))
    )
    query = select(found, _document.c.slug, _case.c.title, _case.c.lang).select_from(joined)
    return query.order_by(direction(found, turn)).limit(limit)


def _stream(chosen: Chosen, kind: str | None, turn: Turn) -> Select[Any]:
    query = select(_entry)
    if kind is not None:
        query = query.where(_entry.c.kind == kind)
    if chosen.place is not None:
        query = query.where(_entry.c.place == chosen.place)
    if chosen.month is not None:
        query = query.where(_in_month(_entry, chosen.month))
    if chosen.month and chosen.month[0].isdigit():
        begins = chosen.month + "-"
        query = query.where(_entry.c.sort >= begins, _entry.c.sort < chosen.month + ".")
    return from_turn(query, _entry, turn)


def _in_month(rows: FromClause, month: str) -> ColumnElement[bool]:
    """A whole year has its months, and what is known by the year alone."""
    if len(month) == _YEAR:
        return and_(rows.c.month >= month, rows.c.month < month + ".")
    return rows.c.month == month


def _line(row: Row[Any]) -> MomentLine:
    return MomentLine(
        case=row.document,
        slug=row.slug,
        title=row.title,
        lang=row.lang,
        fact=row.fact,
        field=row.field,
        kind=row.kind,
        subjects=tuple(row.subjects.split()),
        edtf=row.edtf,
        month=row.month,
        sort=row.sort,
    )
