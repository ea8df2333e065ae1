"""The sheets of somebody, bringing in another, and an example to begin with."""

import csv
import io
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet, SheetKind
from app.cases.sheets import actions, queries
from app.cases.sheets.actions import Upload
from app.cases.sheets.files import LARGEST, NoSheet
from app.cases.sheets.workbook import read_sheet
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires, takes_a_file
from app.desk.notices import notice
from app.desk.page import faulty, moment, page
from app.desk.reviewing.refusals import acted
from app.desk.sheets import examples, work
from app.desk.sheets.opening import Onward, changed, opened
from app.desk.sheets.sentences import refusal
from app.desk.sheets.starting import start
from app.desk.sheets.states import state_named
from app.desk.working import monitor
from app.web.deployment import locale
from app.web.language import gettext

_PAGE: Final = "sheets/sheets.html"
_SHOWN: Final = 30
_LONGEST_NAME: Final = 200
# A little more than is taken, so that what is too large gets a sentence of ours.
_LONGEST_FORM: Final = LARGEST + 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A sheet in the list, in words."""

    href: str
    name: str
    state: str
    changed: str
    who: str


@desk.get("/sheets")
@requires("contributor")
def sheets() -> Response:
    """The sheets one may see, and the form for another."""
    return page(_PAGE, **_context(""))


@desk.post("/sheets")
@takes_a_file(_LONGEST_FORM)
@requires("contributor")
def upload_sheet() -> AnyResponse:
    """Reads a sheet and keeps it, until its columns are said."""
    try:
        upload = _uploaded(_kind(request.form.get("kind", "")))
    except NoSheet as refused:
        return _again(refusal(refused))

    def act(session: Session, who: Monitor) -> str:
        return actions.keep_sheet(session, who, locale(), upload)

    return acted(act, lambda made: ways.sheet_act(made, "columns"), _again)


@desk.post("/sheets/<uuid:sheet_id>/again")
@takes_a_file(_LONGEST_FORM)
@requires("contributor")
def upload_again(sheet_id: UUID) -> AnyResponse:
    """Takes a corrected sheet in the place of one; where each column goes stays said."""
    with reading() as session:
        kind = opened(session, monitor(session), sheet_id).kind
    try:
        upload = _uploaded(kind)
    except NoSheet as refused:
        return _again(refusal(refused))

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        actions.keep_again(session, sheet, upload)
        return check_or_ask(session, who, sheet) if sheet.columns else "columns"

    return changed(sheet_id, change, leading_on(sheet_id), _again)


@desk.get("/sheets/example.csv")
@requires("contributor")
def example_sheet() -> Response:
    """A sheet of one kind with the headers that we know and invented rows."""
    kind = _kind(request.args.get("kind", ""))
    made = io.StringIO(newline="")
    csv.writer(made).writerows(examples.rows(kind))
    answer = Response(made.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


def check_or_ask(session: Session, who: Monitor, sheet: Sheet) -> str:
    """Checks a short sheet now, or asks for the command; what came of it, for `leading_on`."""
    if queries.counts_of(session, sheet.id).rows > work.AT_ONCE:
        actions.ask_for_work(session, who, sheet)
        return "asked"
    work.check_now(session, who, sheet)
    return "done"


def leading_on(sheet_id: UUID, done: str = "") -> Onward:
    """To the sheet, with its command started where one was asked for; or to its columns."""
    key = str(sheet_id)

    def way(result: str) -> str:
        return ways.sheet_act(key, "columns") if result == "columns" else ways.sheet(key, done=done)

    def then(result: str) -> None:
        if result == "asked":
            start(key)

    return Onward(way, then)


def _uploaded(kind: SheetKind) -> Upload:
    """What was uploaded. Raises NoSheet."""
    file = request.files.get("file")
    content = file.read() if file else b""
    name = (file.filename or "") if file else ""
    return Upload(kind, name[-_LONGEST_NAME:], read_sheet(content))


def _kind(text: str) -> SheetKind:
    return next((each for each in examples.KINDS if each == text), "cases")


def _again(why: str) -> Response:
    return faulty(_PAGE, **_context(why))


def _context(why: str) -> dict[str, object]:
    with reading() as session:
        found = queries.sheets_of(session, monitor(session), _SHOWN)
    return {
        "lines": [_line(each) for each in found],
        "fault": why,
        "kind": request.form.get("kind", ""),
        "notice": notice(request.args.get("done")),
    }


def _line(sheet: Sheet) -> Line:
    return Line(
        ways.sheet(sheet.id),
        sheet.name or gettext("a sheet without a name"),
        state_named(sheet.state),
        moment(sheet.changed_at),
        sheet.who,
    )
