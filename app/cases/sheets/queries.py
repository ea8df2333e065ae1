"""Reads of sheets: one's own; an editor sees all of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.orm import Session

from app.cases.models import KnownHeaders, Sheet, SheetKind, SheetOutcome, SheetRow
from app.cases.working.monitors import Monitor
from app.folding import fold
from app.staff.roles import may

KEPT_FOR: Final = timedelta(days=30)
"""A sheet that nobody brings in is forgotten after so long, with all that its rows hold."""
Only = Literal["all", "wrong", "pointed", "left out"]
_SORTS: Final[tuple[Only, ...]] = ("wrong", "pointed", "left out")
_BLOCK: Final = 200
_STARTS_WITHIN: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number in the file, its cells, and what somebody said of it."""

    number: int
    cells: tuple[str, ...]
    same: str
    left_out: bool
    wrong: bool
    pointed: bool
    likeness: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a sheet has, and how many of them are wrong, pointed at, or left out."""

    rows: int
    wrong: int
    pointed: int
    left_out: int

    @property
    def to_bring(self) -> int:
        """The rows that will be brought in."""
        return self.rows - self.left_out


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document that came of a sheet: what it is, and its version just then."""

    document_id: str
    came: str
    version: int
    facts: tuple[str, ...]


def sheet_of(session: Session, monitor: Monitor, sheet_id: str, *, locked: bool = False) -> Sheet:
    """A sheet that somebody may see. Raises KeyError where there is none.

    `locked`, others who want to change it wait for this transaction.
    """
    query = select(Sheet).where(Sheet.id == sheet_id, _seen_by(monitor))
    query = query.execution_options(populate_existing=True)
    found = session.scalars(query.with_for_update() if locked else query).one_or_none()
    if found is None:
        raise KeyError(sheet_id)
    return found


def sheets_of(session: Session, monitor: Monitor, most: int) -> list[Sheet]:
    """The sheets that somebody may see, changed last first."""
    query = select(Sheet).where(_seen_by(monitor)).order_by(Sheet.changed_at.desc(), Sheet.id)
    return list(session.scalars(query.limit(most)))


def headers_of(sheet: Sheet) -> tuple[str, ...]:
    """What stands over the columns of a sheet."""
    return tuple(json.loads(sheet.headers))


def columns_of(sheet: Sheet) -> tuple[str, ...]:
    """The field that each column goes to, empty for one that goes nowhere; () until it is said."""
    return tuple(json.loads(sheet.columns)) if sheet.columns else ()


def rows_of(
    session: Session, sheet_id: str, only: Only = "all", begin: int = 0, most: int | None = None
) -> list[Row]:
    """The rows of a sheet in their order: all, or those of one sort, from the `begin`th on."""
    query = _rows(sheet_id).where(_sort(only)).offset(begin).limit(most)
    return [_row(*each) for each in session.execute(query)]


def rows_to_bring(session: Session, sheet_id: str) -> Iterator[Row]:
    """The rows that are not left out, in their order; a block of them is held at once."""
    after = 0
    query = _rows(sheet_id).where(~SheetRow.left_out).limit(_BLOCK)
    while found := session.execute(query.where(SheetRow.number > after)).all():
        yield from (_row(*each) for each in found)
        after = found[-1].number


def row_of(session: Session, sheet_id: str, number: int) -> Row:
    """One row. Raises KeyError where there is none with this number."""
    found = session.execute(_rows(sheet_id).where(SheetRow.number == number)).one_or_none()
    if found is None:
        raise KeyError(number)
    return _row(*found)


def likenesses(session: Session, sheet_id: str) -> dict[str, list[int]]:
    """The rows that have something in common with others, by what that is."""
    query = select(SheetRow.likeness, SheetRow.number).order_by(SheetRow.number)
    query = query.where(SheetRow.sheet_id == sheet_id, ~SheetRow.left_out)
    found: dict[str, list[int]] = {}
    for likeness, number in session.execute(query.where(SheetRow.likeness.is_not(None))):
        found.setdefault(str(likeness), []).append(number)
    return {likeness: numbers for likeness, numbers in found.items() if len(numbers) > 1}


def counts_of(session: Session, sheet_id: str) -> Counts:
    """How many rows of each sort a sheet has."""
    sorted_out = [func.count().filter(_sort(each)) for each in _SORTS]
    query = select(func.count(), *sorted_out).where(SheetRow.sheet_id == sheet_id)
    rows, *sorts = session.execute(query).one()
    return Counts(rows, *sorts)


def outcomes_of(session: Session, sheet_id: str) -> list[Outcome]:
    """What came of a sheet and is still there, cases before the people in them."""
    query = select(SheetOutcome).where(SheetOutcome.sheet_id == sheet_id)
    found = session.scalars(query.order_by(SheetOutcome.came, SheetOutcome.document_id))
    return [
        Outcome(each.document_id, each.came, each.version, tuple(json.loads(each.facts)))
        for each in found
    ]


def columns_said(session: Session, kind: SheetKind, headers: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a sheet with these headers were last said to be; () if they never were.

    Headers are folded: another script or case of the same words is the same header.
    """
    found = session.get(KnownHeaders, (kind, hash_of(headers)), populate_existing=True)
    return tuple(json.loads(found.columns)) if found else ()


def form_of_row(sheet_id: str, number: int | str = "") -> str:
    """Under which name what is typed into the form of a row is kept; without one, how all begin."""
    return f"sheet/{sheet_id}/{number}"


def form_of_columns(sheet_id: str) -> str:
    """Under which name what is chosen in the form of the columns is kept; it goes with the rows."""
    return form_of_row(sheet_id, "columns")


def hash_of(headers: Sequence[str]) -> str:
    """What headers are known by: nothing of them can be read from it."""
    return sha256(json.dumps([fold(each) for each in headers]).encode()).hexdigest()


def has_stopped(sheet: Sheet, now: datetime, *, running: bool) -> bool:
    """Whether the command that was started for a sheet is gone without having come to its end.

    One that has not begun yet is waited for a minute.
    """
    if sheet.asked_at is None or running:
        return False
    return sheet.at_work or now - sheet.asked_at > _STARTS_WITHIN


def _rows(sheet_id: str) -> Select[int, str, str | None, bool, bool, bool, str | None]:
    """The rows of a sheet in their order, as columns: no row is kept when it is read."""
    query = select(
        SheetRow.number,
        SheetRow.cells,
        SheetRow.same,
        SheetRow.left_out,
        SheetRow.wrong,
        SheetRow.pointed,
        SheetRow.likeness,
    )
    return query.where(SheetRow.sheet_id == sheet_id).order_by(SheetRow.number)


def _row(number: int, cells: str, same: str | None, *rest: Any) -> Row:
    left_out, wrong, pointed, likeness = rest
    texts = tuple(json.loads(cells))
    return Row(number, texts, same or "", left_out, wrong, pointed, likeness or "")


def _sort(only: Only) -> ColumnElement[bool]:
    if only == "wrong":
        return and_(SheetRow.wrong, ~SheetRow.left_out)
    if only == "pointed":
        return and_(SheetRow.pointed, ~SheetRow.left_out)
    return and_(SheetRow.left_out) if only == "left out" else true()


def _seen_by(monitor: Monitor) -> ColumnElement[bool]:
    return true() if may(monitor.role, "editor") else Sheet.who == monitor.name
