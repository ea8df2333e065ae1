"""The page of a review, for whoever asks, with what they typed where something was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from app import addresses
from app.cases.working import queries
from app.cases.working.monitors import Monitor
from app.cases.working.queries import Said, State
from app.desk.database import reading
from app.desk.notices import notice
from app.desk.page import moment, page
from app.desk.reviewing import unsent
from app.desk.reviewing.forms import AssignForm, BackForm, PublishForm, SayForm
from app.desk.reviewing.lacking import lacks
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.seen import Seen, seen
from app.desk.working import monitor
from app.staff import queries as staff
from app.staff.roles import may
from app.web.deployment import settings
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Typed:
    """The forms of the page, as they were sent or empty; `since` when, if they were not sent."""

    say: SayForm = field(default_factory=SayForm)
    back: BackForm = field(default_factory=BackForm)
    assign: AssignForm = field(default_factory=AssignForm)
    publish: PublishForm = field(default_factory=PublishForm)
    since: Mapping[unsent.Act, str] = field(default_factory=lambda: dict.fromkeys(unsent.ACTS, ""))


@dataclass(frozen=True, slots=True)
class Line:
    """A comment as it is read: who said what about which version, and when."""

    who: str
    when: str
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Acts:
    """What the one who asks may do now. `why_not` says why they cannot publish, if they cannot."""

    send: bool
    back: bool
    publish: bool
    correct: bool
    withdraw: bool
    assign: bool
    why_not: str


def show(
    case_id: UUID,
    typed: Typed | None = None,
    *,
    problem: str = "",
    faulty: bool = False,
    done: str | None = None,
) -> Response:
    """The page. `problem` says why nothing was done; `faulty`, a form on it says so itself."""
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        told = _told(session, who, work)
        forms = typed or typed_before(session, work.id)
    members(forms.assign)
    notices = (problem, True) if problem else notice(done)
    answer = page("reviewing/review.html", work=work, forms=forms, notice=notices, **told)
    if problem or faulty:
        answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    return answer


def typed_before(session: Session, document_id: str) -> Typed:
    """The forms with what whoever asks typed into them when their sign-in was over."""
    say, said = unsent.again(session, "comment", SayForm, document_id)
    back, why = unsent.again(session, "back", BackForm, document_id)
    publish, day = unsent.again(session, "publish", PublishForm, document_id)
    return Typed(say, back, AssignForm(), publish, {"comment": said, "back": why, "publish": day})


def members(form: AssignForm) -> AssignForm:
    """The form with everybody who can be chosen: who is let in and not frozen."""
    with reading() as session:
        names = [each.name for each in staff.members(session) if not each.frozen_at]
    form.who.choices = [(name, name) for name in names]
    return form


def acts(who: Monitor, work: Work) -> Acts:
    """What somebody may do with a case, as far as it has come."""
    editor, waits = may(who.role, "editor"), work.state in ("for review", "approved")
    why_not = why_not_published(who, work.state, work.saved_by, work.sent_by)
    publishes = not why_not
    return Acts(
        send=work.state == "draft",
        back=waits and (editor or work.sent_by == who.name),
        publish=publishes,
        correct=publishes and work.public,
        withdraw=editor and work.public,
        assign=editor,
        why_not="" if work.state == "published" else why_not,
    )


def why_not_published(who: Monitor, state: State, saved_by: str, sent_by: str | None) -> str:
    """Why somebody cannot publish a document that has come so far; empty where they can."""
    if state == "published":
        return gettext("Readers see this version already.")
    if not may(who.role, "editor"):
        return gettext("An editor publishes it, after a review.")
    if settings().one_editor:
        return ""
    if sent_by is None:
        return gettext("It is published after a review. Nobody has sent it for review yet.")
    if who.name in (saved_by, sent_by):
        return gettext("You wrote this or sent it for review, so another editor publishes it.")
    return ""


def _told(session: Session, who: Monitor, work: Work) -> dict[str, object]:
    found = seen(session, work)
    return {
        "acts": acts(who, work),
        "lacks": lacks(work),
        "said": comments(session, who, work.id),
        "people": queries.people_on(session, who, work.id),
        "public": addresses.case(found.published.slug) if found.published else "",
        "changes": len(found.changes),
        "subjects": _subjects(found),
        "proofs": unsent.proofs(work.id),
    }


def comments(session: Session, who: Monitor, document_id: str) -> list[Line]:
    """What was said of a document, the oldest first. Raises KeyError."""
    return [_line(each) for each in queries.comments_on(session, who, document_id)]


def _line(said: Said) -> Line:
    return Line(said.who, moment(said.when), said.version, said.text)


def _subjects(found: Seen) -> list[tuple[str, str]]:
    """The people in the case who can be protected, by id and name as readers see it."""
    people = {each.person for each in found.case.parties if each.person}
    known = [found.people[slug] for slug in sorted(people) if slug in found.people]
    return [(str(each.id), each.name) for each in known if not each.protected]
