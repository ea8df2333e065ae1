"""Whether a tip is taken now. The address that sends it is asked for here, and nowhere else."""

from typing import Final

from flask import Flask, current_app, request

from app.desk.circumstances import now, today
from app.tips.limits import Turnstile
from app.web.deployment import settings

_EXTENSION: Final = "speechwatch-tips"


def set_up(app: Flask) -> None:
    """Begins to count the tips that an application takes."""
    app.extensions[_EXTENSION] = Turnstile()


def may_send() -> bool:
    """Counts a tip, and says whether it is taken."""
    turnstile: Turnstile = current_app.extensions[_EXTENSION]
    return turnstile.lets_in(_address(), now(), today())


def _address() -> str | None:
    """The address a request came from, as the deployment says that it is to be read.

    Of a header with several it is the last, which our own proxy has written; whatever stands
    before it, anybody may have made up.
    """
    header = settings().address_header
    if not header:
        return request.remote_addr
    return request.headers.get(header, "").rpartition(",")[2].strip() or None
