"""Answering what the queue asks: still held, released, extended, nobody knows."""

from dataclasses import dataclass
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.actions import Clashing
from app.cases.working.answers import Asked, answer
from app.cases.working.fields import value_at
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.keeping import Kept
from app.desk.page import faulty, page
from app.desk.reviewing.answer_kinds import ANSWERS, Answered, AnswerForm
from app.desk.reviewing.comparing import people_at_desk
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.refusals import Refused, acted
from app.desk.working import monitor
from app.pages.showing import Showing
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.language import gettext

_ANSWER = "reviewing/answer.html"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a custody of somebody in a case."""

    case_id: UUID
    kind: Answered
    party: str
    fact: str

    @property
    def form_name(self) -> str:
        """Under which name what is typed into it is kept."""
        return f"answer/{self.kind.word}/{self.party}/{self.fact}"

    @property
    def way(self) -> str:
        """Where it is answered."""
        return ways.case_act(str(self.case_id), self.form_name)


@desk.get("/cases/<uuid:case_id>/answer/<kind>/<party>/<fact>")
@requires("contributor")
def ask(case_id: UUID, kind: str, party: str, fact: str) -> Response:
    """The short form of one answer; the day is today, until another is typed."""
    question = Question(case_id, _kind(kind), party, fact)
    with reading() as session:
        found = _kept(session, question)
    if found is None:
        return _page(question, question.kind.form(on=today().isoformat()))
    return _page(question, question.kind.form(MultiDict(found.typed)), since=found.when)


def _keep(case_id: UUID, kind: str, party: str, fact: str) -> str | None:
    def form_of() -> tuple[str, str]:
        return Question(case_id, _kind(kind), party, fact).form_name, str(case_id)

    return keeping.keep_for_whoever_typed(form_of)


@desk.post("/cases/<uuid:case_id>/answer/<kind>/<party>/<fact>")
@requires("contributor")
@keeps_what_is_typed(_keep)
def give_answer(case_id: UUID, kind: str, party: str, fact: str) -> AnyResponse:
    """Puts the answer into the case, dated and with its source."""
    question = Question(case_id, _kind(kind), party, fact)
    form = sent(question.kind.form)
    if not form.validate():
        return _page(question, form, wrong=True)

    def act(session: Session, who: Monitor) -> str:
        work = opened(session, who, case_id)
        asked = Asked(work.id, form.number, party, fact)
        if isinstance(answer(session, who, asked, form.answer()), Clashing):
            raise Refused(gettext("Somebody has answered this just now. Look at the case first."))
        keeping.forget(session, question.form_name, work.id)
        return "answered"

    def again(why: str) -> Response:
        form.blame("on", why)
        return _page(question, form, wrong=True)

    return acted(act, lambda done: ways.queue(done=done), again)


def _kind(word: str) -> Answered:
    found = next((each for each in ANSWERS if each.word == word), None)
    if found is None:
        raise Unknown
    return found


def _kept(session: Session, question: Question) -> Kept | None:
    """What they typed here before their sign-in ended. Raises Unknown for no case of theirs."""
    try:
        return keeping.kept(session, question.form_name, str(question.case_id))
    except KeyError:
        raise Unknown from None


def _page(
    question: Question, form: AnswerForm, *, wrong: bool = False, since: str = ""
) -> Response:
    with reading() as session:
        work = opened(session, monitor(session), question.case_id)
        name = _name(session, work, question)
    if not form.version.data:
        form.version.data = str(work.version)
    answered = faulty if wrong else page
    told = {"form": form, "name": name, "since": since, "proof": keeping.own_proof()}
    return answered(_ANSWER, work=work, question=question, **told)


def _name(session: Session, work: Work, question: Question) -> str:
    """Whom it is about. Raises Unknown where the case has no such party or custody."""
    ids = {each.id for each in work.case.parties}
    held = value_at(work.draft.fields, ("detentions", question.fact))
    if held is None or question.party not in ids:
        raise Unknown
    people = people_at_desk(session, [work.case])
    return Showing(work.case, people, {}, locale(), today()).party(question.party).text
