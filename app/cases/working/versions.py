"""How a document comes from one version to the next, whoever made it: a person or an import.

The present version lies in the tables of the document's parts; moving on keeps it whole first.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.cases.changes import Change
from app.cases.models import Comment, Dossier, Typed, Version
from app.cases.queries import cases_showing_person
from app.cases.working.bodies import body_of
from app.cases.working.drafts import Draft, sealed, unsealed
from app.cases.working.noting import note_waits
from app.cases.working.queries import confidential_of
from app.cases.working.words import note_words
from app.db.keeping import batches
from app.document.others import Provision


def move_on(session: Session, dossier: Dossier, now: Draft, who: str, act: str) -> None:
    """Keeps the present version whole and counts one on; the caller then stores the new state.

    What was approved for a later day was the version before, so that is over.
    """
    confidential = confidential_of(session, dossier.document_id)
    session.add(
        Version(
            document_id=dossier.document_id,
            origin=dossier.document_id,
            number=dossier.version,
            saved_by=dossier.saved_by,
            saved_at=dossier.saved_at,
            act=dossier.act,
            body=body_of(now, confidential),
        )
    )
    dossier.version += 1
    dossier.saved_by, dossier.saved_at, dossier.act = who, datetime.now(UTC), act
    dossier.approved_by = dossier.not_before = None
    session.flush()


def keep_unfinished(session: Session, dossier: Dossier, draft: Draft) -> None:
    """Keeps what is unfinished in the new state beside it."""
    dossier.unfinished = sealed(draft)
    session.flush()


def take_away_words(session: Session, document_ids: Sequence[str]) -> None:
    """Takes away what was said and typed about these documents until now; who and when stay.

    It is called when somebody is protected who stands in them, or is withdrawn with what they name.
    """
    for some in batches(document_ids):
        session.execute(update(Version).where(Version.document_id.in_(some)).values(body=None))
        session.execute(delete(Comment).where(Comment.document_id.in_(some)))
        session.execute(delete(Typed).where(Typed.about.in_(some)))
    session.expire_all()


def showing(session: Session, person_id: str) -> list[str]:
    """A person and the cases in which they are a party, by id."""
    return [person_id, *cases_showing_person(session, person_id)]


def note_imports(session: Session, changes: Iterable[Change], who: str) -> None:
    """Counts what an import did: it replaces a document, unfinished parts and all.

    It is called before the changes are stored, while the tables hold the state before; the
    dossiers of new documents are opened afterwards, by `note_stored`.
    """
    replaced = {str(each.document.id): each for each in changes if each.status == "changed"}
    query = select(Dossier).where(Dossier.document_id.in_(replaced)).with_for_update()
    for dossier in session.scalars(query.execution_options(populate_existing=True)):
        change = replaced[dossier.document_id]
        before = Draft(change.old, unsealed(dossier.unfinished))  # type: ignore[arg-type]
        move_on(session, dossier, before, who, "imported")
        dossier.unfinished = None
        if change.hidden:
            take_away_words(session, showing(session, dossier.document_id))
    session.flush()


def note_stored(session: Session, changes: Sequence[Change], who: str) -> None:
    """Opens the dossiers of what an import brought; notes what it waits for, and its words."""
    rows = [
        {
            "document_id": each.document.id,
            "version": 1,
            "saved_by": who,
            "saved_at": datetime.now(UTC),
            "act": "imported",
        }
        for each in changes
        if each.status == "new"
    ]
    if rows:
        session.execute(insert(Dossier), rows)
    stored = [each.document for each in changes]
    note_waits(session, stored)
    note_words(session, (each for each in stored if not isinstance(each, Provision)))
