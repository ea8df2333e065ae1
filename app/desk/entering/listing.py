"""The list of cases: those somebody may open, looked for by name."""

from dataclasses import dataclass
from typing import Final, cast

from flask import Response, request

from app.cases.working.listed import (
    COUNTED,
    ListedCase,
    Wanted,
    cases_counted,
    cases_listed,
    with_subjects,
)
from app.cases.working.queries import State
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.paging import PAGE, asked
from app.desk.page import moment, page
from app.desk.working import monitor
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.language import gettext
from app.web.language import marked as _n

_STATES: Final[dict[State, str]] = {
    "draft": _n("draft"),
    "for review": _n("for review"),
    "approved": _n("waits for its day"),
    "published": _n("published"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list, in words."""

    href: str
    title: str
    subjects: tuple[str, ...]
    state: str
    saved: str
    who: str


@desk.get("/cases")
@requires("contributor")
def cases() -> Response:
    """The cases one may see, the last saved first."""
    wanted = asked()
    like, state = wanted.like, cast("State | None", _known_state(request.args.get("state", "")))
    with reading() as session:
        who = monitor(session)
        count = cases_counted(session, who, Wanted(like, state))
        found = cases_listed(
            session, who, like=like, state=state, begin=wanted.begin, most=PAGE + 1
        )
        shown = with_subjects(session, found[:PAGE])
    return page(
        "entering/cases.html",
        lines=[_line(each) for each in shown],
        like=like,
        state=state or "",
        states=[(word, gettext(said)) for word, said in _STATES.items()],
        count=count,
        most=COUNTED,
        further=wanted.further(found, lambda begin: ways.cases(like, state, begin)),
    )


def _line(case: ListedCase) -> Line:
    title = in_language(case.title, locale(), case.lang)
    return Line(
        ways.case(case.id),
        title.text if title else "",
        case.subjects,
        state_named(case.state),
        moment(case.saved_at),
        case.saved_by,
    )


def state_named(state: State) -> str:
    """How far a document has come, in words."""
    return gettext(_STATES[state])


def _known_state(text: str) -> str | None:
    return text if text in _STATES else None
