"""Who works on what: which documents a monitor may open, and where they see what is confidential.

Each is a condition that stands inside the query that fetches, so no door can forget to ask.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, exists, or_, select, true

from app.cases.models import Assignment, Dossier, Party
from app.staff.roles import Role, may


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
    readers see as it stands.
    """
    if may(monitor.role, "editor"):
        return true()
    shown = (
        select(Party.person_id)
        .join(Assignment, Assignment.document_id == Party.document_id)
        .where(Assignment.who == monitor.name, Party.person_id.is_not(None))
    )
    public = Dossier.published_version == Dossier.version
    return or_(public, assigned_to(monitor), Dossier.document_id.in_(shown))


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
