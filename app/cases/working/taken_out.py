"""What is known in confidence of a source that is taken out of a case: it comes back with it.

Versions hold nothing that is confidential, so a version that is restored could not bring it.
"""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.changes import Change
from app.cases.confiding import keep_in_confidence
from app.cases.models import Confidence, Source
from app.cases.working.confidence import keep_before
from app.cases.working.queries import confidential_of
from app.document.case import Case
from app.document.others import Person
from app.document.reading import Document

_LIST: Final = "sources"
_COLUMNS: Final = (Source.real_name, Source.contact)


def set_aside(session: Session, who: str, document_id: str, change: Change) -> None:
    """Keeps what is known of the sources that a change is about to take out.

    Where it was cleared, that is kept too: what was before must not come back.
    """
    going = _sources(change.old) - _sources(change.document)
    known = confidential_of(session, document_id) if going else {}
    for key in sorted(going):
        for field in _fields(key):
            if field in known or _last(session, document_id, field):
                keep_before(session, who, document_id, field, known.get(field, ""))


def bring_back(session: Session, who: str, document_id: str, change: Change) -> None:
    """Gives sources that are there again what was known of them when they went."""
    for key in sorted(_sources(change.document) - _sources(change.old)):
        for field, column in zip(_fields(key), _COLUMNS, strict=True):
            last = _last(session, document_id, field)
            if last and last.text:
                keep_in_confidence(session, column, (document_id, key), last.text, who)


def sources_confided(session: Session, document_id: str) -> set[str]:
    """The ids of sources of a document that somebody was ever told of in confidence, gone or there.

    No new source gets one of them: what was known of the other would come back as known of it.
    """
    query = select(Confidence.field).where(Confidence.document_id == document_id)
    fields = session.scalars(query.where(Confidence.field.startswith(f"{_LIST}."))).all()
    return {each.split(".")[1] for each in fields}


def _sources(document: Document | None) -> set[str]:
    """The ids of the sources of a document at the desk."""
    return {each.id for each in document.sources} if isinstance(document, Case | Person) else set()


def _fields(key: str) -> Iterator[str]:
    return (f"{_LIST}.{key}.{column.key}" for column in _COLUMNS)


def _last(session: Session, document_id: str, field: str) -> Confidence | None:
    query = select(Confidence).where(
        Confidence.document_id == document_id, Confidence.field == field
    )
    return session.scalars(query.order_by(Confidence.number.desc()).limit(1)).one_or_none()
