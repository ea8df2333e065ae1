"""Trying to get in: a turn is taken first, then the try is looked at, then its outcome is kept.

Each of the three is a transaction of its own. The turn must count even if the process dies over
the hash, and on SQLite a hash inside a transaction would let nobody else write meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.desk.circumstances import here, now
from app.desk.database import reading, writing
from app.desk.door import cookies
from app.desk.door.browsers import browser
from app.desk.door.visits import leave_former
from app.staff import queries, sign_in_actions, slowing
from app.staff.models import Member
from app.staff.names import folded
from app.staff.refused_tries import note_refused
from app.staff.second_factor_actions import propose_app
from app.staff.slowing import Door
from app.staff.slowing_actions import give_turn_back, take_turn
from app.staff.tokens import keyed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try: the token of a sign-in, or how long to wait; neither when it failed."""

    token: str = ""
    wait: timedelta | None = None


def try_password(name: str, typed: str) -> Outcome:
    """Tries a name and a password. Whatever is wrong with them, the answer and its cost are equal.

    What begins is half a sign-in: the second factor is still to be given, or to be set up.
    """
    with reading() as session:
        member = queries.member_named(session, name)
        doors = _doors(name, _device_id(member))
    wait = turn(doors, member)
    if wait:
        return Outcome(wait=wait)
    fits = here().passwords.fits(_password_of(member, now()), typed)
    if member is None or not fits:
        with writing() as session:
            sign_in_actions.failed(session, "password", member)
        return Outcome()
    return Outcome(token=_begun(member, typed, doors))


def turn(doors: Sequence[Door], member: Member | None) -> timedelta | None:
    """Takes a turn at some doors; how long to wait, where one is shut.

    `member` is whose entry is tried, None for a name that nobody has.
    """
    with writing() as session:
        wait = take_turn(session, doors, now())
        if wait:
            note_refused(session, member, now())
        return wait


def code_doors(member: Member) -> tuple[Door, ...]:
    """Where a second factor of somebody is tried in this browser."""
    return slowing.of_codes(member.id, _device_id(member))


def _begun(member: Member, typed: str, doors: Sequence[Door]) -> str:
    """The token of a sign-in; empty where the password or its owner changed meanwhile."""
    passwords, kept = here().passwords, member.password_hash or ""
    anew = passwords.keep(typed) if passwords.outdated(kept) else kept
    with writing() as session:
        known = session.get_one(Member, member.id)
        if known.frozen_at or known.password_hash != kept:
            sign_in_actions.failed(session, "password", known)
            return ""
        known.password_hash = anew
        give_turn_back(session, doors, now())
        sign_in_actions.tidy(session, here().lasting, now())
        if known.settled_at:
            leave_former(session)
            return sign_in_actions.begin(session, known, "password given", browser(), now())
        return begin_setting_up(session, known)


def begin_setting_up(session: Session, member: Member) -> str:
    """Begins a sign-in that may set up a second factor and nothing else; returns its token."""
    if queries.code_app(session, member.id, confirmed=False) is None:
        propose_app(session, member)
    leave_former(session)
    return sign_in_actions.begin(session, member, "setting up", browser(), now())


def _doors(name: str, device_id: str | None) -> tuple[Door, ...]:
    """A browser that is known to whose name this is has a door of its own.

    A name nobody has is slowed like any other, so that waiting tells nothing.
    """
    if device_id:
        return slowing.of_device(device_id)
    return slowing.of_strangers(keyed(here().key, "name", folded(name)))


def _device_id(member: Member | None) -> str | None:
    token = cookies.read(cookies.DEVICE)
    if member is None or not token:
        return None
    with reading() as session:
        device = queries.device_of(session, member.id, token)
    return device.id if device else None


def _password_of(member: Member | None, moment: datetime) -> str | None:
    """What a member's password must fit; None for whoever cannot get in by one."""
    if member is None or member.frozen_at:
        return None
    setting_up = member.set_up_until is not None and moment < member.set_up_until
    return member.password_hash if member.settled_at or setting_up else None
