"""Reads of the people of the desk, of where they are signed in, and of the trail."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.staff.chain import START, hash_of
from app.staff.models import (
    AuditEntry,
    CodeApp,
    KnownDevice,
    Member,
    Passkey,
    RecoveryCode,
    SignIn,
    WelcomeLink,
)
from app.staff.names import folded
from app.staff.tokens import digest


def last_entry(session: Session) -> AuditEntry | None:
    """The newest entry; None in an empty trail."""
    return session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1)).first()


def trail_of(session: Session, subject: str) -> Sequence[AuditEntry]:
    """What was done to one thing, oldest first, by its opaque id."""
    query = select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.number)
    return session.scalars(query).all()


def last_acts(session: Session, after: int) -> dict[str, int]:
    """What something was done to after an entry of the trail, and the number of the last act."""
    query = select(AuditEntry.subject, func.max(AuditEntry.number))
    query = query.where(AuditEntry.number > after, AuditEntry.subject.is_not(None))
    return {str(each): last for each, last in session.execute(query.group_by(AuditEntry.subject))}


def trail_before(session: Session, number: int | None, count: int) -> Sequence[AuditEntry]:
    """At most `count` entries, newest first: from the end of the trail, or before a number."""
    query = select(AuditEntry).order_by(AuditEntry.number.desc()).limit(count)
    if number is not None:
        query = query.where(AuditEntry.number < number)
    return session.scalars(query).all()


def broken_entries(session: Session) -> list[int]:
    """The numbers of entries that were changed, or whose predecessor was changed or taken out.

    An empty list means that the chain holds. A cut tail cannot be seen from what is left.
    """
    broken = []
    previous, number = START, 0
    query = select(AuditEntry).order_by(AuditEntry.number).execution_options(yield_per=1000)
    for entry in session.scalars(query):
        follows = entry.previous == previous and entry.number == number + 1
        if not follows or entry.hash != hash_of(entry):
            broken.append(entry.number)
        previous, number = entry.hash, entry.number
    return broken


def members(session: Session) -> Sequence[Member]:
    """Everybody who was ever let in, by name."""
    return session.scalars(select(Member).order_by(Member.folded)).all()


def member_by_id(session: Session, member_id: str) -> Member | None:
    """The member with an opaque id."""
    return session.get(Member, member_id)


def member_named(session: Session, name: str) -> Member | None:
    """The member who signs in with a name, however it was typed."""
    return session.scalars(select(Member).where(Member.folded == folded(name))).first()


def names_by_id(session: Session) -> dict[str, str]:
    """The names of all members by their opaque ids, for a page that tells what was done to whom."""
    return {row.id: row.name for row in session.execute(select(Member.id, Member.name))}


def other_active_admins(session: Session, member_id: str) -> int:
    """How many other people can sign in as admins.

    Their rows are locked, so that two admins cannot take the role from one another at once.
    """
    query = select(Member).where(Member.role == "admin").order_by(Member.id).with_for_update()
    admins = session.scalars(query.execution_options(populate_existing=True)).all()
    active = (each for each in admins if each.settled_at and not each.frozen_at)
    return sum(each.id != member_id for each in active)


def link_of(session: Session, token: str, now: datetime) -> WelcomeLink | None:
    """The link with a token, while it may be used."""
    query = select(WelcomeLink).where(
        WelcomeLink.digest == digest(token), WelcomeLink.expires_at > now
    )
    return session.scalars(query).first()


def with_a_link(session: Session, now: datetime) -> frozenset[str]:
    """The ids of those who were given a link and have not used it."""
    query = select(WelcomeLink.member_id).where(WelcomeLink.expires_at > now)
    return frozenset(session.scalars(query))


def sign_in_with(session: Session, token: str) -> SignIn | None:
    """The sign-in with a token, whether it still holds or not."""
    return session.scalars(select(SignIn).where(SignIn.digest == digest(token))).first()


def sign_ins_of(session: Session, member_id: str) -> Sequence[SignIn]:
    """Where somebody is signed in, the one used last first."""
    query = select(SignIn).where(SignIn.member_id == member_id, SignIn.stage == "whole")
    return session.scalars(query.order_by(SignIn.seen_at.desc(), SignIn.id)).all()


def device_of(session: Session, member_id: str, token: str) -> KnownDevice | None:
    """The known device with a token, if it is that member's."""
    query = select(KnownDevice).where(
        KnownDevice.digest == digest(token), KnownDevice.member_id == member_id
    )
    return session.scalars(query).first()


def code_app(session: Session, member_id: str, *, confirmed: bool) -> CodeApp | None:
    """The app somebody takes codes from, or the one they are setting up."""
    return session.get(CodeApp, (member_id, confirmed))


def passkeys_of(session: Session, member_id: str) -> Sequence[Passkey]:
    """Somebody's passkeys, the oldest first."""
    query = select(Passkey).where(Passkey.member_id == member_id)
    return session.scalars(query.order_by(Passkey.made_at, Passkey.id)).all()


def passkey_with(session: Session, credential_id: bytes) -> Passkey | None:
    """The passkey that its device knows by an id."""
    return session.scalars(select(Passkey).where(Passkey.credential_id == credential_id)).first()


def recovery_codes_left(session: Session, member_id: str) -> int:
    """How many recovery codes somebody has not used."""
    query = select(func.count()).where(
        RecoveryCode.member_id == member_id, RecoveryCode.used_at.is_(None)
    )
    return session.scalars(query).one()


def has_second_factor(session: Session, member_id: str) -> bool:
    """Whether somebody has a code app that works, or a passkey."""
    if code_app(session, member_id, confirmed=True):
        return True
    return bool(passkeys_of(session, member_id))
