"""The days that stand in the calendar: those to come, those lately past, and how many do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.record import tables
from app.record.queries.lines import Cells

# A calendar is a file that is read as a whole; these bound it however large the record grows.
COMING = 400
PAST = 100
_PAST_DAYS = 366
_day = tables.calendar_day


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a case, known to within a week: `kind` is hearing, order or release.

    `subjects` are ids of parties, `time` the hour of a hearing (`10:30`), `state` what became of
    it. `changed` is the instant of the case's `revision`; `version` changes with what it shows.
    """

    case: str
    uuid: str
    kind: str
    fact: str
    subjects: tuple[str, ...]
    lower: date
    upper: date
    time: str | None
    state: str | None
    revision: int
    changed: str
    version: tuple[str, int]


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """The days of a calendar in order; how many are left out as too coarse, and as too many."""

    days: tuple[CalendarDay, ...]
    coarse: int
    beyond: int


def calendar_days(
    connection: Connection, as_of: date, parties: Iterable[tuple[str, str]] | None = None
) -> CalendarDays:
    """The nearest days to come and those of the past year, in three statements.

    `parties` are those whose days it has, each a case and the party's id in it; None is everybody.
    """
    where = [] if parties is None else [or_(*(_is_of(*each) for each in parties))]
    since = as_of - timedelta(days=_PAST_DAYS)
    coming = day_rows().where(_day.c.exact, _day.c.upper >= as_of, *where)
    past = day_rows().where(_day.c.exact, _day.c.upper < as_of, _day.c.upper >= since, *where)
    found = [
        *connection.execute(coming.order_by(_day.c.upper, _day.c.uuid).limit(COMING)),
        *connection.execute(past.order_by(_day.c.upper.desc(), _day.c.uuid).limit(PAST)),
    ]
    days = tuple(sorted(map(as_day, found), key=lambda each: (each.lower, each.upper, each.uuid)))
    exact, coarse = _counts(connection, since, where)
    return CalendarDays(days, coarse, exact - len(days))


def day_rows() -> Select[Any]:
    """The days of all calendars, each with the revision that says it; `as_day` reads a row."""
    document = tables.document
    return select(
        _day,
        document.c.revision,
        document.c.changed,
        document.c.commitment,
        document.c.stamp,
    ).join(document, document.c.id == _day.c.document)


def _is_of(case: str, party: str) -> ColumnElement[bool]:
    among = (" " + _day.c.subjects + " ").contains(f" {party} ")
    return and_(_day.c.document == case, among)


def _counts(
    connection: Connection, since: date, where: list[ColumnElement[bool]]
) -> tuple[int, int]:
    """How many days there are since then, known to within a week, and more coarsely."""
    lasting = or_(_day.c.upper.is_(None), _day.c.upper >= since)
    query = select(_day.c.exact, func.count()).where(lasting, *where).group_by(_day.c.exact)
    counts = {bool(exact): count for exact, count in connection.execute(query)}
    return counts.get(True, 0), counts.get(False, 0)


def as_day(row: Cells) -> CalendarDay:
    """A row of `day_rows` as it is told."""
    return CalendarDay(
        case=row.document,
        uuid=row.uuid,
        kind=row.kind,
        fact=row.fact,
        subjects=tuple(row.subjects.split()),
        lower=row.lower,
        upper=row.upper,
        time=row.time,
        state=row.state,
        revision=row.revision,
        changed=row.changed,
        version=(row.commitment, row.stamp),
    )
