"""Letting people in, giving them roles, freezing them: what admins and commands do."""

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.staff import names, queries
from app.staff.acts import Ending, note
from app.staff.models import (
    CodeApp,
    KnownDevice,
    Member,
    Passkey,
    RecoveryCode,
    SignIn,
    WelcomeLink,
)
from app.staff.once import happened
from app.staff.roles import Role
from app.staff.tokens import digest, new_token

LINK_LASTS: Final = timedelta(hours=48)


class NameTaken(Exception):
    """Somebody signs in with this name already, perhaps spelt with other accents."""


class LastAdmin(Exception):
    """Nobody else could look after the people of the desk."""


def add_member(session: Session, who: str, name: str, role: Role, now: datetime) -> Member:
    """Adds somebody who cannot sign in yet: a link lets them choose a password.

    Raises NotAName, and NameTaken.
    """
    kept = names.tidied(name)
    if queries.member_named(session, kept):
        raise NameTaken(kept)
    member = Member(id=str(uuid4()), name=kept, folded=names.folded(kept), role=role, made_at=now)
    session.add(member)
    session.flush()
    note(session, who, "added a member", member.id, role=role)
    return member


def make_link(session: Session, who: str, member: Member, now: datetime) -> str:
    """A new link for somebody, as its token, of which only a digest is kept; an older one ends.

    Whoever uses it begins anew, without the old password and the old second factors.
    """
    token = new_token()
    session.execute(delete(WelcomeLink).where(WelcomeLink.member_id == member.id))
    session.add(WelcomeLink(member_id=member.id, digest=digest(token), expires_at=now + LINK_LASTS))
    session.flush()
    note(session, who, "made a link", member.id)
    return token


def use_link(session: Session, token: str, password_hash: str, now: datetime) -> Member | None:
    """Lets whoever holds a link begin anew with a password. None when it is used up or too old.

    Of two who use it at once one gets in. All that the member had before is gone: password,
    passkeys, code app, recovery codes, sign-ins.
    """
    link = queries.link_of(session, token, now)
    if link is None:
        return None
    member_id, until = link.member_id, link.expires_at
    if not happened(session, delete(WelcomeLink).where(WelcomeLink.digest == digest(token))):
        return None
    member = session.get_one(Member, member_id)
    if member.frozen_at:
        return None
    for table in (CodeApp, Passkey, RecoveryCode):
        session.execute(delete(table).where(table.member_id == member_id))
    sign_out_everywhere(session, member.name, member, "link")
    member.password_hash, member.set_up_until, member.settled_at = password_hash, until, None
    session.flush()
    note(session, member.name, "used a link", member_id)
    return member


def change_role(session: Session, who: str, member: Member, role: Role) -> None:
    """Gives somebody another role; they sign in anew. Raises LastAdmin."""
    if role == member.role:
        return
    if role != "admin":
        _keep_an_admin(session, member)
    before, member.role = member.role, role
    session.flush()
    note(session, who, "changed a role", member.id, before=before, after=role)
    sign_out_everywhere(session, who, member, "role")


def freeze(session: Session, who: str, member: Member, now: datetime) -> None:
    """Shuts somebody out at once, wherever they are signed in. Raises LastAdmin."""
    if member.frozen_at:
        return
    _keep_an_admin(session, member)
    member.frozen_at = now
    session.execute(delete(WelcomeLink).where(WelcomeLink.member_id == member.id))
    session.flush()
    note(session, who, "froze a member", member.id)
    sign_out_everywhere(session, who, member, "frozen")


def unfreeze(session: Session, who: str, member: Member) -> None:
    """Lets somebody sign in again with what they had."""
    if member.frozen_at:
        member.frozen_at = None
        session.flush()
        note(session, who, "unfroze a member", member.id)


def sign_out_everywhere(
    session: Session, who: str, member: Member, how: Ending, but: str | None = None
) -> int:
    """Ends every sign-in of somebody and forgets their devices; returns how many sign-ins ended.

    `but` is the id of a sign-in that stays.
    """
    ending = [each for each in queries.sign_ins_of(session, member.id) if each.id != but]
    ended = delete(SignIn).where(SignIn.member_id == member.id)
    session.execute(ended.where(SignIn.id != but) if but else ended)
    session.execute(delete(KnownDevice).where(KnownDevice.member_id == member.id))
    if ending:
        note(session, who, "ended a sign-in", member.id, how=how, count=len(ending))
    return len(ending)


def _keep_an_admin(session: Session, member: Member) -> None:
    """Raises LastAdmin where nobody else could let anybody in."""
    others = queries.other_active_admins(session, member.id)
    session.refresh(member)
    if member.role == "admin" and not member.frozen_at and member.settled_at and not others:
        raise LastAdmin(member.name)
