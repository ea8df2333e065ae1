"""What cannot wait: protecting somebody in a case."""

from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import queries as work_queries
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.page import faulty, page, see
from app.desk.reviewing.forms import ProtectForm
from app.desk.reviewing.opening import opened
from app.desk.reviewing.refusals import acted
from app.desk.typed import DO, DROP
from app.desk.working import monitor, show_readers
from app.document.others import Person
from app.publishing.protecting import protect_person
from app.web.errors import Unknown

_PROTECT: Final = "reviewing/protect.html"


@desk.get("/cases/<uuid:case_id>/protect/<uuid:person_id>")
@requires("editor", fresh=True)
def ask_to_protect(case_id: UUID, person_id: UUID) -> Response:
    """The form that asks what somebody is called in public from now on."""
    return _protecting(case_id, person_id, None)


def _keep(case_id: UUID, person_id: UUID) -> str | None:
    return keeping.keep_for_whoever_typed(lambda: (_called(person_id), str(case_id)))


@desk.post("/cases/<uuid:case_id>/protect/<uuid:person_id>")
@keeps_what_is_typed(_keep)
@requires("editor", fresh=True)
def protect(case_id: UUID, person_id: UUID) -> AnyResponse:
    """Takes somebody's name out of everything public, and out of every version at the desk.

    What was typed into the form goes with them.
    """
    if request.form.get(DO) == DROP:
        keeping.drop(_called(person_id), str(case_id))
        return see(ways.case_act(str(case_id), "review"))
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


def _protecting(
    case_id: UUID, person_id: UUID, form: ProtectForm | None, problem: str = ""
) -> Response:
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        person, version = _person(session, who, person_id)
        kept, since = keeping.again(session, _called(person_id), work.id, ProtectForm)
    kept.version.data, kept.case_version.data = str(version), str(work.version)
    told = (problem, True) if problem else None
    answer = faulty if form else page
    given = {"form": form or kept, "since": "" if form else since, "proof": keeping.own_proof()}
    return answer(_PROTECT, work=work, person=person, notice=told, **given)


def _called(person_id: UUID) -> str:
    """Under which name what is typed into the form of this person is kept."""
    return f"protect/{person_id}"


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
