"""What author and reviewer do with a document before it is published: assign, send, comment.

They flush and record who did it; the caller commits.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.cases.models import Assignment, Comment, Dossier
from app.cases.working.monitors import Monitor, NotAllowed, require
from app.cases.working.queries import dossier_of
from app.db.keeping import batches
from app.staff.actions import record_act


class MovedOn(Exception):
    """Somebody has saved the document since it was looked at. The message says what to do."""


def assign(
    session: Session, editor: Monitor, document_id: str, who: str, *, entrusted: bool
) -> None:
    """Lets somebody work on a document; `entrusted`, they see what is confidential in it too.

    Raises NotAllowed for who is no editor, KeyError when there is no such document.
    """
    require(editor, "editor", "say who works on this")
    dossier_of(session, editor, document_id)
    session.merge(Assignment(document_id=document_id, who=who, entrusted=entrusted))
    session.flush()
    told = {"to": who, "entrusted": entrusted}
    record_act(session, editor.name, "assigned", document_id, told)


def unassign(session: Session, editor: Monitor, document_id: str, who: str) -> None:
    """Ends somebody's work on a document. Raises what `assign` does."""
    require(editor, "editor", "say who works on this")
    dossier_of(session, editor, document_id)
    theirs = (Assignment.document_id == document_id, Assignment.who == who)
    session.execute(delete(Assignment).where(*theirs))
    record_act(session, editor.name, "unassigned", document_id, {"from": who})


def keep_in_sight(session: Session, monitor: Monitor, document_id: str) -> None:
    """Who has saved a document can open it again, though nothing confidential in it."""
    if session.get(Assignment, (document_id, monitor.name)) is None:
        session.add(Assignment(document_id=document_id, who=monitor.name, entrusted=False))
        session.flush()


def send_for_review(session: Session, monitor: Monitor, document_id: str, version: int) -> None:
    """Asks for a review of a document, at the version they looked at. What it lacks may still come.

    Raises KeyError when there is no such document that they may open, and MovedOn.
    """
    dossier = at_version(session, monitor, document_id, version)
    if dossier.published_version == dossier.version:
        raise NotAllowed("Readers see this version already; there is nothing to review.")
    dossier.sent_by = monitor.name
    session.flush()
    record_act(session, monitor.name, "sent for review", document_id, {"version": version})


def send_back(session: Session, monitor: Monitor, document_id: str, text: str) -> None:
    """Makes a document a draft again, and says why; what was approved for a day is not any more.

    Raises KeyError, and NotAllowed for a document that nobody sent.
    """
    dossier = dossier_of(session, monitor, document_id, locked=True)
    if dossier.sent_by is None and dossier.approved_by is None:
        raise NotAllowed("This is a draft; there is nothing to send back.")
    if dossier.sent_by != monitor.name:
        require(monitor, "editor", "send this back")
    dossier.sent_by = dossier.approved_by = dossier.not_before = None
    record_act(session, monitor.name, "sent back", document_id, {"version": dossier.version})
    comment(session, monitor, document_id, text)


def comment(session: Session, monitor: Monitor, document_id: str, text: str) -> None:
    """Says something about the present version to those who work on it. Raises KeyError."""
    dossier = dossier_of(session, monitor, document_id)
    session.add(
        Comment(
            id=str(uuid4()),
            document_id=document_id,
            version=dossier.version,
            who=monitor.name,
            said_at=datetime.now(UTC),
            text=text,
        )
    )
    session.flush()
    record_act(session, monitor.name, "commented", document_id, {"version": dossier.version})


def mark_published(session: Session, document_ids: Sequence[str]) -> None:
    """Notes that readers see the present version of these documents."""
    for some in batches(document_ids):
        session.execute(
            update(Dossier)
            .where(Dossier.document_id.in_(some))
            .values(
                published_version=Dossier.version, sent_by=None, approved_by=None, not_before=None
            )
        )
    session.expire_all()


def at_version(session: Session, monitor: Monitor, document_id: str, version: int) -> Dossier:
    """The dossier of a document, locked, at the version somebody looked at.

    Raises KeyError when there is none they may open, and MovedOn.
    """
    dossier = dossier_of(session, monitor, document_id, locked=True)
    if dossier.version != version:
        raise MovedOn(
            f"{dossier.saved_by} has saved this since you looked at it. Look at it again first."
        )
    return dossier
