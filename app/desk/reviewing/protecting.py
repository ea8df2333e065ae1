"""What cannot wait: withdrawing a case for good, and protecting somebody in it."""

from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import queries as work_queries
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.forms import sent
from app.desk.page import faulty, page
from app.desk.reviewing.forms import ProtectForm, WithdrawForm
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.refusals import acted
from app.desk.reviewing.seen import seen
from app.desk.working import monitor, show_readers
from app.document.others import Person
from app.publishing.protecting import protect_person
from app.publishing.withdrawing import withdraw
from app.web.errors import Unknown

_WITHDRAW, _SURE, _PROTECT = (
    f"reviewing/{name}.html" for name in ("withdraw", "withdraw_sure", "protect")
)


@desk.get("/cases/<uuid:case_id>/withdraw")
@requires("editor", fresh=True)
def ask_to_withdraw(case_id: UUID) -> Response:
    """The form that asks why."""
    return page(_WITHDRAW, work=_public(case_id), form=WithdrawForm(), notice=None)


@desk.post("/cases/<uuid:case_id>/withdraw")
@requires("editor", fresh=True)
def withdraw_case(case_id: UUID) -> AnyResponse:
    """Asks once more; whoever says so a second time withdraws the case for good."""
    form = sent(WithdrawForm)
    if not form.validate():
        return faulty(_WITHDRAW, work=_public(case_id), form=form, notice=None)
    if "sure" not in request.form:
        return page(_SURE, work=_public(case_id), form=form)

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
        return faulty(_WITHDRAW, work=_public(case_id), form=form, notice=(why, True))

    return acted(act, onward, again)


@desk.get("/cases/<uuid:case_id>/protect/<uuid:person_id>")
@requires("editor", fresh=True)
def ask_to_protect(case_id: UUID, person_id: UUID) -> Response:
    """The form that asks what somebody is called in public from now on."""
    return _protecting(case_id, person_id, None)


@desk.post("/cases/<uuid:case_id>/protect/<uuid:person_id>")
@requires("editor", fresh=True)
def protect(case_id: UUID, person_id: UUID) -> AnyResponse:
    """Takes somebody's name out of everything public, and out of every version at the desk."""
    form = sent(ProtectForm)
    if not form.validate():
        return _protecting(case_id, person_id, form)
    shown = (form.name.data or "", form.slug.data or "")
    cases = {str(case_id): int(form.case_version.data or 0)} if form.along.data else None

    def act(session: Session, who: Monitor) -> str:
        protect_person(session, who, str(person_id), form.number, shown, cases)
        return "protected"

    def onward(result: str) -> str:
        show_readers()
        return ways.case_act(str(case_id), "review", done=result)

    return acted(act, onward, lambda why: _protecting(case_id, person_id, form, why))


def _public(case_id: UUID) -> Work:
    """A case that readers see a version of. Raises Unknown for any other."""
    with reading() as session:
        work = opened(session, monitor(session), case_id)
    if not work.public:
        raise Unknown
    return work


def _protecting(
    case_id: UUID, person_id: UUID, form: ProtectForm | None, problem: str = ""
) -> Response:
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        person, version = _person(session, who, person_id)
    given = form or ProtectForm(version=str(version), case_version=str(work.version))
    told = (problem, True) if problem else None
    answer = faulty if form else page
    return answer(_PROTECT, work=work, person=person, form=given, notice=told)


def _person(session: Session, who: Monitor, person_id: UUID) -> tuple[Person, int]:
    """Somebody who can be protected, and their version. Raises Unknown for anybody else."""
    try:
        found = work_queries.open_draft(session, who, str(person_id))
    except KeyError:
        raise Unknown from None
    person = found.draft.document
    if not isinstance(person, Person) or person.protected:
        raise Unknown
    return person, found.version
