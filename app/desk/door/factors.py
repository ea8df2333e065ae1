"""Trying a second factor: to sign in with it, or to prove again who one is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.desk.circumstances import here, now
from app.desk.database import reading, writing
from app.desk.door.attempts import code_doors, turn
from app.desk.door.browsers import browser
from app.desk.door.signed_in import device_token
from app.desk.door.visits import leave_former, my_sign_in, myself, visit
from app.staff import queries, sign_in_actions
from app.staff.acts import Means
from app.staff.models import Member, Passkey
from app.staff.passkeys import NotAPasskey, Passkeys, Signed
from app.staff.second_factor_actions import take_code, take_recovery_code, use_passkey
from app.staff.slowing_actions import give_turn_back

_APP: Final = "password and code"
_RECOVERY: Final = "password and recovery code"
_PASSKEY: Final = "passkey"
SIGN_IN = "sign in"
_LONGEST_CODE = 6


@dataclass(frozen=True, slots=True)
class Given:
    """What came of it: the token of a whole sign-in, and what the browser is known by from now on.

    No token where it failed, or where one has to `wait`.
    """

    token: str | None = None
    device: str | None = None
    wait: timedelta | None = None


def give_code(typed: str, *, recovery: bool) -> Given:
    """Gives the second factor after the password, and makes this sign-in whole."""
    with reading() as session:
        member = myself(session)
        doors = code_doors(member)
    if wait := turn(doors, member):
        return Given(wait=wait)
    with writing() as session:
        member, sign_in = myself(session), my_sign_in(session)
        if not _taken(session, member, typed, recovery=recovery):
            sign_in_actions.failed(session, "second factor", member)
            return Given()
        give_turn_back(session, doors, now())
        means: Means = _RECOVERY if recovery else _APP
        token = sign_in_actions.complete(session, sign_in, member, means, now())
        return Given(token, device_token(session, member) if token else None)


def prove_by_code(password: str, typed: str) -> Given:
    """Gives both factors again; `typed` is a code of the app, or a recovery code."""
    with reading() as session:
        member = myself(session)
        doors = code_doors(member)
    if wait := turn(doors, member):
        return Given(wait=wait)
    fits = here().passwords.fits(member.password_hash, password)
    with writing() as session:
        member, sign_in = myself(session), my_sign_in(session)
        recovery = len("".join(typed.split())) > _LONGEST_CODE
        if not fits or not _taken(session, member, typed, recovery=recovery):
            sign_in_actions.failed_to_prove(session, member)
            return Given()
        give_turn_back(session, doors, now())
        means: Means = _RECOVERY if recovery else _APP
        return Given(sign_in_actions.prove(session, sign_in, member, means, now()))


def proving() -> str:
    """What a passkey's challenge is for, when whoever is signed in proves again who they are."""
    return f"prove {visit().sign_in_id}"


def prove_by_passkey(passkeys: Passkeys, answer: str) -> Given:
    """Proves again by one of one's own passkeys."""
    found = _signed(passkeys, proving(), answer)
    with writing() as session:
        member, sign_in = myself(session), my_sign_in(session)
        if found is None or found.passkey.member_id != member.id or not found.use(session):
            sign_in_actions.failed_to_prove(session, member)
            return Given()
        return Given(sign_in_actions.prove(session, sign_in, member, _PASSKEY, now()))


def sign_in_by_passkey(passkeys: Passkeys, answer: str) -> Given:
    """Signs whoever has a passkey in, without a name and a password: it is both factors at once.

    An answer that names no passkey of ours is nobody's try, and leaves no trace.
    """
    found = _signed(passkeys, SIGN_IN, answer)
    if found is None:
        return Given()
    with writing() as session:
        member = session.get_one(Member, found.passkey.member_id)
        let_in = member.settled_at is not None and member.frozen_at is None
        if not let_in or not found.use(session):
            sign_in_actions.failed(session, "passkey", member)
            return Given()
        sign_in_actions.tidy(session, here().lasting, now())
        leave_former(session)
        token = sign_in_actions.begin(session, member, "whole", browser(), now(), _PASSKEY)
        return Given(token, device_token(session, member))


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer that names a passkey of ours; `uses` is None where it does not hold."""

    passkey: Passkey
    signed: Signed
    uses: int | None

    def use(self, session: Session) -> bool:
        """Whether it holds, and was not shown before."""
        if self.uses is None:
            return False
        return use_passkey(session, self.passkey, self.signed, self.uses, now())


def _signed(passkeys: Passkeys, purpose: str, answer: str) -> _Found | None:
    try:
        signed = passkeys.signed(purpose, now(), answer)
    except NotAPasskey:
        return None
    with reading() as session:
        passkey = queries.passkey_with(session, signed.credential_id)
    if passkey is None:
        return None
    try:
        uses = passkeys.uses_of(signed, passkey.credential)
    except NotAPasskey:
        return _Found(passkey, signed, None)
    return _Found(passkey, signed, uses)


def _taken(session: Session, member: Member, typed: str, *, recovery: bool) -> bool:
    take = take_recovery_code if recovery else take_code
    return take(session, member, typed, now())
