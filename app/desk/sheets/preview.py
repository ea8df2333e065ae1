"""A sheet as far as it has come: every row as it will be, the progress, or what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, cast
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.models import Sheet
from app.cases.sheets import meant, queries
from app.cases.sheets.queries import Counts, Only
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.notices import notice
from app.desk.numbers import whole_number
from app.desk.page import page, see
from app.desk.sheets.checking import Looked, looked_for
from app.desk.sheets.columns import CASE, NAME
from app.desk.sheets.opening import linked, opened
from app.desk.sheets.sentences import how_read
from app.desk.sheets.starting import is_at_work
from app.desk.sheets.states import state_named
from app.desk.sheets.work import reading_of
from app.desk.working import monitor
from app.web.language import gettext
from app.web.language import marked as _n

MOST_SHOWN: Final = 50
_FEWEST: Final = 10
_CELLS: Final = 400
"""Cells on one page: with them, and each cut to `_LONGEST`, it stays light on a telephone."""
_LONGEST: Final = 48
_EVERY: Final = 3
_LISTED: Final = 40
_MOST_DOUBLES: Final = 5
_SORTS: Final[Mapping[Only, str]] = {
    "all": _n("All rows"),
    "wrong": _n("Rows with something wrong"),
    "pointed": _n("Rows that may be there already"),
    "left out": _n("Rows left out"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A cell as it stands in the preview: its field and what it will say."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it will be, with what is wrong and what it may repeat; `doubles` are other rows."""

    number: int
    href: str
    called: str
    parts: tuple[Part, ...]
    faults: tuple[str, ...]
    pointers: tuple[tuple[str, str], ...]
    doubles: tuple[int, ...]
    left_out: bool


@dataclass(frozen=True, slots=True)
class Sort:
    """A choice of rows: what it is called, how many there are, and whether it is shown."""

    name: str
    count: int
    href: str
    here: bool


@desk.get("/sheets/<uuid:sheet_id>")
@requires("contributor")
def sheet(sheet_id: UUID) -> AnyResponse:
    """The page of a sheet, whatever is to be done with it now."""
    # Looked at first: a command that ends while we read has not stopped before its end.
    running = is_at_work(str(sheet_id))
    with reading() as session:
        who = monitor(session)
        found = opened(session, who, sheet_id)
        if found.state == "uploaded":
            return see(ways.sheet_act(found.id, "columns"))
        if found.state == "checked":
            return page("sheets/rows.html", **_rows(session, who, found))
        if found.state in ("brought", "undone"):
            return page("sheets/done.html", **_done(session, who, found))
        return _progress(found, queries.counts_of(session, found.id), running=running)


def lines_of(session: Session, who: Monitor, found: Sheet, rows: list[queries.Row]) -> list[Line]:
    """Rows in words, with everything that is to be said about them."""
    doubles = {
        number: tuple(each for each in numbers if each != number)[:_MOST_DOUBLES]
        for numbers in queries.likenesses(session, found.id).values()
        for number in numbers
    }
    headers = queries.headers_of(found)
    looked = looked_for(session, who, reading_of(found), rows)
    return [_line(found.id, each, headers, doubles.get(each.row.number, ())) for each in looked]


def _rows(session: Session, who: Monitor, found: Sheet) -> dict[str, object]:
    counts = queries.counts_of(session, found.id)
    only = _only(counts)
    begin = whole_number(request.args.get("begin")) or 0
    most = _shown_at_once(found)
    rows = queries.rows_of(session, found.id, only, begin, most + 1)
    further = begin + most if len(rows) > most else None
    return {
        **_of_every_page(found),
        "counts": counts,
        "sorts": _sorts(found.id, counts, only),
        "lines": lines_of(session, who, found, rows[:most]),
        "how_read": how_read(found.read_as, found.parted_by),
        "further": ways.sheet(found.id, only=only, begin=str(further)) if further else "",
        "before": ways.sheet(found.id, only=only, begin=str(max(0, begin - most))) if begin else "",
    }


def _of_every_page(found: Sheet) -> dict[str, object]:
    return {
        "sheet": found,
        "name": found.name or gettext("a sheet without a name"),
        "state": state_named(found.state),
        "notice": notice(request.args.get("done")),
    }


def _progress(found: Sheet, counts: Counts, *, running: bool) -> Response:
    """How far the command has come; the page asks again by itself, without script."""
    stopped = queries.has_stopped(found, datetime.now(UTC), running=running)
    answer = page(
        "sheets/progress.html", **_of_every_page(found), total=counts.to_bring, stopped=stopped
    )
    if not stopped:
        answer.headers["Refresh"] = str(_EVERY)
    return answer


def _done(session: Session, who: Monitor, found: Sheet) -> dict[str, object]:
    cases = meant.cases_came(session, who, found.id, _LISTED)
    outcomes = queries.outcomes_of(session, found.id)
    return {
        **_of_every_page(found),
        "cases": linked(cases),
        "count": sum(each.came != "person begun" for each in outcomes),
    }


def _shown_at_once(found: Sheet) -> int:
    columns = len([each for each in queries.columns_of(found) if each])
    return max(_FEWEST, min(MOST_SHOWN, _CELLS // max(columns, 1)))


def _only(counts: Counts) -> Only:
    """Which rows to show: those asked for; unasked, the wrong ones while there are any."""
    asked = request.args.get("only", "")
    if asked in _SORTS:
        return cast("Only", asked)
    return "wrong" if counts.wrong else "all"


def _sorts(sheet_id: str, counts: Counts, only: Only) -> list[Sort]:
    numbers: dict[Only, int] = {
        "all": counts.rows,
        "wrong": counts.wrong,
        "pointed": counts.pointed,
        "left out": counts.left_out,
    }
    return [
        Sort(gettext(name), numbers[each], ways.sheet(sheet_id, only=each), each == only)
        for each, name in _SORTS.items()
        if numbers[each] or each in ("all", only)
    ]


def _line(
    sheet_id: str, looked: Looked, headers: tuple[str, ...], doubles: tuple[int, ...]
) -> Line:
    read = looked.read
    return Line(
        looked.row.number,
        ways.sheet_row(sheet_id, looked.row.number),
        _cut(read.meant or read.person),
        tuple(
            Part(each.column.label, _cut(each.becomes))
            for each in read.cells
            if each.column.name not in (NAME, CASE)
        ),
        tuple(fault_in_words(each.said, headers, each.at) for each in read.faults),
        tuple((each.said, each.href) for each in looked.pointers),
        doubles,
        looked.row.left_out,
    )


def fault_in_words(said: str, headers: tuple[str, ...], at: int | None) -> str:
    """What is wrong, with the column that it is wrong in."""
    if at is None:
        return said
    header = headers[at] or gettext("column %(number)s", number=at + 1)
    return gettext("“%(column)s”: %(fault)s", column=header, fault=said)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
