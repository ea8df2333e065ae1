"""A document that was reviewed is published: at once, or on the day it was approved for.

Somebody else than its author publishes it: whoever saved it last, or sent it for review, cannot,
unless the deployment says that it has one editor. Nothing here commits; the caller commits, then
catches the record up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.cases.models import Dossier
from app.cases.working import queries as work
from app.cases.working.actions import Clashing, save
from app.cases.working.corrections import Correction, corrected
from app.cases.working.monitors import ITSELF, Monitor, NotAllowed, require
from app.cases.working.reviewing import at_version, send_back
from app.publishing.actions import publish_documents
from app.publishing.appending import take_turn
from app.publishing.errors import NotPublished
from app.staff.actions import record_act

_UNNAMED = "draft-"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a deployment says of publishing: whether it has one editor, and which day it is."""

    one_editor: bool
    today: date


@dataclass(frozen=True, slots=True)
class Done:
    """What publishing did: how many revisions it appended, or for which day it was approved."""

    revisions: int
    waits_for: date | None = None


def publish_reviewed(
    session: Session,
    editor: Monitor,
    document_id: str,
    version: int,
    rules: Rules,
    *,
    not_before: date | None = None,
    corrections: Sequence[Correction] = (),
) -> Done:
    """Publishes a document at the version an editor looked at, with the people new in it.

    Before the day of `not_before` it is only approved; any later save ends that. `corrections` are
    told to readers in the document. Raises NotAllowed, KeyError, MovedOn, and NotPublished with
    what the document lacks; then nothing is to be committed.
    """
    require(editor, "editor", "publish this")
    take_turn(session)  # before any dossier, as a withdrawal does: neither then waits for the other
    dossier = at_version(session, editor, document_id, version)
    _refuse_author(dossier, editor, rules)
    if corrections:
        _tell(session, editor, dossier, corrections, rules.today)
    refuse_unready(session, document_id)
    if not_before and not_before > rules.today:
        return _approve(session, editor, dossier, not_before)
    return Done(_publish(session, document_id, editor.name, correct=bool(corrections)))


def publish_due(session: Session, today: date) -> tuple[str, ...]:
    """Publishes what was approved for today or an earlier day; returns the documents' ids.

    It is asked by the timer and by each request of the desk. What cannot be published becomes a
    draft again, with a comment that says why, and stops nothing else.
    """
    done = []
    for document_id in work.due(session, today):
        try:
            with session.begin_nested():
                refuse_unready(session, document_id)
                _publish(session, document_id, _approver(session, document_id), correct=False)
            done.append(document_id)
        except NotPublished as refused:
            send_back(session, ITSELF, document_id, str(refused))
    return tuple(done)


def _refuse_author(dossier: Dossier, editor: Monitor, rules: Rules) -> None:
    if rules.one_editor:
        return
    if dossier.sent_by is None:
        raise NotAllowed("Nobody has sent this for review yet. Its author does.")
    if editor.name in (dossier.saved_by, dossier.sent_by):
        raise NotAllowed("Somebody else than the author publishes it. Ask another editor.")


def refuse_unready(session: Session, document_id: str) -> None:
    """Raises NotPublished for a draft that lacks what a public document has."""
    for each in (document_id, *_new_people(session, document_id)):
        draft = work.open_draft(session, ITSELF, each).draft
        slug = draft.document.slug
        lacks = [f"{'.'.join(map(str, path))}: {said}" for path, said in draft.lacks]
        if slug.startswith(_UNNAMED):
            lacks.append("slug: choose the address readers shall see")
        if lacks:
            raise NotPublished(f"{slug} is not ready to be published. {'; '.join(lacks)}.")


def _publish(session: Session, document_id: str, who: str, *, correct: bool) -> int:
    ids = [document_id, *_new_people(session, document_id)]
    return publish_documents(session, ids, "corrected" if correct else None, who)


def _new_people(session: Session, document_id: str) -> list[str]:
    """The people in a case whom readers do not know yet: they come with it."""
    return work.people_never_published(session, document_id)


def _tell(
    session: Session,
    editor: Monitor,
    dossier: Dossier,
    corrections: Sequence[Correction],
    today: date,
) -> None:
    draft = work.opened(session, dossier).draft
    told = corrected(draft.fields, corrections, today)
    done = save(session, editor, dossier.document_id, told, dossier.version, act="corrected")
    if isinstance(done, Clashing):  # the dossier is locked, so nobody can have saved meanwhile
        raise NotPublished("Somebody saved this just now. Look at it again first.")


def _approve(session: Session, editor: Monitor, dossier: Dossier, day: date) -> Done:
    dossier.approved_by, dossier.not_before = editor.name, day
    session.flush()
    told = {"version": dossier.version, "not before": day.isoformat()}
    record_act(session, editor.name, "approved", dossier.document_id, told)
    return Done(0, day)


def _approver(session: Session, document_id: str) -> str:
    return work.dossier_of(session, ITSELF, document_id).approved_by or ITSELF.name
