"""Writes of sheets. They flush and record who did it; the caller commits.

A sheet goes from `uploaded` over `checking` to `checked`, as often as its columns or rows change,
then over `bringing` to `brought`, and over `undoing` to `undone`. What it begins is seen by nobody
before it is `brought`; where that stops half-way it is taken back, in `bringing` or `checking`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast
from uuid import uuid4

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.cases.actions import delete_documents
from app.cases.models import KnownHeaders, Sheet, SheetKind, SheetOutcome, SheetRow, SheetState
from app.cases.sheets import queries
from app.cases.sheets.files import Read
from app.cases.sheets.queries import KEPT_FOR, Outcome
from app.cases.working.forms import forget_forms
from app.cases.working.monitors import Monitor
from app.db.engines import on_sqlite
from app.staff.actions import record_act

_TABLE: Final = cast("Table", SheetRow.__table__)
_FOUND: Final = (
    update(_TABLE)
    .where(_TABLE.c.number == bindparam("row"))
    .values({name: bindparam(name) for name in ("wrong", "pointed", "likeness")})
)
_BLOCK: Final = 500
_OPEN: Final = frozenset({"uploaded", "checking", "checked"})
_KINDS: Final = {"case begun": "case", "person begun": "person"}
_NEVER_BROUGHT: Final = ("uploaded", "checking", "checked", "bringing")


class NotNow(Exception):
    """A sheet is not in a state in which this can be done to it: it is at work, or done."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody uploaded: of which kind it is, what it was called, and what was read in it."""

    kind: SheetKind
    name: str
    read: Read


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out about a row: see `SheetRow`."""

    number: int
    wrong: bool
    pointed: bool
    likeness: str | None


def keep_sheet(session: Session, monitor: Monitor, lang: str, upload: Upload) -> str:
    """Keeps a sheet to be put right and brought in; its id.

    What lay here for 30 days and was never brought in is forgotten on the way.
    """
    forget_old(session, monitor)
    sheet = Sheet(
        id=str(uuid4()),
        kind=upload.kind,
        who=monitor.name,
        lang=lang,
        uploaded_at=datetime.now(UTC),
        **_read(upload),
    )
    _to(sheet, "uploaded")
    session.add(sheet)
    session.flush()
    _keep_rows(session, sheet.id, upload.read)
    told = {"kind": upload.kind, "rows": len(upload.read.rows)}
    record_act(session, monitor.name, "uploaded a sheet", sheet.id, told)
    return sheet.id


def keep_again(session: Session, sheet: Sheet, upload: Upload) -> None:
    """Puts a corrected sheet in the place of one; its columns stay said where they are the same.

    Raises NotNow.
    """
    require_open(sheet)
    before = queries.hash_of(queries.headers_of(sheet))
    same = before == queries.hash_of(upload.read.headers)
    _forget_rows(session, sheet.id)
    for name, value in _read(upload).items():
        setattr(sheet, name, value)
    sheet.columns = sheet.columns if same else None
    _to(sheet, "checking" if sheet.columns else "uploaded")
    session.flush()
    _keep_rows(session, sheet.id, upload.read)


def say_columns(session: Session, sheet: Sheet, columns: Sequence[str]) -> None:
    """Says which field each column goes to, for this sheet and for later ones with its headers.

    Raises NotNow.
    """
    require_open(sheet)
    sheet.columns = json.dumps(list(columns))
    _to(sheet, "checking")
    _remember(session, sheet, sheet.columns)
    session.flush()


def _remember(session: Session, sheet: Sheet, columns: str) -> None:
    """Keeps what headers mean, in the place of what anybody said of them before."""
    headers = queries.hash_of(queries.headers_of(sheet))
    row = {"kind": sheet.kind, "headers": headers}
    said = {"columns": columns, "said_at": datetime.now(UTC)}
    inserting = sqlite.insert if on_sqlite(session.connection()) else postgresql.insert
    added = inserting(KnownHeaders).values(**row, **said)
    session.execute(added.on_conflict_do_update(index_elements=[*row], set_=said))


def change_row(
    session: Session, sheet: Sheet, number: int, cells: Sequence[str], same: str
) -> None:
    """Puts a row right. Raises NotNow, and KeyError for no such row."""
    require_open(sheet)
    queries.row_of(session, sheet.id, number)
    values: dict[str, Any] = {"cells": json.dumps(list(cells)), "same": same or None}
    _set_row(session, sheet, number, values)


def leave_out(session: Session, sheet: Sheet, number: int, *, out: bool) -> None:
    """Leaves a row out, or takes it in again. Raises NotNow, and KeyError for no such row."""
    require_open(sheet)
    queries.row_of(session, sheet.id, number)
    _set_row(session, sheet, number, {"left_out": out})


def note_checked(session: Session, sheet: Sheet, checked: Iterable[Checked], done: int) -> None:
    """Notes what was found out about some rows, and how many are done."""
    rows = [
        {
            "row": each.number,
            "wrong": each.wrong,
            "pointed": each.pointed,
            "likeness": each.likeness,
        }
        for each in checked
    ]
    if rows:
        session.connection().execute(_FOUND.where(_TABLE.c.sheet_id == sheet.id), rows)
    sheet.done = done
    session.flush()


def move_to(session: Session, sheet: Sheet, state: SheetState, *, by: SheetState) -> None:
    """Moves a sheet from one state to the next. Raises NotNow where it is in another by now."""
    if sheet.state != by:
        raise NotNow(sheet.state)
    _to(sheet, state)
    session.flush()


def ask_for_work(session: Session, monitor: Monitor, sheet: Sheet) -> None:
    """Notes for whom a command is being started."""
    sheet.asked_by, sheet.asked_at = monitor.name, datetime.now(UTC)
    sheet.at_work, sheet.done = False, 0
    session.flush()


def begin_work(session: Session, sheet: Sheet) -> None:
    """Notes that the command has begun."""
    sheet.at_work, sheet.done = True, 0
    session.flush()


def note_outcomes(session: Session, sheet: Sheet, outcomes: Sequence[Outcome]) -> None:
    """Notes what came of some rows of a sheet."""
    rows = [
        {
            "sheet_id": sheet.id,
            "document_id": each.document_id,
            "came": each.came,
            "version": each.version,
            "facts": json.dumps(each.facts),
        }
        for each in outcomes
    ]
    session.execute(insert(SheetOutcome), rows)


def note_brought(session: Session, monitor: Monitor, sheet: Sheet) -> None:
    """Shows what came of a sheet, and forgets its rows: the drafts say what they said."""
    came = len(queries.outcomes_of(session, sheet.id))
    _forget_rows(session, sheet.id)
    move_to(session, sheet, "brought", by="bringing")
    told = {"kind": sheet.kind, "documents": came}
    record_act(session, monitor.name, "brought in a sheet", sheet.id, told)


def drop(session: Session, monitor: Monitor, sheet: Sheet) -> None:
    """Forgets a sheet that was not brought in. Raises NotNow."""
    require_open(sheet)
    _forget_rows(session, sheet.id)
    session.delete(sheet)
    session.flush()
    record_act(session, monitor.name, "dropped a sheet", sheet.id, {"kind": sheet.kind})


def forget_old(session: Session, monitor: Monitor) -> None:
    """Forgets the sheets that nobody brought in and nobody touched for 30 days.

    What one of them began before its command was killed goes with it: nobody has ever seen it.
    """
    old = Sheet.changed_at < datetime.now(UTC) - KEPT_FOR
    never = list(session.scalars(select(Sheet.id).where(old, Sheet.state.in_(_NEVER_BROUGHT))))
    for each in never:
        delete_documents(session, begun(queries.outcomes_of(session, each)), monitor.name)
    session.execute(delete(Sheet).where(Sheet.id.in_(never)))


def begun(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """The documents that were begun from a sheet, by id, and what kind each is."""
    return {each.document_id: _KINDS[each.came] for each in outcomes if each.came in _KINDS}


def require_open(sheet: Sheet) -> None:
    """Raises NotNow for a sheet that is at work or done, so that nothing in it can change."""
    if sheet.state not in _OPEN or sheet.asked_at is not None:
        raise NotNow(sheet.state)


def _read(upload: Upload) -> dict[str, str]:
    return {
        "name": upload.name,
        "read_as": upload.read.read_as,
        "parted_by": upload.read.parted_by,
        "headers": json.dumps(upload.read.headers),
    }


def _keep_rows(session: Session, sheet_id: str, read: Read) -> None:
    rows = [
        {
            "sheet_id": sheet_id,
            "number": number,
            "cells": json.dumps(cells),
            "left_out": False,
            "wrong": False,
            "pointed": False,
        }
        for number, cells in read.rows
    ]
    for at in range(0, len(rows), _BLOCK):
        session.execute(insert(SheetRow), rows[at : at + _BLOCK])


def _forget_rows(session: Session, sheet_id: str) -> None:
    """Forgets the rows of a sheet, with what anybody typed into their forms and did not save."""
    session.execute(delete(SheetRow).where(SheetRow.sheet_id == sheet_id))
    forget_forms(session, queries.form_of_row(sheet_id))


def _set_row(session: Session, sheet: Sheet, number: int, values: dict[str, Any]) -> None:
    mine = (_TABLE.c.sheet_id == sheet.id, _TABLE.c.number == number)
    session.execute(update(_TABLE).where(*mine).values(values))
    sheet.changed_at = datetime.now(UTC)


def _to(sheet: Sheet, state: SheetState) -> None:
    """The sheet in its next state: nothing of that is done, and no command is there."""
    sheet.state, sheet.done, sheet.changed_at = state, 0, datetime.now(UTC)
    sheet.asked_by, sheet.asked_at, sheet.at_work = None, None, False
