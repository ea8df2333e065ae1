"""Reads of the tips: the queue, and one tip for who may see it. None of them opens a word."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from app.cases.working.monitors import Monitor
from app.staff.roles import may
from app.tips.models import Tip

# What stands in the queue: what waits for anybody, what somebody has taken, what is done with.
Which = Literal["waiting", "mine", "closed"]
WHICH: Final[tuple[Which, ...]] = get_args(Which)


class Place(NamedTuple):
    """Where a tip stands in the queue."""

    day: date
    id: str


def seen_by(monitor: Monitor) -> ColumnElement[bool]:
    """The tips somebody may open: an editor all, a contributor those that nobody else has taken."""
    if may(monitor.role, "editor"):
        return true()
    return or_(Tip.taken_by.is_(None), Tip.taken_by == monitor.name)


def tips_listed(
    session: Session, monitor: Monitor, which: Which, after: Place | None, most: int
) -> Sequence[Tip]:
    """So many tips that somebody may open, the newest day first, after a place in the queue.

    Among the tips of one day the order means nothing.
    """
    query = select(Tip).where(*_of(monitor, which)).limit(most)
    if after:
        query = query.where(tuple_(Tip.day, Tip.id) < after)
    query = query.order_by(Tip.day.desc(), Tip.id.desc())
    return session.scalars(query).all()


def tips_counted(session: Session, monitor: Monitor, which: Which) -> int:
    """How many of them there are."""
    query = select(func.count()).select_from(Tip).where(*_of(monitor, which))
    return session.execute(query).scalar_one()


def tip_of(session: Session, monitor: Monitor, tip_id: str, *, locked: bool = False) -> Tip:
    """One tip. Raises KeyError where there is none that they may open.

    `locked`, nobody else changes it before this transaction ends.
    """
    try:
        known = str(UUID(tip_id))
    except ValueError:
        raise KeyError(tip_id) from None
    query = select(Tip).where(Tip.id == known, seen_by(monitor))
    if locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise KeyError(tip_id)
    return found


def form_of_tip(tip_id: str) -> str:
    """Under which name the reason that is typed into the form that discards a tip is kept."""
    return f"tip/{tip_id}"


def _of(monitor: Monitor, which: Which) -> tuple[ColumnElement[bool], ...]:
    if which == "closed":
        return seen_by(monitor), Tip.closed.is_not(None)
    waiting = (seen_by(monitor), Tip.closed.is_(None))
    return (*waiting, Tip.taken_by == monitor.name) if which == "mine" else waiting
