"""Noting, with every save, the days on which a case waits for somebody."""

from collections.abc import Iterable

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.cases.models import Waiting
from app.cases.working.waiting import waits_of
from app.db.keeping import batches
from app.document.case import Case
from app.document.reading import Document


def note_waits(session: Session, documents: Iterable[Document]) -> None:
    """Notes on which days these documents wait, in the place of what was noted before.

    Only cases wait; others are passed over. Their dossiers must be there.
    """
    cases = {str(each.id): each for each in documents if isinstance(each, Case)}
    for some in batches(list(cases)):
        session.execute(delete(Waiting).where(Waiting.document_id.in_(some)))
    rows = [
        {
            "document_id": case_id,
            "number": number,
            "why": wait.why,
            "party": wait.party,
            "fact": wait.fact,
            "first": wait.first,
            "until": wait.until,
            "lower": wait.day.lower if wait.day else None,
            "upper": wait.day.upper if wait.day else None,
        }
        for case_id, case in cases.items()
        for number, wait in enumerate(waits_of(case), start=1)
    ]
    if rows:
        session.execute(insert(Waiting), rows)
