"""Reads of the audit trail."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.staff.chain import START, hash_of
from app.staff.models import AuditEntry


def last_entry(session: Session) -> AuditEntry | None:
    """The newest entry; None in an empty trail."""
    return session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1)).first()


def trail_of(session: Session, subject: str) -> Sequence[AuditEntry]:
    """What was done to one thing, oldest first, by its opaque id."""
    query = select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.number)
    return session.scalars(query).all()


def broken_entries(session: Session) -> list[int]:
    """The numbers of entries that were changed, or whose predecessor was changed or taken out.

    An empty list means that the chain holds. A cut tail cannot be seen from what is left.
    """
    broken = []
    previous, number = START, 0
    query = select(AuditEntry).order_by(AuditEntry.number).execution_options(yield_per=1000)
    for entry in session.scalars(query):
        follows = entry.previous == previous and entry.number == number + 1
        if not follows or entry.hash != hash_of(entry):
            broken.append(entry.number)
        previous, number = entry.hash, entry.number
    return broken
