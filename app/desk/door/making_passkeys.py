"""Making a passkey for whoever is signed in: what the browser is asked, and what it answered."""

from typing import Any

from app.desk.circumstances import now, our_passkeys
from app.desk.database import reading, writing
from app.desk.door.visits import myself, visit
from app.staff import queries
from app.staff.passkeys import NotAPasskey
from app.staff.second_factor_actions import AlreadyKnown, add_passkey
from app.web.language import gettext


def ask() -> dict[str, Any]:
    """What a browser needs to make a passkey on a device that has none of one's own."""
    with reading() as session:
        member = myself(session)
        known = [each.credential_id for each in queries.passkeys_of(session, member.id)]
    return our_passkeys().ask_to_add(_purpose(), now(), member.id, member.name, known)


def add(name: str, answer: str) -> str | None:
    """Adds the passkey that a browser has made; the sentence that says why not, where not."""
    try:
        added = our_passkeys().added(_purpose(), now(), answer)
    except NotAPasskey:
        return gettext("The passkey was not made. Try it once more.")
    with writing() as session:
        called = " ".join(name.split()) or gettext("passkey")
        try:
            add_passkey(session, myself(session), added, called, now())
        except AlreadyKnown:
            return gettext("This passkey is here already.")
    return None


def _purpose() -> str:
    return f"add {visit().sign_in_id}"
