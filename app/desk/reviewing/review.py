"""The review of a case: how far it has come, what it lacks, what is said of it, who works on it."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import reviewing
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.reviewing import unsent
from app.desk.reviewing.forms import AssignForm, BackForm, SayForm, VersionForm
from app.desk.reviewing.refusals import acted
from app.desk.reviewing.showing import Typed, members, show
from app.desk.typed import DO, DROP


@desk.get("/cases/<uuid:case_id>/review")
@requires("contributor")
def review(case_id: UUID) -> Response:
    """Everything that author and reviewer need on one page."""
    return show(case_id, done=request.args.get("done"))


@desk.post("/cases/<uuid:case_id>/review/send")
@requires("contributor")
def send_for_review(case_id: UUID) -> AnyResponse:
    """Asks for a review of the version that was looked at."""
    form = sent(VersionForm)
    if not form.validate():
        return show(case_id, problem=form.version.errors[0])

    def act(session: Session, who: Monitor) -> str:
        reviewing.send_for_review(session, who, str(case_id), form.number)
        return "sent"

    return acted(act, _done(case_id), lambda why: show(case_id, problem=why))


@desk.post("/cases/<uuid:case_id>/review/back")
@keeps_what_is_typed(unsent.keeper("back"))
@requires("contributor")
def send_back(case_id: UUID) -> AnyResponse:
    """Makes it a draft again, with the reason; its author may take it back too."""
    if request.form.get(DO) == DROP:
        return unsent.drop("back", case_id)
    form = sent(BackForm)
    if not form.validate():
        return show(case_id, Typed(back=form), faulty=True)

    def act(session: Session, who: Monitor) -> str:
        reviewing.send_back(session, who, str(case_id), form.why.data or "")
        unsent.forget(session, "back", case_id)
        return "back"

    return acted(act, _done(case_id), lambda why: show(case_id, Typed(back=form), problem=why))


@desk.post("/cases/<uuid:case_id>/review/comment")
@keeps_what_is_typed(unsent.keeper("comment"))
@requires("contributor")
def say(case_id: UUID) -> AnyResponse:
    """Says something to those who work on it."""
    if request.form.get(DO) == DROP:
        return unsent.drop("comment", case_id)
    form = sent(SayForm)
    if not form.validate():
        return show(case_id, Typed(say=form), faulty=True)

    def act(session: Session, who: Monitor) -> str:
        reviewing.comment(session, who, str(case_id), form.text.data or "")
        unsent.forget(session, "comment", case_id)
        return "said"

    return acted(act, _done(case_id), lambda why: show(case_id, Typed(say=form), problem=why))


@desk.post("/cases/<uuid:case_id>/review/assign")
@requires("editor")
def assign(case_id: UUID) -> AnyResponse:
    """Lets somebody work on it."""
    form = members(sent(AssignForm))
    if not form.validate():
        return show(case_id, Typed(assign=form), faulty=True)

    def act(session: Session, who: Monitor) -> str:
        entrusted = bool(form.entrusted.data)
        reviewing.assign(session, who, str(case_id), form.who.data, entrusted=entrusted)
        return "assigned"

    return acted(act, _done(case_id), lambda why: show(case_id, problem=why))


@desk.post("/cases/<uuid:case_id>/review/unassign")
@requires("editor")
def unassign(case_id: UUID) -> AnyResponse:
    """Ends somebody's work on it."""
    whom = request.form.get("who", "")

    def act(session: Session, who: Monitor) -> str:
        reviewing.unassign(session, who, str(case_id), whom)
        return "unassigned"

    return acted(act, _done(case_id), lambda why: show(case_id, problem=why))


def _done(case_id: UUID) -> Callable[[str], str]:
    """The way back to the review, which says what was done."""
    return lambda result: ways.case_act(str(case_id), "review", done=result)
