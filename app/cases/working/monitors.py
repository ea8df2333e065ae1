"""Who works on what: which documents a monitor may open, and where they see what is confidential.

Each is a condition that stands inside the query that fetches, so no door can forget to ask.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true, union_all
from sqlalchemy.orm import Session

from app.cases.models import Assignment, Dossier, Party, Sheet, SheetOutcome
from app.staff.roles import Role, may

_FEW: Final = 500
_PUBLIC: Final = Dossier.published_version == Dossier.version


class NotAllowed(Exception):
    """Somebody may not do this. The message says who may."""


@dataclass(frozen=True, slots=True)
class Monitor:
    """Somebody who works at the desk, by the name they sign in with."""

    name: str
    role: Role


ITSELF: Final = Monitor("speechwatch", "admin")
"""Whoever acts when nobody is there: what was approved for a day is published on it."""


def visible_to(monitor: Monitor) -> ColumnElement[bool]:
    """The dossiers that somebody may open, and change: an editor all.

    A contributor has those they are assigned to or began, the people in these cases, and what
    readers see as it stands. Nobody has what a sheet begins before all of it is there.
    """
    if may(monitor.role, "editor"):
        return _arrived()
    theirs = or_(_PUBLIC, assigned_to(monitor), Dossier.document_id.in_(_shown_to(monitor)))
    return and_(_arrived(), theirs)


def listed_for(session: Session, monitor: Monitor) -> ColumnElement[bool]:
    """The same, for a list of many: where somebody may open few, these are looked up first.

    Else each document there is would be asked whether it is one of them.
    """
    if may(monitor.role, "editor"):
        return _arrived()
    assigned = select(Assignment.document_id).where(Assignment.who == monitor.name)
    public = select(Dossier.document_id).where(_PUBLIC)
    few = session.scalars(union_all(assigned, _shown_to(monitor), public).limit(_FEW)).all()
    if len(few) == _FEW:
        return visible_to(monitor)
    return and_(_arrived(), Dossier.document_id.in_(set(few)))


def _shown_to(monitor: Monitor) -> Select[str | None]:
    """The people in the cases that somebody works on."""
    return (
        select(Party.person_id)
        .join(Assignment, Assignment.document_id == Party.document_id)
        .where(Assignment.who == monitor.name, Party.person_id.is_not(None))
    )


def _arrived() -> ColumnElement[bool]:
    """That a dossier is none of a sheet that is being written, some rows at a time."""
    begun = SheetOutcome.came != "updates added"
    written = Sheet.state.in_(("bringing", "checking"))
    query = select(SheetOutcome.document_id).join(Sheet, Sheet.id == SheetOutcome.sheet_id)
    return Dossier.document_id.not_in(query.where(written, begun))


def entrusted_to(monitor: Monitor) -> ColumnElement[bool]:
    """The dossiers of which somebody sees what is confidential: an editor of all.

    A contributor only of those they began or an editor entrusted to them.
    """
    if may(monitor.role, "editor"):
        return true()
    return exists().where(
        Assignment.document_id == Dossier.document_id,
        Assignment.who == monitor.name,
        Assignment.entrusted,
    )


def assigned_to(monitor: Monitor) -> ColumnElement[bool]:
    """The dossiers somebody works on: they began or changed them, or were assigned to them."""
    theirs = Assignment.who == monitor.name
    return exists().where(Assignment.document_id == Dossier.document_id, theirs)


def require(monitor: Monitor, role: Role, act: str) -> None:
    """Raises NotAllowed, with a sentence, for somebody below a role. `act`: `publish a case`."""
    if not may(monitor.role, role):
        raise NotAllowed(f"Only an {role} may {act}. Ask one.")
