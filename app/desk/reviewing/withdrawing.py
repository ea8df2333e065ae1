"""Withdrawing a case for good: asked why, and asked twice."""

from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.page import faulty, page, see
from app.desk.reviewing.forms import WithdrawForm
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.refusals import acted
from app.desk.reviewing.seen import seen
from app.desk.typed import DO, DROP
from app.desk.working import monitor, show_readers
from app.publishing.withdrawing import withdraw
from app.web.errors import Unknown

_ASK, _SURE = "reviewing/withdraw.html", "reviewing/withdraw_sure.html"
_FORM: Final = "withdraw"
"""Under which name what is typed into it is kept."""


@desk.get("/cases/<uuid:case_id>/withdraw")
@requires("editor", fresh=True)
def ask_to_withdraw(case_id: UUID) -> Response:
    """The form that asks why."""
    work = _public(case_id)
    with reading() as session:
        form, since = keeping.again(session, _FORM, work.id, WithdrawForm)
    return page(_ASK, **_asked(work, form, since=since))


@desk.post("/cases/<uuid:case_id>/withdraw")
@keeps_what_is_typed(lambda case_id: keeping.keep_for_whoever_typed(lambda: (_FORM, str(case_id))))
@requires("editor", fresh=True)
def withdraw_case(case_id: UUID) -> AnyResponse:
    """Asks once more; whoever says so a second time withdraws the case for good.

    What was typed into the form goes with the case.
    """
    if request.form.get(DO) == DROP:
        keeping.drop(_FORM, str(case_id))
        return see(ways.case_act(str(case_id), "review"))
    form = sent(WithdrawForm)
    if not form.validate():
        return faulty(_ASK, **_asked(_public(case_id), form))
    if "sure" not in request.form:
        return page(_SURE, **_asked(_public(case_id), form))

    def act(session: Session, who: Monitor) -> str:
        published = seen(session, opened(session, who, case_id)).published
        if published is None:
            raise Unknown
        withdraw(session, published.slug, form.why.data or "", who.name, today())
        return "withdrawn"

    def onward(result: str) -> str:
        show_readers()
        return ways.queue(done=result)

    def again(why: str) -> Response:
        return faulty(_ASK, **_asked(_public(case_id), form, told=(why, True)))

    return acted(act, onward, again)


def _asked(
    work: Work, form: WithdrawForm, *, since: str = "", told: tuple[str, bool] | None = None
) -> dict[str, object]:
    """What both pages show; `since` is when it was typed, `told` why nothing was done."""
    proof = keeping.own_proof()
    return {"work": work, "form": form, "proof": proof, "since": since, "notice": told}


def _public(case_id: UUID) -> Work:
    """A case that readers see a version of. Raises Unknown for any other."""
    with reading() as session:
        work = opened(session, monitor(session), case_id)
    if not work.public:
        raise Unknown
    return work
