"""Writes of the tips. They flush, and record what a monitor did; the caller commits.

That a tip came is recorded nowhere: the trail knows the moment of each act, and a moment may tell
who was online. Its first entry about a tip is that somebody read or took it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.cases.working.forms import forget_forms
from app.cases.working.monitors import ITSELF, Monitor
from app.db.engines import on_sqlite
from app.staff.actions import record_act
from app.tips.models import Closed, Tip
from app.tips.queries import form_of_tip, tip_of

FORMS_LAST: Final = timedelta(days=1)
"""How long a form may be sent after it was handed out."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told us, as they wrote it; empty where they wrote nothing."""

    links: str = ""
    text: str = ""
    place: str = ""
    contact: str = ""


class TipClosed(Exception):
    """Somebody has made something of this tip already, and its words are gone."""


def add_tip(session: Session, told: Told, day: date, mark: str) -> bool:
    """Keeps a tip; False where the form that it came in has brought it before.

    `mark` is a keyed digest of that form. Marks of forms that nobody can send any more are erased
    on the way.
    """
    forget_marks(session, day)
    inserting = sqlite.insert if on_sqlite(session.connection()) else postgresql.insert
    row = {
        "id": str(uuid4()),
        "day": day,
        "mark": mark,
        "links": told.links or None,
        "text": told.text or None,
        "place": told.place or None,
        "contact": told.contact or None,
    }
    added = inserting(Tip).values(row).on_conflict_do_nothing(index_elements=["mark"])
    return session.execute(added.returning(Tip.id)).one_or_none() is not None


def take(session: Session, monitor: Monitor, tip_id: str) -> None:
    """Makes a tip the work of who asks; an editor may take it from somebody else.

    Raises KeyError as `tip_of` does, and TipClosed.
    """
    tip = _open_tip(session, monitor, tip_id)
    if tip.taken_by == monitor.name:
        return
    tip.taken_by = monitor.name
    session.flush()
    record_act(session, monitor.name, "took a tip", tip.id, {})


def reveal_tip(session: Session, monitor: Monitor, tip_id: str) -> Told:
    """What a tip says. That it was read goes to the audit trail.

    Raises KeyError as `tip_of` does, and TipClosed.
    """
    tip = _open_tip(session, monitor, tip_id)
    record_act(session, monitor.name, "read a tip", tip.id, {})
    return Told(tip.links or "", tip.text or "", tip.place or "", tip.contact or "")


def close_with_case(
    session: Session, monitor: Monitor, tip_id: str, case_id: str, day: date
) -> Told:
    """Closes a tip of which a case was made; returns what it said, which is gone here.

    Raises KeyError as `tip_of` does, and TipClosed.
    """
    tip = _open_tip(session, monitor, tip_id)
    told = Told(tip.links or "", tip.text or "", tip.place or "", tip.contact or "")
    tip.case_id = case_id
    _close(session, monitor, tip, "case", day)
    record_act(session, monitor.name, "made a case of a tip", case_id, {"tip": tip.id})
    return told


def discard(session: Session, monitor: Monitor, tip_id: str, reason: str, day: date) -> None:
    """Closes a tip of which nothing is made, and erases its words; `reason` is kept sealed.

    Raises KeyError as `tip_of` does, and TipClosed.
    """
    tip = _open_tip(session, monitor, tip_id)
    tip.reason = reason
    _close(session, monitor, tip, "discarded", day)
    record_act(session, monitor.name, "discarded a tip", tip.id, {})


def erase_closed(session: Session, before: date) -> int:
    """Takes away what is left of tips that were closed before a day; returns how many there were.

    Marks of old forms go with them. Recorded where there was anything.
    """
    forget_marks(session, before)
    done = session.execute(delete(Tip).where(Tip.closed_on < before).returning(Tip.id))
    count = len(done.all())
    if count:
        record_act(session, ITSELF.name, "erased closed tips", None, {"count": count})
    return count


def forget_marks(session: Session, day: date) -> None:
    """Erases the marks of forms that were too old to be sent on a day."""
    old = Tip.day < day - FORMS_LAST
    session.execute(update(Tip).where(old, Tip.mark.is_not(None)).values(mark=None))


def _open_tip(session: Session, monitor: Monitor, tip_id: str) -> Tip:
    tip = tip_of(session, monitor, tip_id, locked=True)
    if tip.closed:
        raise TipClosed
    return tip


def _close(session: Session, monitor: Monitor, tip: Tip, closed: Closed, day: date) -> None:
    """Erases its words, and what anybody typed of it and did not save."""
    tip.links = tip.text = tip.place = tip.contact = None
    tip.taken_by = tip.closed_by = monitor.name
    tip.closed, tip.closed_on = closed, day
    session.flush()
    forget_forms(session, form_of_tip(tip.id))
