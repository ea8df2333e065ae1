"""One row: put right where it stands, left out, or said to be about somebody we know."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet
from app.cases.sheets import actions, queries
from app.cases.sheets.queries import Row
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.notices import notice
from app.desk.page import faulty, page, see
from app.desk.sheets import work
from app.desk.sheets.checking import Looked, looked_for
from app.desk.sheets.columns import offered
from app.desk.sheets.opening import Onward, changed, opened
from app.desk.typed import DO, DROP, one
from app.desk.working import monitor
from app.web.errors import Unknown
from app.web.language import gettext

_PAGE: Final = "sheets/row.html"
_SAME: Final = "same"
_LONGEST_LINE: Final = 80
_LARGEST_NUMBER: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to be put right: the name of its box, its header, its text, and what is wrong."""

    name: str
    header: str
    label: str
    hint: str
    text: str
    understood: str
    faults: tuple[str, ...]
    long: bool


@desk.get("/sheets/<uuid:sheet_id>/rows/<int:number>")
@requires("contributor")
def sheet_row(sheet_id: UUID, number: int) -> Response:
    """A row with a box for each cell that goes somewhere, as it was last typed."""
    return page(_PAGE, **_context(sheet_id, number, ""))


def _keep(sheet_id: UUID, number: int) -> str | None:
    return keeping.keep_for_whoever_typed(
        lambda: (queries.form_of_row(str(sheet_id), number), None)
    )


@desk.post("/sheets/<uuid:sheet_id>/rows/<int:number>")
@keeps_what_is_typed(_keep)
@requires("contributor")
def change_row(sheet_id: UUID, number: int) -> AnyResponse:
    """Keeps a row as it was put right, leaves it out, or takes it in again."""
    act, form = request.form.get(DO, "save"), queries.form_of_row(str(sheet_id), number)
    if act == DROP:
        keeping.drop(form, None)
        return see(ways.sheet_row(str(sheet_id), number))

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        before = _row(session, sheet, number)
        if act in ("out", "in"):
            actions.leave_out(session, sheet, number, out=act == "out")
        else:
            cells, same = _sent(sheet, before), request.form.get(_SAME, before.same)
            actions.change_row(session, sheet, number, cells, same)
            keeping.forget(session, form, None)
        work.check_rows(session, who, sheet, [number])
        return _next(session, sheet, number)

    def again(why: str) -> Response:
        return faulty(_PAGE, **_context(sheet_id, number, why))

    return changed(sheet_id, change, Onward(lambda way: way), again)


def _next(session: Session, sheet: Sheet, number: int) -> str:
    """The same row while something in it is wrong, else the next such one, else the sheet."""
    now = queries.row_of(session, sheet.id, number)
    if now.wrong and not now.left_out:
        return ways.sheet_row(sheet.id, number, done="row wrong")
    wrong = [each.number for each in queries.rows_of(session, sheet.id, "wrong")]
    if not wrong:
        return ways.sheet(sheet.id, done="saved")
    following = next((each for each in wrong if each > number), wrong[0])
    return ways.sheet_row(sheet.id, following, done="next row")


def _sent(sheet: Sheet, before: Row) -> list[str]:
    """The cells as they were put right; those that go nowhere stay as they are."""
    columns = queries.columns_of(sheet)
    return [
        request.form.get(f"c{at}", cell).strip() if columns[at] else cell
        for at, cell in enumerate(before.cells)
    ]


def _row(session: Session, sheet: Sheet, number: int) -> Row:
    if number > _LARGEST_NUMBER:
        raise Unknown
    try:
        return queries.row_of(session, sheet.id, number)
    except KeyError:
        raise Unknown from None


def _context(sheet_id: UUID, number: int, why: str) -> dict[str, object]:
    with reading() as session:
        who = monitor(session)
        sheet = opened(session, who, sheet_id)
        if sheet.state != "checked":
            raise Unknown
        row, since = _as_typed(session, sheet, _row(session, sheet, number))
        (looked,) = looked_for(session, who, work.reading_of(sheet), [row])
        doubles = queries.likenesses(session, sheet.id).get(row.likeness, [])
    return {
        "sheet": sheet,
        "number": number,
        "boxes": _boxes(sheet, looked),
        "whole": [each.said for each in looked.read.faults if each.at is None],
        "known": looked.known,
        "row": row,
        "pointers": looked.pointers,
        "doubles": [each for each in doubles if each != number],
        "fault": why,
        "notice": notice(request.args.get("done")),
        "way": ways.sheet_row(sheet.id, number),
        "since": since,
        "proof": keeping.own_proof(),
    }


def _as_typed(session: Session, sheet: Sheet, row: Row) -> tuple[Row, str]:
    """A row with what whoever asks typed into its form before, and when; as it is, and nothing."""
    found = keeping.kept(session, queries.form_of_row(sheet.id, row.number), None)
    if found is None:
        return row, ""
    cells = tuple(
        one(found.typed, f"c{at}") if f"c{at}" in found.typed else cell
        for at, cell in enumerate(row.cells)
    )
    same = one(found.typed, _SAME) or row.same
    return replace(row, cells=cells, same=same), found.when


def _boxes(sheet: Sheet, looked: Looked) -> list[Box]:
    headers, every = queries.headers_of(sheet), offered(sheet.kind)
    understood = {
        each.column.name: each.understood.said for each in looked.read.cells if each.understood
    }
    return [
        Box(
            f"c{at}",
            headers[at] or gettext("column %(number)s", number=at + 1),
            every[name].label,
            every[name].hint,
            looked.row.cells[at],
            understood.get(name, ""),
            tuple(each.said for each in looked.read.faults if each.at == at),
            len(looked.row.cells[at]) > _LONGEST_LINE or "\n" in looked.row.cells[at],
        )
        for at, name in enumerate(queries.columns_of(sheet))
        if name
    ]
