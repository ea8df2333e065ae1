"""The answer that signs a browser in: another token, and a device that is known from now on."""

from datetime import timedelta
from http import HTTPStatus
from math import ceil

from flask import Response
from sqlalchemy.orm import Session

from app.desk.circumstances import now
from app.desk.door import cookies
from app.staff.models import Member
from app.staff.sign_in_actions import know_device
from app.web.language import gettext, ngettext

_TOLD_IN_SECONDS = 90


def device_token(session: Session, member: Member) -> str | None:
    """What this browser is known by from now on; None where it is known already."""
    return know_device(session, member, cookies.read(cookies.DEVICE), now())


def onward(way: str, token: str, device: str | None = None) -> Response:
    """To the next page, with the token of a sign-in."""
    answer = Response(status=HTTPStatus.SEE_OTHER, headers={"Location": way})
    cookies.keep(answer, cookies.SIGN_IN, token)
    if device:
        cookies.keep(answer, cookies.DEVICE, device)
    return answer


def in_a_while(wait: timedelta) -> str:
    """The sentence that says when to try again."""
    seconds = ceil(wait.total_seconds())
    if seconds < _TOLD_IN_SECONDS:
        said = ngettext("%(num)s second", "%(num)s seconds", seconds)
    else:
        minutes = ceil(seconds / 60)
        said = ngettext("%(num)s minute", "%(num)s minutes", minutes)
    return gettext(
        "Too many tries were made here. Try again in %(wait)s. A browser you have signed in with"
        " before, and a passkey, do not have to wait for what strangers do.",
        wait=said,
    )
