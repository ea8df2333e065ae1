"""What becomes of a tip: it is taken, read by a POST that the log tells of, and closed."""

from typing import cast
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.forms import keep_typing, typed_before
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading, writing
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering.beginning import NEW_DETENTION
from app.desk.entering.of_tip import FIELD, typed_from
from app.desk.forms import sent
from app.desk.notices import notice
from app.desk.page import page, see
from app.desk.reviewing.refusals import Refused, acted
from app.desk.tips import ways as tip_ways
from app.desk.tips.forms import DiscardForm
from app.desk.tips.queue import NOTHING, choices, day_of, page_of, says_of
from app.desk.typed import DO, DROP
from app.desk.working import monitor
from app.tips import actions
from app.tips.actions import TipClosed, Told
from app.tips.models import Tip
from app.tips.queries import WHICH, Which, form_of_tip, tip_of
from app.web import parameters
from app.web.errors import Unknown
from app.web.language import gettext

_TIP = "tips/tip.html"


@desk.get("/tips")
@requires("contributor")
def tips() -> Response:
    """The tips one may see, the newest day first."""
    given = parameters.only(request, "which", "after", "done")
    which = cast("Which", parameters.one_of(given, "which", WHICH) or "waiting")
    with reading() as session:
        who = monitor(session)
        listed = page_of(session, who, which, parameters.key(given, 2))
        parts = choices(session, who, which)
    return page(
        "tips/queue.html",
        listed=listed,
        parts=parts,
        nothing=gettext(NOTHING[which]),
        notice=notice(given.get("done")),
    )


@desk.get("/tips/<uuid:tip_id>")
@requires("contributor")
def tip(tip_id: UUID) -> Response:
    """One tip, without a word of it."""
    given = parameters.only(request, "done")
    with reading() as session:
        found = _found(session, monitor(session), tip_id)
        return _shown(session, found, notice(given.get("done")))


@desk.post("/tips/<uuid:tip_id>/show")
@requires("contributor")
def show_tip(tip_id: UUID) -> Response:
    """What a tip says; that it was read goes into the log."""
    with writing() as session:
        who = monitor(session)
        found = _found(session, who, tip_id)
        try:
            told = actions.reveal_tip(session, who, found.id)
        except TipClosed:
            return _shown(session, found, (_gone(), True))
        return _shown(session, found, told=told)


@desk.post("/tips/<uuid:tip_id>/take")
@requires("contributor")
def take_tip(tip_id: UUID) -> AnyResponse:
    """Makes a tip one's own work."""
    with writing() as session:
        who = monitor(session)
        found = _found(session, who, tip_id)
        try:
            actions.take(session, who, found.id)
        except TipClosed:
            return _shown(session, found, (_gone(), True))
    return see(tip_ways.tip(str(tip_id), done="taken"))


@desk.post("/tips/<uuid:tip_id>/case")
@requires("contributor")
def case_of_tip(tip_id: UUID) -> AnyResponse:
    """Fills a new detention from a tip, unless another one is being typed by the same person."""
    with writing() as session:
        who = monitor(session)
        found = _found(session, who, tip_id)
        if not _free_for(session, who, found):
            return see(tip_ways.tip(found.id, done="unsaved"))
        try:
            told = actions.reveal_tip(session, who, found.id)
            actions.take(session, who, found.id)
        except TipClosed:
            return _shown(session, found, (_gone(), True))
        keep_typing(session, who, NEW_DETENTION, None, dict(typed_from(found.id, told)))
    return see(ways.new_case())


def _keep(tip_id: UUID) -> str | None:
    key = str(tip_id)
    return keeping.keep_for_whoever_typed(lambda: (form_of_tip(key), None), tip_ways.tip(key))


@desk.post("/tips/<uuid:tip_id>/discard")
@keeps_what_is_typed(_keep)
@requires("contributor")
def discard_tip(tip_id: UUID) -> AnyResponse:
    """Erases what a tip said, with a reason."""
    if request.form.get(DO) == DROP:
        keeping.drop(form_of_tip(str(tip_id)), None)
        return see(tip_ways.tip(str(tip_id)))
    form = sent(DiscardForm)
    if not form.validate():
        return _again(tip_id, form)

    def act(session: Session, who: Monitor) -> str:
        found = _found(session, who, tip_id)
        try:
            actions.discard(session, who, found.id, form.reason.data or "", today())
        except TipClosed:
            raise Refused(_gone()) from None
        return "discarded"

    return acted(act, lambda done: tip_ways.tips(done=done), lambda why: _again(tip_id, form, why))


def _again(tip_id: UUID, form: DiscardForm, problem: str = "") -> Response:
    with reading() as session:
        found = _found(session, monitor(session), tip_id)
        answer = _shown(session, found, (problem, True) if problem else None, form=form)
    answer.status_code = 422
    return answer


def _found(session: Session, who: Monitor, tip_id: UUID) -> Tip:
    """A tip that somebody may open. Raises Unknown."""
    try:
        return tip_of(session, who, str(tip_id))
    except KeyError:
        raise Unknown from None


def _free_for(session: Session, who: Monitor, found: Tip) -> bool:
    """Whether a new detention can be filled without losing another that was typed."""
    before = typed_before(session, who, NEW_DETENTION, None)
    return before is None or before[0].get(FIELD) == [found.id]


def _gone() -> str:
    return gettext("Somebody has closed this tip meanwhile. What it said is not here any more.")


def _shown(
    session: Session,
    found: Tip,
    told_of: tuple[str, bool] | None = None,
    *,
    told: Told | None = None,
    form: DiscardForm | None = None,
) -> Response:
    """The page of a tip; `told` is what it says, where that was asked for.

    The form that discards it is as whoever asks typed it before, unless `form` was sent just now.
    """
    kept, since = keeping.again(session, form_of_tip(found.id), None, DiscardForm)
    return page(
        _TIP,
        tip=found,
        day=day_of(found),
        says=says_of(found),
        told=told,
        form=form or kept,
        since="" if form else since,
        proof=keeping.own_proof(tip_ways.tip(found.id, "/discard")),
        notice=told_of,
    )
