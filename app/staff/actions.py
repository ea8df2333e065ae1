"""Writes of the audit trail. It is only ever added to."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.staff.chain import START, hash_of
from app.staff.models import AuditEntry
from app.staff.queries import last_entry


def record_act(
    session: Session, who: str, act: str, subject: str | None, details: Mapping[str, Any]
) -> AuditEntry:
    """Adds one act to the trail and flushes it; the caller commits it with what was done.

    `subject` is an opaque id and `details` are plain JSON; neither may hold a confidential value,
    because entries are kept for good.
    """
    _take_turn(session)
    last = last_entry(session)
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        instant=datetime.now(UTC),
        who=who,
        act=act,
        subject=subject,
        details=dict(details),
        previous=last.hash if last else START,
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()
    return entry


def _take_turn(session: Session) -> None:
    """One writer at a time extends the chain. On SQLite there is never more than one."""
    if session.connection().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE audit_entries IN EXCLUSIVE MODE"))
