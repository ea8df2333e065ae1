"""Who works on documents here, and how a form of theirs does its work once."""

from collections.abc import Callable
from typing import Final

from flask import request
from sqlalchemy.orm import Session

from app.cases.working.forms import once
from app.cases.working.monitors import Monitor, NotAllowed
from app.desk.circumstances import here
from app.desk.database import writing
from app.desk.door.visits import myself
from app.publishing.catching_up import catch_up
from app.web.deployment import settings
from app.web.language import gettext

ONCE: Final = "once"
"""The field with the token of a form that does its work once."""
_LENGTH: Final = 32


def monitor(session: Session) -> Monitor:
    """Who asks, as they work on documents. Raises SignedOut when they were frozen meanwhile."""
    member = myself(session)
    return Monitor(member.name, member.role)


def done_once(act: Callable[[Session, Monitor], str | None]) -> str:
    """Does what a form asks for, in one transaction, unless the same form did so before.

    Returns what `act` led to, either time; empty when it did nothing, and the form can be sent
    again. Raises what `act` raises, and NotAllowed for a form that we did not hand out; then
    nothing was done.
    """
    token = request.form.get(ONCE, "")
    if len(token) != _LENGTH:
        raise NotAllowed(gettext("This form did not come from here. Open the page anew."))
    with writing() as session:
        who = monitor(session)
        return once(session, who, token, lambda: act(session, who)) or ""


def show_readers() -> None:
    """Lets the record follow what was just published and committed."""
    catch_up(here().source, here().record, settings().files)
