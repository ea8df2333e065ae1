"""Publishing a case at once or on a day, and publishing what was approved for today."""

from uuid import UUID

from flask import g, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import queries
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading, writing
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.reviewing import unsent
from app.desk.reviewing.forms import PublishForm
from app.desk.reviewing.refusals import acted
from app.desk.reviewing.showing import Typed, show
from app.desk.typed import DO, DROP
from app.desk.working import show_readers
from app.publishing.reviewing import Rules, publish_due, publish_reviewed
from app.web.deployment import settings


def rules() -> Rules:
    """What this deployment says of publishing, today."""
    return Rules(settings().one_editor, today())


@desk.before_request
def publish_what_is_due() -> None:
    """Publishes what was approved for today: whoever is signed in brings it about by any request.

    The gate comes before, so nobody else does.
    """
    visit = g.get("visit")
    if visit is None or visit.stage != "whole":
        return
    with reading() as session:
        waiting = queries.due(session, today())
    if waiting:
        with writing() as session:
            publish_due(session, today())
        show_readers()


@desk.post("/cases/<uuid:case_id>/review/publish")
@keeps_what_is_typed(unsent.keeper("publish"))
@requires("editor")
def publish(case_id: UUID) -> AnyResponse:
    """Publishes the version that was looked at, or approves it for its day."""
    if request.form.get(DO) == DROP:
        return unsent.drop("publish", case_id)
    form = sent(PublishForm)
    if not form.validate():
        return show(case_id, Typed(publish=form), faulty=True)

    def act(session: Session, who: Monitor) -> str:
        day = form.not_before
        done = publish_reviewed(session, who, str(case_id), form.number, rules(), not_before=day)
        unsent.forget(session, "publish", case_id)
        return "approved" if done.waits_for else "published"

    def onward(result: str) -> str:
        if result == "published":
            show_readers()
        return ways.case_act(str(case_id), "review", done=result)

    return acted(act, onward, lambda why: show(case_id, Typed(publish=form), problem=why))
