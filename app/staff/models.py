"""Who works at the desk, how they prove it, where they are signed in, and the trail of it all.

Nothing that opens a door lies here in the clear: links, sign-ins, known devices and recovery codes
are kept as digests of random tokens, passwords as argon2id, the secrets of code apps encrypted.
No address of a visitor is kept anywhere.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Encrypted, Instant, Json, Opaque, worded
from app.staff.roles import Role

# How far a sign-in has come: by link or password it may only set up a second factor, or give it.
Stage = Literal["setting up", "password given", "whole"]
_DIGEST = String(64)


def _of_member(*, key: bool = False) -> Mapped[str]:
    """Whose row it is; it goes with the member."""
    pointing = ForeignKey("members.id", ondelete="CASCADE")
    return mapped_column(pointing, primary_key=key, index=None if key else True)


class AuditEntry(Base):
    """One act. `subject` is the opaque id of what it was done to; no confidential value is kept.

    `hash` is taken over everything else in the entry, `previous` among it.
    """

    __tablename__ = "audit_entries"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    instant: Mapped[datetime] = mapped_column(Instant)
    who: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[Json]
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class Member(Base):
    """Somebody who may work at the desk. `name` is what they sign in with, and never changes.

    `folded` is what all spellings of the name share. `settled_at` tells since when both factors
    are there; before, until `set_up_until`, the password alone lets them set up the second.
    """

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("settled_at IS NULL OR password_hash IS NOT NULL", name="settled"),
        CheckConstraint("settled_at IS NULL OR set_up_until IS NULL", name="set_up"),
    )

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    folded: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = worded(Role)
    made_at: Mapped[datetime] = mapped_column(Instant)
    password_hash: Mapped[str | None]
    set_up_until: Mapped[datetime | None] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    frozen_at: Mapped[datetime | None] = mapped_column(Instant)


class WelcomeLink(Base):
    """A link that lets somebody choose a password, once. A new one takes the place of the old."""

    __tablename__ = "welcome_links"

    member_id: Mapped[Opaque] = _of_member(key=True)
    digest: Mapped[str] = mapped_column(_DIGEST, unique=True)
    expires_at: Mapped[datetime] = mapped_column(Instant)


class KnownDevice(Base):
    """A browser somebody has signed in with. It opens nothing; it is not slowed with strangers."""

    __tablename__ = "known_devices"

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    member_id: Mapped[Opaque] = _of_member()
    digest: Mapped[str] = mapped_column(_DIGEST, unique=True)
    seen_at: Mapped[datetime] = mapped_column(Instant)


class SignIn(Base):
    """One browser in which somebody is signed in, or on the way to it. Ended ones are deleted.

    `proved_at` is when both factors were last given here; `browser` says in a few words what it
    is, for its owner to know it again.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (CheckConstraint("(stage = 'whole') = (proved_at IS NOT NULL)", name="whole"),)

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    member_id: Mapped[Opaque] = _of_member()
    digest: Mapped[str] = mapped_column(_DIGEST, unique=True)
    stage: Mapped[Stage] = worded(Stage)
    browser: Mapped[str]
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    proved_at: Mapped[datetime | None] = mapped_column(Instant)


class CodeApp(Base):
    """The secret of an app that shows one-time codes (RFC 6238).

    While a new one is set up, it lies beside the confirmed one. `last_step` is the half minute of
    the newest code that was taken; no older one is taken any more.
    """

    __tablename__ = "code_apps"

    member_id: Mapped[Opaque] = _of_member(key=True)
    confirmed: Mapped[bool] = mapped_column(primary_key=True)
    secret: Mapped[str] = mapped_column(Encrypted)
    last_step: Mapped[int] = mapped_column(BigInteger)


class Passkey(Base):
    """A passkey: what it is called in its device, and the public half of its key.

    `uses` is the count that some devices keep; one that goes back was copied.
    """

    __tablename__ = "passkeys"

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    member_id: Mapped[Opaque] = _of_member()
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    credential: Mapped[bytes] = mapped_column(LargeBinary)
    uses: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class RecoveryCode(Base):
    """A code that stands in for the second factor, once."""

    __tablename__ = "recovery_codes"

    member_id: Mapped[Opaque] = _of_member(key=True)
    digest: Mapped[str] = mapped_column(_DIGEST, primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class SpentChallenge(Base):
    """What a passkey has signed and must not be shown again, for as long as it would be taken."""

    __tablename__ = "spent_challenges"

    digest: Mapped[str] = mapped_column(_DIGEST, primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(Instant)


class SlowDown(Base):
    """How often a door was tried lately, and from when on it may be tried again.

    `door` is a word, or a word and a digest; no name that was typed is in it.
    """

    __tablename__ = "slow_downs"

    door: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int]
    tried_at: Mapped[datetime] = mapped_column(Instant)
    free_at: Mapped[datetime] = mapped_column(Instant)
