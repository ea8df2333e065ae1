"""Counting tries at doors, in the database, so that all workers slow down together."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from app.db.types import Instant
from app.staff.models import SlowDown
from app.staff.slowing import LONGEST_MEMORY, Door

# One statement that both engines know: two workers that meet a new door make one row.
_MADE = text(
    "INSERT INTO slow_downs (door, tries, tried_at, free_at) VALUES (:door, 0, :now, :now)"
    " ON CONFLICT (door) DO NOTHING"
).bindparams(bindparam("now", type_=Instant))


def take_turn(session: Session, doors: Sequence[Door], now: datetime) -> timedelta | None:
    """Counts a try at each of these doors, before it is known whether it will do.

    Returns how long to wait where one of them is shut; then the try is counted nowhere and must
    not be looked at. The caller commits at once, so that tries made side by side all count.
    """
    rows = []
    for door in sorted(doors, key=lambda each: each.name):
        row = row_of(session, door.name, now)
        if row.free_at > now:
            return row.free_at - now
        rows.append((row, door.patience))
    for row, patience in rows:
        row.tries = row.tries + 1 if now - row.tried_at < patience.forgotten else 1
        row.tried_at, row.free_at = now, now + patience.wait(row.tries)
    session.flush()
    return None


def give_turn_back(session: Session, doors: Sequence[Door], now: datetime) -> None:
    """Forgets the tries at a person's own doors, and one try at those that all share."""
    for door in sorted(doors, key=lambda each: each.name):
        row = row_of(session, door.name, now)
        if door.shared:
            row.tries = max(row.tries - 1, 0)
        else:
            row.tries, row.free_at = 0, now
    session.flush()


def forget_old_tries(session: Session, now: datetime) -> None:
    """Deletes the rows of doors that nobody tried for a day."""
    session.execute(delete(SlowDown).where(SlowDown.tried_at < now - LONGEST_MEMORY))


def row_of(session: Session, door: str, now: datetime) -> SlowDown:
    """The row of a door, for whoever writes it; a new one has no try and is free from now on."""
    session.execute(_MADE, {"door": door, "now": now})
    query = select(SlowDown).where(SlowDown.door == door).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()
