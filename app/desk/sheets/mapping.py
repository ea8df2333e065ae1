"""Saying where each column of a sheet goes: guessed from its header, and remembered for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet
from app.cases.sheets import actions, queries
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.page import faulty, page, see
from app.desk.reviewing.refusals import Refused
from app.desk.sheets.columns import Column, lacking, offered
from app.desk.sheets.guessing import guessed
from app.desk.sheets.opening import changed, opened
from app.desk.sheets.sentences import how_read
from app.desk.sheets.uploading import check_or_ask, leading_on
from app.desk.typed import DO, DROP, Sent, one, sent
from app.desk.working import monitor
from app.web.language import gettext

_PAGE: Final = "sheets/columns.html"
_SAMPLES: Final = 3
_LONGEST: Final = 60
MOST_SELECTS: Final = 20
"""With more columns than these a list for each would make the page too long for a telephone."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """A column of a sheet: the name of its box, its header, some of its cells, where it goes."""

    box: str
    header: str
    samples: str
    goes: str
    named: str


@desk.get("/sheets/<uuid:sheet_id>/columns")
@requires("contributor")
def sheet_columns(sheet_id: UUID) -> Response:
    """The columns, each with the field it probably goes to."""
    return page(_PAGE, **_context(sheet_id))


def _keep(sheet_id: UUID) -> str | None:
    return keeping.keep_for_whoever_typed(lambda: (queries.form_of_columns(str(sheet_id)), None))


@desk.post("/sheets/<uuid:sheet_id>/columns")
@keeps_what_is_typed(_keep)
@requires("contributor")
def say_columns(sheet_id: UUID) -> AnyResponse:
    """Keeps where each column goes, and has the rows checked."""
    form = queries.form_of_columns(str(sheet_id))
    if request.form.get(DO) == DROP:
        keeping.drop(form, None)
        return see(ways.sheet_act(str(sheet_id), "columns"))

    def change(session: Session, who: Monitor, sheet: Sheet) -> str:
        columns = _chosen(sheet, sent())
        _refuse(sheet, columns)
        actions.say_columns(session, sheet, columns)
        keeping.forget(session, form, None)
        return check_or_ask(session, who, sheet)

    def again(why: str) -> Response:
        return faulty(_PAGE, **_context(sheet_id, why))

    return changed(sheet_id, change, leading_on(sheet_id), again)


def _chosen(sheet: Sheet, typed: Sent) -> tuple[str, ...]:
    """Where each column was said to go: by the name of the field, or as a page calls it."""
    every = offered(sheet.kind)
    named = {each.label.casefold(): name for name, each in every.items()}
    found = []
    for at in range(len(queries.headers_of(sheet))):
        said = one(typed, f"c{at}")
        found.append(said if said in every else named.get(said.casefold(), ""))
    return tuple(found)


def _refuse(sheet: Sheet, columns: tuple[str, ...]) -> None:
    """Raises Refused where two columns go to one field, or what is needed has none."""
    every = offered(sheet.kind)
    twice = next((each for each in columns if each and columns.count(each) > 1), None)
    if twice:
        said = gettext("Two columns go to “%(field)s”. Choose one.", field=every[twice].label)
        raise Refused(said)
    for needed in lacking(sheet.kind, columns):
        raise Refused(_needed(needed))


def _needed(columns: Sequence[Column]) -> str:
    first, *rest = (each.label for each in columns)
    if not rest:
        return gettext("Say which column goes to “%(field)s”.", field=first)
    return gettext(
        "Say which column goes to “%(field)s” or “%(other)s”: one is needed.",
        field=first,
        other=rest[0],
    )


def _context(sheet_id: UUID, why: str = "") -> dict[str, object]:
    with reading() as session:
        sheet = opened(session, monitor(session), sheet_id)
        headers = queries.headers_of(sheet)
        kept = None if why else keeping.kept(session, queries.form_of_columns(sheet.id), None)
        typed = sent() if why else kept and kept.typed
        columns = _chosen(sheet, typed) if typed else _probable(session, sheet, headers)
        rows = queries.rows_of(session, sheet.id, most=_SAMPLES)
    every = offered(sheet.kind)
    return {
        "sheet": sheet,
        "theirs": [
            Theirs(
                f"c{at}",
                header or gettext("column %(number)s", number=at + 1),
                " · ".join(row.cells[at][:_LONGEST] for row in rows if row.cells[at]),
                goes,
                every[goes].label if goes else "",
            )
            for at, (header, goes) in enumerate(zip(headers, columns, strict=True))
        ],
        "offered": every.values(),
        "short": len(headers) <= MOST_SELECTS,
        "how_read": how_read(sheet.read_as, sheet.parted_by),
        "fault": why,
        "way": ways.sheet_act(sheet.id, "columns"),
        "since": kept.when if kept else "",
        "proof": keeping.own_proof(),
    }


def _probable(session: Session, sheet: Sheet, headers: tuple[str, ...]) -> tuple[str, ...]:
    """As they were said, else as they were said of these headers before, else guessed."""
    said = queries.columns_of(sheet) or queries.columns_said(session, sheet.kind, headers)
    known = tuple(each if each in offered(sheet.kind) else "" for each in said)
    return known or guessed(sheet.kind, headers)
