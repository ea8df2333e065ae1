"""Every version of a case: who saved it, what differs between two, and making one the newest."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.actions import Clashing, restore
from app.cases.working.monitors import Monitor
from app.cases.working.queries import Kept
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.forms import sent
from app.desk.notices import notice
from app.desk.page import moment, page
from app.desk.reviewing.forms import VersionForm
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.refusals import Refused, acted
from app.desk.reviewing.two_versions import (
    LARGEST,
    Versioned,
    asked_against,
    compare,
    own_versions,
    version_number,
)
from app.desk.working import monitor
from app.web import parameters
from app.web.language import gettext
from app.web.language import marked as _n

_A_PAGE: Final = 50
_ACTS: Final = {
    "began": _n("began it"),
    "saved": _n("saved it"),
    "corrected": _n("published it as a correction"),
    "protected": _n("protected somebody in it"),
    "joined": _n("joined it with somebody who is the same"),
    "imported": _n("imported it"),
    "answered: still held": _n("answered: still held"),
    "answered: released": _n("answered: released"),
    "answered: extended": _n("answered: extended"),
    "answered: not known": _n("answered: nobody knows"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A version: its number, who made it, when, by what act, and whether it can be opened."""

    number: int
    who: str
    when: str
    act: str
    there: bool


@desk.get("/cases/<uuid:case_id>/versions")
@requires("contributor")
def versions(case_id: UUID) -> Response:
    """One page of the versions, the newest first; `before` is the number it goes on before."""
    given = parameters.only(request, "before", "done")
    before = version_number(given["before"]) if "before" in given else LARGEST
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        kept = own_versions(session, who, work.id, before)
    lines = [_line(each) for each in kept[:_A_PAGE]]
    older = str(lines[-1].number) if len(kept) > _A_PAGE else ""
    told = notice(given.get("done"))
    return page("reviewing/versions.html", work=work, lines=lines, older=older, notice=told)


@desk.get("/cases/<uuid:case_id>/versions/<int:number>")
@requires("contributor")
def version(case_id: UUID, number: int) -> Response:
    """What differs between a version and the one before, or the one that was chosen."""
    return _compared(case_id, number, asked_against(number))


@desk.post("/cases/<uuid:case_id>/versions/<int:number>/restore")
@requires("contributor")
def restore_version(case_id: UUID, number: int) -> AnyResponse:
    """Makes an earlier version the newest, on top of the one that was looked at."""
    form = sent(VersionForm)
    if not form.validate():
        return _compared(case_id, number, number, problem=form.version.errors[0])

    def act(session: Session, who: Monitor) -> str:
        work = opened(session, who, case_id)
        done = restore(session, who, work.id, version_number(str(number)), form.number)
        if isinstance(done, Clashing):
            raise Refused(gettext("Somebody has saved this since you looked at it."))
        return "restored" if done.changed else "there"

    def onward(result: str) -> str:
        return ways.case_act(str(case_id), "versions", done=result)

    return acted(act, onward, lambda why: _compared(case_id, number, number, problem=why))


def _compared(case_id: UUID, number: int, against: int, problem: str = "") -> Response:
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        return compare(session, who, _of_case(work), (number, against), problem)


def _of_case(work: Work) -> Versioned:
    def way(what: str) -> str:
        return ways.case_act(work.id, what)

    return Versioned(work.id, work.title, work.version, way("versions"), way, "versions/{}/restore")


def _line(kept: Kept) -> Line:
    return Line(kept.number, kept.who, moment(kept.when), act_in_words(kept.act), kept.there)


def act_in_words(act: str) -> str:
    """What somebody did to make a version; an act of a newer code keeps its own word."""
    word, _, number = act.partition(" ")
    if word == "restored" and number:
        return gettext("made version %(number)s the newest again", number=number)
    return gettext(_ACTS[act]) if act in _ACTS else act
