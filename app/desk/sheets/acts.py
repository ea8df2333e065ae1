"""What is done to a whole sheet: brought in, gone on with, dropped, undone."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet
from app.cases.sheets import actions, meant, queries
from app.cases.sheets.actions import NotNow
from app.cases.sheets.undoing import parted
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.page import faulty, page
from app.desk.reviewing.refusals import Refused
from app.desk.sheets import work
from app.desk.sheets.bringing import NotBrought
from app.desk.sheets.opening import Again, Onward, changed, linked, opened
from app.desk.sheets.starting import is_at_work
from app.desk.sheets.uploading import leading_on
from app.desk.typed import DO
from app.desk.working import monitor
from app.web.errors import Unknown
from app.web.language import gettext

_REFUSED: Final = "sheets/refused.html"
_UNDO: Final = "sheets/undo.html"
_SURE: Final = "sheets/undo_sure.html"
_LISTED: Final = 40


@desk.post("/sheets/<uuid:sheet_id>/bring")
@requires("contributor")
def bring_sheet(sheet_id: UUID) -> AnyResponse:
    """Brings in every row that is not left out, or none."""

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        counts = queries.counts_of(session, sheet.id)
        if counts.wrong or not counts.to_bring:
            raise Refused(gettext("Something is wrong in a row, so nothing was brought in."))
        if counts.to_bring > work.AT_ONCE:
            actions.move_to(session, sheet, "bringing", by="checked")
            actions.ask_for_work(session, who, sheet)
            return "asked"
        return "done" if _brought(session, who, sheet) else "not brought"

    def leads(result: str) -> str:
        done = result if result == "not brought" else ""
        return ways.sheet(str(sheet_id), done=done)

    then = leading_on(sheet_id).then
    return changed(sheet_id, change, Onward(leads, then), _refused(sheet_id))


@desk.post("/sheets/<uuid:sheet_id>/go-on")
@requires("contributor")
def go_on_with_sheet(sheet_id: UUID) -> AnyResponse:
    """Starts the command once more where it stopped, or leads back to the rows.

    What it had written by then is taken back by the command, before the rows are checked again.
    """
    back = request.form.get(DO) == "back"

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        running = is_at_work(sheet.id)
        if not queries.has_stopped(sheet, datetime.now(UTC), running=running):
            raise NotNow(sheet.state)
        if back and sheet.state == "bringing":
            written = queries.outcomes_of(session, sheet.id)
            actions.move_to(session, sheet, "checking" if written else "checked", by="bringing")
            if not written:
                return "done"
        actions.ask_for_work(session, who, sheet)
        return "asked"

    return changed(sheet_id, change, leading_on(sheet_id), _refused(sheet_id))


@desk.post("/sheets/<uuid:sheet_id>/drop")
@requires("contributor")
def drop_sheet(sheet_id: UUID) -> AnyResponse:
    """Forgets a sheet that was not brought in."""

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        actions.drop(session, who, sheet)
        return "dropped"

    return changed(sheet_id, change, Onward(ways.sheets), _refused(sheet_id))


@desk.get("/sheets/<uuid:sheet_id>/undo")
@requires("contributor")
def ask_to_undo(sheet_id: UUID) -> Response:
    """What would be taken back, and what somebody has changed since and would be left."""
    return page(_UNDO, **_undoing(sheet_id))


@desk.post("/sheets/<uuid:sheet_id>/undo")
@requires("contributor")
def undo_sheet(sheet_id: UUID) -> AnyResponse:
    """Asks once more; whoever says so a second time has everything taken back that can be."""
    if "sure" not in request.form:
        return page(_SURE, **_undoing(sheet_id))

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        if len(queries.outcomes_of(session, sheet.id)) > work.AT_ONCE:
            actions.move_to(session, sheet, "undoing", by="brought")
            actions.ask_for_work(session, who, sheet)
            return "asked"
        work.undo_now(session, who, sheet)
        return "done"

    return changed(sheet_id, change, leading_on(sheet_id), _refused(sheet_id))


def _brought(session: Session, who: Monitor, sheet: Sheet) -> bool:
    try:
        return work.bring_in_now(session, who, sheet)
    except NotBrought as refused:
        told = gettext(
            "Row %(row)s cannot be brought in any more, so nothing was. Look at it again.",
            row=refused.number,
        )
        raise Refused(told) from None


def _refused(sheet_id: UUID) -> Again:
    def again(why: str) -> Response:
        return faulty(_REFUSED, way=ways.sheet(str(sheet_id)), fault=why)

    return again


def _undoing(sheet_id: UUID) -> dict[str, object]:
    with reading() as session:
        who = monitor(session)
        sheet = opened(session, who, sheet_id)
        if sheet.state != "brought":
            raise Unknown
        going, staying = parted(session, who, sheet.id)
        left = meant.titles_of(session, who, [each.document_id for each in staying][:_LISTED])
    return {
        "sheet": sheet,
        "going": sum(each.came != "person begun" for each in going),
        "people": sum(each.came == "person begun" for each in going),
        "left": linked(left),
        "staying": len(staying),
        "way": ways.sheet_act(sheet.id, "undo"),
    }
