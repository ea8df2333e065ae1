"""The work on a sheet: checking its rows, bringing them in, taking back what came of it.

A short sheet is worked on in the request. A long one is worked on by a command, which commits what
it has checked, and then what it has written, some rows at a time: whoever waits sees how far it is,
and on SQLite others write in between. What it begins is seen when all of it is there. Where it is
stopped, the next one takes back what was written and begins anew.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.cases.models import Sheet
from app.cases.sheets import actions, queries
from app.cases.sheets.actions import Checked
from app.cases.sheets.queries import Row
from app.cases.sheets.undoing import take_back, undo
from app.cases.working.monitors import ITSELF, Monitor
from app.db.engines import on_sqlite
from app.desk.sheets.bringing import NotBrought, bring_in
from app.desk.sheets.checking import Looked, looked_for
from app.desk.sheets.rows import Reading
from app.staff import queries as staff

AT_ONCE: Final = 100
"""Rows that are worked on in a request; more are left to the command."""
_BLOCK: Final = 50
# Whoever waits for SQLite's lock asks for it again after a tenth of a second at most, and would
# never meet the moment between two transactions that follow at once.
_PAUSE: Final = 0.12
Noted = Callable[[], None]


class NobodyAsked(Exception):
    """There is nothing to do for a sheet, or whoever asked for it may not any more."""


def reading_of(sheet: Sheet) -> Reading:
    """How the rows of a sheet are read."""
    return Reading(sheet.kind, queries.columns_of(sheet))


def check(session: Session, monitor: Monitor, sheet: Sheet, noted: Noted) -> list[Looked]:
    """Looks at every row and notes what is wrong; the rows that are not left out.

    `noted` is called after each block of rows, and may commit. The sheet stays in its state.
    """
    reading, found = reading_of(sheet), list[Looked]()
    for rows in _blocks(queries.rows_to_bring(session, sheet.id)):
        looked = looked_for(session, monitor, reading, rows)
        found += looked
        actions.note_checked(session, sheet, (each.checked() for each in looked), len(found))
        noted()
    _point_at_doubles(session, sheet, found)
    return found


def check_rows(session: Session, monitor: Monitor, sheet: Sheet, numbers: Sequence[int]) -> None:
    """Looks at some rows again: one that was changed, and those that had something in common."""
    before = queries.likenesses(session, sheet.id)
    beside = {each for rows in before.values() if {*rows} & {*numbers} for each in rows}
    rows = [queries.row_of(session, sheet.id, each) for each in sorted({*numbers} | beside)]
    looked = looked_for(session, monitor, reading_of(sheet), rows)
    actions.note_checked(session, sheet, (each.checked() for each in looked), sheet.done)
    _point_at_doubles(session, sheet, looked)


def check_now(session: Session, monitor: Monitor, sheet: Sheet) -> None:
    """Checks a short sheet in this transaction."""
    check(session, monitor, sheet, _nothing)
    actions.move_to(session, sheet, "checked", by="checking")


def bring_in_now(session: Session, monitor: Monitor, sheet: Sheet) -> bool:
    """Brings in a short sheet in this transaction; False, and nothing done, for a wrong row.

    Raises NotNow for a sheet that is not checked, and NotBrought.
    """
    actions.move_to(session, sheet, "bringing", by="checked")
    return _bring_in(session, monitor, sheet, check(session, monitor, sheet, _nothing), _nothing)


def undo_now(session: Session, monitor: Monitor, sheet: Sheet) -> None:
    """Takes back what came of a short sheet. Raises NotNow."""
    actions.move_to(session, sheet, "undoing", by="brought")
    undo(session, monitor, sheet, _nothing)


def work_through(source: Engine, sheet_id: str, told: Callable[[int], None]) -> str:
    """Does what was asked for a sheet, as the command; the state it comes to.

    `told` is called with the number of rows that are checked. Raises NobodyAsked.
    """
    with Session(source, expire_on_commit=False) as session:
        sheet, monitor = _asked(session, sheet_id)
        actions.begin_work(session, sheet)
        session.commit()

        def noted() -> None:
            # To read it afterwards would begin a transaction, and keep others waiting in the pause.
            done = sheet.done
            session.commit()
            told(done)
            if on_sqlite(source):
                time.sleep(_PAUSE)

        try:
            _next_step(session, monitor, sheet, noted)
        except NotBrought as refused:
            session.rollback()
            take_back(session, sheet_id, noted)
            _back_to_the_rows(session, sheet_id, refused)
        session.commit()
        return sheet.state


def _next_step(session: Session, monitor: Monitor, sheet: Sheet, noted: Noted) -> None:
    if sheet.state == "undoing":
        undo(session, monitor, sheet, noted)
        return
    take_back(session, sheet.id, noted)
    found = check(session, monitor, sheet, noted)
    if sheet.state == "checking":
        actions.move_to(session, sheet, "checked", by="checking")
        return
    noted()
    # Nobody but us can move the sheet while we live.
    again = queries.sheet_of(session, ITSELF, sheet.id, locked=True)
    _bring_in(session, monitor, again, found, noted)


def _bring_in(
    session: Session, monitor: Monitor, sheet: Sheet, found: Sequence[Looked], noted: Noted
) -> bool:
    if not found or any(each.read.faults for each in found):
        actions.move_to(session, sheet, "checked", by="bringing")
        return False
    bring_in(session, monitor, sheet, found, noted)
    return True


def _back_to_the_rows(session: Session, sheet_id: str, refused: NotBrought) -> None:
    """Marks the row that could not be brought in, and gives the sheet back to be put right."""
    sheet = queries.sheet_of(session, ITSELF, sheet_id, locked=True)
    wrong = Checked(refused.number, wrong=True, pointed=False, likeness=None)
    actions.note_checked(session, sheet, [wrong], sheet.done)
    actions.move_to(session, sheet, "checked", by="bringing")


def _asked(session: Session, sheet_id: str) -> tuple[Sheet, Monitor]:
    """A sheet that waits for its command, and for whom that works."""
    try:
        sheet = queries.sheet_of(session, ITSELF, sheet_id, locked=True)
    except KeyError:
        raise NobodyAsked("There is no such sheet.") from None
    member = staff.member_named(session, sheet.asked_by or "")
    if member is None or member.frozen_at is not None:
        raise NobodyAsked("Nobody who may do so asked for anything to be done with this sheet.")
    return sheet, Monitor(member.name, member.role)


def _point_at_doubles(session: Session, sheet: Sheet, found: Sequence[Looked]) -> None:
    double = {each for rows in queries.likenesses(session, sheet.id).values() for each in rows}
    told = (each.checked() for each in found if each.row.number in double)
    pointed = [Checked(each.number, each.wrong, True, each.likeness) for each in told]
    actions.note_checked(session, sheet, pointed, sheet.done)


def _blocks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, _BLOCK)):
        yield some


def _nothing() -> None:
    """A request commits once, at its end."""
