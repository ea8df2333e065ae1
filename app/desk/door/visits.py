"""Who asks: the member, where they are signed in, and how far they have come."""

from dataclasses import dataclass
from datetime import datetime

from flask import g
from sqlalchemy.orm import Session

from app.desk.circumstances import here, now
from app.desk.database import reading, writing
from app.desk.door import cookies
from app.staff import queries
from app.staff.lasting import NOTED_EVERY, is_fresh
from app.staff.models import Member, SignIn, Stage
from app.staff.roles import Role
from app.staff.sign_in_actions import end, note_use


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of somebody who is signed in, or on the way to it, with what they may."""

    member_id: str
    name: str
    role: Role
    sign_in_id: str
    stage: Stage
    seen_at: datetime
    fresh: bool


class SignedOut(Exception):
    """The sign-in ended between two looks at it."""


def find_visit() -> Visit | None:
    """Whose browser this is by its cookie. None for nobody's, and for one that was signed out."""
    token = cookies.read(cookies.SIGN_IN)
    if not token:
        return None
    with reading() as session:
        sign_in = queries.sign_in_with(session, token)
        member = queries.member_by_id(session, sign_in.member_id) if sign_in else None
    if sign_in is None or member is None or member.frozen_at:
        return None
    if not here().lasting.holds(sign_in, now()):
        return None
    return _visit(member, sign_in)


def _visit(member: Member, sign_in: SignIn) -> Visit:
    return Visit(
        member.id,
        member.name,
        member.role,
        sign_in.id,
        sign_in.stage,
        sign_in.seen_at,
        is_fresh(sign_in, now()),
    )


def note_visit(visit: Visit) -> None:
    """Sets the clock of a sign-in, where it was not set for a minute."""
    if now() - visit.seen_at >= NOTED_EVERY:
        with writing() as session:
            sign_in = session.get(SignIn, visit.sign_in_id)
            if sign_in:
                note_use(session, sign_in, now())


def leave_former(session: Session) -> None:
    """Ends the sign-in this browser has, because it is about to get another one."""
    former: Visit | None = g.get("visit")
    sign_in = session.get(SignIn, former.sign_in_id) if former else None
    if former and sign_in:
        end(session, former.name, sign_in, "signed out")


def visit() -> Visit:
    """Who asks, behind the gate."""
    found: Visit = g.visit
    return found


def myself(session: Session) -> Member:
    """The member who asks, as they are now. Raises SignedOut when they were frozen meanwhile."""
    member = queries.member_by_id(session, visit().member_id)
    if member is None or member.frozen_at:
        raise SignedOut
    return member


def my_sign_in(session: Session) -> SignIn:
    """The sign-in of this browser. Raises SignedOut when it ended meanwhile."""
    sign_in = session.get(SignIn, visit().sign_in_id)
    if sign_in is None:
        raise SignedOut
    return sign_in
