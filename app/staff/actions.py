"""Writes of the audit trail. It is only ever added to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.staff.chain import START, hash_of
from app.staff.models import AuditEntry
from app.staff.queries import last_entry


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done: to what, by its opaque id if it has one, and plain details of it."""

    act: str
    subject: str | None
    details: Mapping[str, Any]


def record_act(
    session: Session, who: str, act: str, subject: str | None, details: Mapping[str, Any]
) -> AuditEntry:
    """Adds one act to the trail and flushes it; the caller commits it with what was done.

    `subject` is an opaque id and `details` are plain JSON; neither may hold a confidential value,
    because entries are kept for good.
    """
    return record_acts(session, who, [Act(act, subject, details)])[-1]


def record_acts(session: Session, who: str, acts: Sequence[Act]) -> list[AuditEntry]:
    """The same for several acts of one moment, in this order."""
    _take_turn(session)
    last = last_entry(session)
    before, previous = (last.number, last.hash) if last else (0, START)
    instant = datetime.now(UTC)
    added: list[AuditEntry] = []
    for number, each in enumerate(acts, start=before + 1):
        entry = AuditEntry(
            number=number,
            instant=instant,
            who=who,
            act=each.act,
            subject=each.subject,
            details=dict(each.details),
            previous=previous,
        )
        entry.hash = previous = hash_of(entry)
        added.append(entry)
    session.add_all(added)
    session.flush()
    return added


def _take_turn(session: Session) -> None:
    """One writer at a time extends the chain. On SQLite there is never more than one."""
    if session.connection().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE audit_entries IN EXCLUSIVE MODE"))
