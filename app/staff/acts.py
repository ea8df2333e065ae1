"""What people do about their own entry and that of others, as the trail names it."""

from typing import Literal

from sqlalchemy.orm import Session

from app.staff.actions import record_act

Act = Literal[
    "added a member",
    "made a link",
    "used a link",
    "finished setting up",
    "signed in",
    "failed to sign in",
    "tried too early",
    "proved who they are",
    "failed to prove who they are",
    "ended a sign-in",
    "changed the password",
    "set up a code app",
    "added a passkey",
    "removed a passkey",
    "made recovery codes",
    "changed a role",
    "froze a member",
    "unfroze a member",
]
# How somebody showed who they are, where they failed to, and why a sign-in ended.
Means = Literal["passkey", "password and code", "password and recovery code", "set-up"]
FailedAt = Literal["password", "second factor", "passkey"]
Ending = Literal["signed out", "everywhere", "expired", "by an admin", "frozen", "role", "link"]

# Whoever tried a door and did not get in. No member can have this name.
NOBODY = "(nobody)"


def note(session: Session, who: str, act: Act, subject: str | None, **details: str | int) -> None:
    """Adds an act to the trail. `subject` is the id of the member it was done to.

    `details` are words of ours, roles and counts; never what somebody typed, and no address.
    """
    record_act(session, who, act, subject, details)
