"""The days in the calendar of the cases a filter finds: all of them, by date, some at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.db.among import among
from app.db.deadline import Deadline
from app.document.case import Case
from app.record import tables
from app.record.answers import Published
from app.record.arrests import stays_of
from app.record.calendar import calendar_days
from app.record.facets import ordering
from app.record.facets.finding import Found
from app.record.filters import NEWEST
from app.record.queries.calendar import CalendarDay, as_day, day_rows
from app.record.queries.revised import published_at
from app.record.rows import Row

_AT_ONCE: Final = 500
# The days of fewer cases are asked for by the cases; of more, all days there are are walked.
_FEW: Final = 5_000
_day, _first = tables.calendar_day, tables.revision.alias("first_of")


@dataclass(frozen=True, slots=True)
class DaysFound:
    """The days known to within a week, in pieces, and the number of those known more coarsely."""

    days: Iterator[tuple[CalendarDay, ...]]
    coarse: int


def days_found(connection: Connection, found: Found) -> DaysFound:
    """The days of found cases, read as they are asked for.

    Those of an earlier entry are worked out of the documents of that time, which must not take
    longer than a reader's question may: raises TooLong.
    """
    if found.at is not None:
        return _then(connection, found)
    if found.count > _FEW:
        return DaysFound(_walked(connection, found), _coarse_of_many(connection, found))
    theirs = among(_day.c.document, _ids(connection, found))
    rows = connection.execute(_ordered(_day.c.exact, theirs)).all()
    coarse = select(func.count()).select_from(_day).where(~_day.c.exact, theirs)
    days = _in_pieces(as_day(row) for row in rows)
    return DaysFound(days, connection.execute(coarse).scalar_one())


def _ordered(*where: ColumnElement[bool]) -> Select[Any]:
    return day_rows().where(*where).order_by(_day.c.upper, _day.c.uuid)


def _ids(connection: Connection, found: Found) -> list[str]:
    return [each for ids in ordering.every(connection, found, NEWEST) for each in ids]


def _is_first() -> ColumnElement[bool]:
    return and_(_first.c.document == _day.c.document, _first.c.revision == 1)


def _walked(connection: Connection, found: Found) -> Iterator[tuple[CalendarDay, ...]]:
    """The days of many cases, met by walking through the days of all."""
    query = _ordered(_day.c.exact).join(_first, _is_first()).add_columns(_first.c.number)
    rows: Sequence[Any] = connection.execute(query.limit(_AT_ONCE)).all()
    while rows:
        yield tuple(as_day(row) for row in rows if row.number in found.ordinals)
        last = rows[-1]
        same = and_(_day.c.upper == last.upper, _day.c.uuid > last.uuid)
        later = and_(_day.c.upper >= last.upper, or_(_day.c.upper > last.upper, same))
        rows = connection.execute(query.where(later).limit(_AT_ONCE)).all()


def _coarse_of_many(connection: Connection, found: Found) -> int:
    query = select(_first.c.number).join(_day, _is_first()).where(~_day.c.exact)
    return sum(ordinal in found.ordinals for ordinal in connection.execute(query).scalars())


def _then(connection: Connection, found: Found) -> DaysFound:
    """The days that stood in the calendar at an earlier entry of the ledger."""
    deadline = Deadline()
    exact, coarse = list[CalendarDay](), 0
    for ids in ordering.every(connection, found, NEWEST):
        for each in published_at(connection, ids, found.at).values():
            deadline.check()
            rows = _rows_of(each)
            exact += [_of_row(each, row) for row in rows if row[-1]]
            coarse += sum(not row[-1] for row in rows)
    return DaysFound(_in_pieces(sorted(exact, key=_by_date)), coarse)


def _rows_of(each: Published) -> list[Row]:
    case = each.document
    return list(calendar_days(case, stays_of(case))) if isinstance(case, Case) else []


def _of_row(each: Published, row: Row) -> CalendarDay:
    uuid, kind, fact, subjects, lower, upper, time, state, _ = row
    return CalendarDay(
        case=each.id,
        uuid=uuid,
        kind=kind,
        fact=fact,
        subjects=tuple(subjects.split()),
        lower=lower,
        upper=upper,
        time=time,
        state=state,
        revision=each.revision,
        changed=each.changed,
        version=(each.commitment, each.stamp),
    )


def _by_date(each: CalendarDay) -> tuple[date, str]:
    return each.upper, each.uuid


def _in_pieces(days: Iterable[CalendarDay]) -> Iterator[tuple[CalendarDay, ...]]:
    left = iter(days)
    while piece := tuple(islice(left, _AT_ONCE)):
        yield piece
