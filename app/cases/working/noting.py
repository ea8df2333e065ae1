"""Noting, with every save, the days on which a case waits for somebody."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.cases.models import Waiting
from app.cases.working.waiting import waits_of
from app.db.keeping import Row, batches
from app.document.case import Case
from app.document.reading import Document


def note_waits(session: Session, documents: Iterable[Document]) -> None:
    """Notes on which days these documents wait, in the place of what was noted before.

    Only cases wait; others are passed over. Their dossiers must be there.
    """
    cases = {str(each.id): each for each in documents if isinstance(each, Case)}
    rows = [row for each in cases.values() for row in waiting_rows(each)]
    write_waits(session, list(cases), rows)


def waiting_rows(case: Case) -> list[Row]:
    """The rows that note when a case waits; nothing is written yet."""
    return [
        {
            "document_id": str(case.id),
            "number": number,
            "why": wait.why,
            "party": wait.party,
            "fact": wait.fact,
            "first": wait.first,
            "until": wait.until,
            "lower": wait.day.lower if wait.day else None,
            "upper": wait.day.upper if wait.day else None,
        }
        for number, wait in enumerate(waits_of(case), start=1)
    ]


def write_waits(session: Session, case_ids: Sequence[str], rows: Sequence[Row]) -> None:
    """Puts rows that note when cases wait in the place of those that these cases had."""
    for some in batches(case_ids):
        session.execute(delete(Waiting).where(Waiting.document_id.in_(some)))
    if rows:
        session.execute(insert(Waiting), rows)
