"""Signing in and out. With each step up the browser gets another token, and the old one is void."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.staff import queries
from app.staff.acts import NOBODY, Ending, FailedAt, Means, note
from app.staff.lasting import DEVICE_LASTS, NOTED_EVERY, Lasting
from app.staff.models import KnownDevice, Member, SignIn, SpentChallenge, Stage, WelcomeLink
from app.staff.once import happened
from app.staff.refused_tries import tell_refused
from app.staff.slowing_actions import forget_old_tries
from app.staff.tokens import digest, new_token

_MOST_DEVICES = 10


def begin(
    session: Session,
    member: Member,
    stage: Stage,
    browser: str,
    now: datetime,
    means: Means | None = None,
) -> str:
    """Begins a sign-in and returns its token. `means` is how a whole one was proved."""
    token = new_token()
    session.add(
        SignIn(
            id=str(uuid4()),
            member_id=member.id,
            digest=digest(token),
            stage=stage,
            browser=browser,
            began_at=now,
            seen_at=now,
            proved_at=now if stage == "whole" else None,
        )
    )
    session.flush()
    if means:
        note(session, member.name, "signed in", member.id, by=means)
    return token


def complete(
    session: Session, sign_in: SignIn, member: Member, means: Means, now: datetime
) -> str | None:
    """Makes a sign-in whole and returns its new token; None when somebody else did so before."""
    token = _turned(session, sign_in, now)
    if token:
        note(session, member.name, "signed in", member.id, by=means)
    return token


def prove(
    session: Session, sign_in: SignIn, member: Member, means: Means, now: datetime
) -> str | None:
    """Both factors were given again: a new token, None when it was changed meanwhile."""
    began = sign_in.began_at
    token = _turned(session, sign_in, now)
    if token:
        session.execute(update(SignIn).where(SignIn.id == sign_in.id).values(began_at=began))
        note(session, member.name, "proved who they are", member.id, by=means)
    return token


def _turned(session: Session, sign_in: SignIn, now: datetime) -> str | None:
    """A new token for a sign-in that is whole from now on."""
    token = new_token()
    turning = (
        update(SignIn)
        .where(SignIn.id == sign_in.id, SignIn.digest == sign_in.digest)
        .values(digest=digest(token), stage="whole", began_at=now, seen_at=now, proved_at=now)
    )
    return token if happened(session, turning) else None


def note_use(session: Session, sign_in: SignIn, now: datetime) -> bool:
    """Sets a sign-in's clock, at most once a minute; whether it was set."""
    seen = (
        update(SignIn)
        .where(SignIn.id == sign_in.id, SignIn.seen_at <= now - NOTED_EVERY)
        .values(seen_at=now)
    )
    return happened(session, seen)


def end(session: Session, who: str, sign_in: SignIn, how: Ending) -> None:
    """Ends one sign-in."""
    ended = happened(session, delete(SignIn).where(SignIn.id == sign_in.id))
    if ended and sign_in.stage == "whole":
        note(session, who, "ended a sign-in", sign_in.member_id, how=how, count=1)


def know_device(session: Session, member: Member, token: str, now: datetime) -> str | None:
    """Remembers the browser of a whole sign-in, and the ten last of somebody's in all.

    `token` is what it was known by, empty where it was not; returns the token it is known by from
    now on, None where that stays.
    """
    known = queries.device_of(session, member.id, token) if token else None
    if known:
        known.seen_at = now
        session.flush()
        return None
    made = new_token()
    session.add(KnownDevice(id=str(uuid4()), member_id=member.id, digest=digest(made), seen_at=now))
    session.flush()
    last = select(KnownDevice.id).where(KnownDevice.member_id == member.id)
    old = session.scalars(last.order_by(KnownDevice.seen_at.desc()).offset(_MOST_DEVICES)).all()
    session.execute(delete(KnownDevice).where(KnownDevice.id.in_(old)))
    return made


def failed(session: Session, at: FailedAt, member: Member | None) -> None:
    """Notes that somebody did not get in; whose name it was only where it is one."""
    note(session, NOBODY, "failed to sign in", member.id if member else None, at=at)


def failed_to_prove(session: Session, member: Member) -> None:
    """Notes that somebody signed in did not show again who they are."""
    note(session, member.name, "failed to prove who they are", member.id)


def tidy(session: Session, lasting: Lasting, now: datetime) -> None:
    """Takes away what has run out: sign-ins, links, devices, answered challenges, old tries."""
    began = now - lasting.absolute
    gone = select(SignIn).where((SignIn.began_at <= began) | (SignIn.seen_at <= now - lasting.idle))
    for sign_in in session.scalars(gone):
        if not lasting.holds(sign_in, now):
            end(session, NOBODY, sign_in, "expired")
    session.execute(delete(WelcomeLink).where(WelcomeLink.expires_at <= now))
    session.execute(delete(KnownDevice).where(KnownDevice.seen_at <= now - DEVICE_LASTS))
    session.execute(delete(SpentChallenge).where(SpentChallenge.expires_at <= now))
    tell_refused(session, now)
    forget_old_tries(session, now)
