"""Setting up second factors and using them. What is good once is taken by one statement."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.staff import one_time_codes, queries, recovery
from app.staff.acts import note
from app.staff.models import CodeApp, Member, Passkey, RecoveryCode, SpentChallenge
from app.staff.once import happened
from app.staff.passkeys import LASTS, Added, Signed
from app.staff.tokens import digest

_LONGEST_NAME = 60


class LastFactor(Exception):
    """Without this passkey only the password would be left."""


class AlreadyKnown(Exception):
    """Somebody, perhaps this very person, has added the passkey before."""


def propose_app(session: Session, member: Member) -> str:
    """A new secret for somebody's app, as long as no code confirms it beside the one in use."""
    secret = one_time_codes.new_secret()
    proposed = (CodeApp.member_id == member.id, CodeApp.confirmed.is_(False))
    session.execute(delete(CodeApp).where(*proposed))
    session.add(CodeApp(member_id=member.id, confirmed=False, secret=secret, last_step=0))
    session.flush()
    return secret


def confirm_app(session: Session, member: Member, typed: str, now: datetime) -> bool:
    """Takes the proposed app into use, if a code of it was typed; the one before is forgotten."""
    proposed = queries.code_app(session, member.id, confirmed=False)
    step = one_time_codes.step_of(proposed.secret, typed, now) if proposed else None
    if proposed is None or step is None:
        return False
    secret = proposed.secret
    session.execute(delete(CodeApp).where(CodeApp.member_id == member.id))
    session.expunge(proposed)
    session.add(CodeApp(member_id=member.id, confirmed=True, secret=secret, last_step=step))
    session.flush()
    note(session, member.name, "set up a code app", member.id)
    return True


def take_code(session: Session, member: Member, typed: str, now: datetime) -> bool:
    """Whether this is a code of somebody's app that was not taken before, nor a later one."""
    app = queries.code_app(session, member.id, confirmed=True)
    step = one_time_codes.step_of(app.secret, typed, now) if app else None
    if step is None:
        return False
    taking = (
        update(CodeApp)
        .where(CodeApp.member_id == member.id, CodeApp.confirmed, CodeApp.last_step < step)
        .values(last_step=step)
    )
    return happened(session, taking)


def make_recovery_codes(session: Session, member: Member) -> tuple[str, ...]:
    """Ten new recovery codes, which are told this once; those before are worth nothing."""
    codes = recovery.new_codes()
    session.execute(delete(RecoveryCode).where(RecoveryCode.member_id == member.id))
    rows = [{"member_id": member.id, "digest": recovery.digest_of(code)} for code in codes]
    session.execute(insert(RecoveryCode), rows)
    note(session, member.name, "made recovery codes", member.id)
    return codes


def take_recovery_code(session: Session, member: Member, typed: str, now: datetime) -> bool:
    """Whether this is one of somebody's recovery codes that was not used before."""
    taking = (
        update(RecoveryCode)
        .where(
            RecoveryCode.member_id == member.id,
            RecoveryCode.digest == recovery.digest_of(typed),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return happened(session, taking)


def add_passkey(
    session: Session, member: Member, added: Added, name: str, now: datetime
) -> Passkey:
    """Adds a passkey under a name of its owner's. Raises AlreadyKnown."""
    if queries.passkey_with(session, added.credential_id):
        raise AlreadyKnown
    passkey = Passkey(
        id=str(uuid4()),
        member_id=member.id,
        credential_id=added.credential_id,
        credential=added.credential,
        uses=added.uses,
        name=name[:_LONGEST_NAME],
        made_at=now,
    )
    session.add(passkey)
    session.flush()
    note(session, member.name, "added a passkey", member.id)
    return passkey


def use_passkey(
    session: Session, passkey: Passkey, signed: Signed, uses: int, now: datetime
) -> bool:
    """Spends a verified answer: false for one shown before, and for a device that was copied.

    A device that counts its uses never counts back; many do not count and say 0 each time.
    """
    if not _spent(session, signed, now):
        return False
    counted = Passkey.uses < uses if uses else Passkey.uses == 0
    using = update(Passkey).where(Passkey.id == passkey.id, counted)
    return happened(session, using.values(uses=uses, used_at=now))


def remove_passkey(session: Session, member: Member, passkey_id: str) -> bool:
    """Removes somebody's passkey; false when it is not there. Raises LastFactor."""
    # The row of the member is the lock: two last passkeys must not go at once.
    session.execute(select(Member.id).where(Member.id == member.id).with_for_update())
    owned = queries.passkeys_of(session, member.id)
    if passkey_id not in {each.id for each in owned}:
        return False
    if len(owned) == 1 and not queries.code_app(session, member.id, confirmed=True):
        raise LastFactor
    session.execute(delete(Passkey).where(Passkey.id == passkey_id))
    note(session, member.name, "removed a passkey", member.id)
    return True


def change_password(session: Session, member: Member, password_hash: str) -> None:
    """Gives somebody another password."""
    member.password_hash = password_hash
    session.flush()
    note(session, member.name, "changed the password", member.id)


def finish_setting_up(session: Session, member: Member, now: datetime) -> None:
    """Both factors and the recovery codes are there: from now on both are needed."""
    member.settled_at, member.set_up_until = now, None
    session.flush()
    note(session, member.name, "finished setting up", member.id)


def _spent(session: Session, signed: Signed, now: datetime) -> bool:
    spent = {"digest": digest(signed.challenge.hex()), "expires_at": now + LASTS}
    try:
        with session.begin_nested():
            session.execute(insert(SpentChallenge), [spent])
    except IntegrityError:
        return False
    return True
