"""Tries that came too early, in the trail: counted for each entry, and told by the hour.

A flood must not fill the disk. So the trail gets a line at the first such try, and one more with
how many followed, when the hour is over. Tries with names that nobody has are counted together.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.staff.acts import NOBODY, note
from app.staff.models import Member, SlowDown
from app.staff.slowing_actions import row_of

TOLD_EVERY: Final = timedelta(hours=1)
_KIND: Final = "refused "


def note_refused(session: Session, member: Member | None, now: datetime) -> None:
    """Counts a try that was not looked at because it came too early; whose entry it was for."""
    row = row_of(session, f"{_KIND}{member.id if member else ''}", now)
    if row.free_at > now:
        row.tries += 1
        return
    _tell(session, row)
    _note(session, row, 1)
    row.tries, row.tried_at, row.free_at = 0, now, now + TOLD_EVERY


def tell_refused(session: Session, now: datetime) -> None:
    """Tells how many came in hours that are over, of each entry."""
    over = select(SlowDown).where(SlowDown.door.startswith(_KIND), SlowDown.free_at <= now)
    for row in session.scalars(over.with_for_update()):
        _tell(session, row)
        row.tries = 0
    session.flush()


def _tell(session: Session, row: SlowDown) -> None:
    if row.tries:
        _note(session, row, row.tries)


def _note(session: Session, row: SlowDown, count: int) -> None:
    whose = row.door.removeprefix(_KIND) or None
    note(session, NOBODY, "tried too early", whose, count=count)
