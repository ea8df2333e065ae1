"""The three cookies of the desk. Public pages never see one: their path is /desk.

`desk` is the token of a sign-in, `desk_device` what a browser is known by when it comes back,
`desk_form` what a form is bound to before anybody has signed in.
"""

from typing import Final

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from app.desk.circumstances import here

SIGN_IN: Final = "desk"
DEVICE: Final = "desk_device"
FORM: Final = "desk_form"
_PATH = "/desk"
_HALF_A_YEAR = 180 * 24 * 3600


def read(name: str) -> str:
    """What a browser sends as one of our cookies; empty when nothing."""
    return request.cookies.get(_named(name), "")


def keep(response: AnyResponse, name: str, value: str) -> None:
    """Gives a browser a cookie: until it is closed, but a device is known for half a year.

    A link from a letter to a page of the desk must find one signed in, so the sign-in is `Lax`;
    nothing is changed by a GET, and forms have their own token.
    """
    response.set_cookie(
        _named(name),
        value,
        max_age=_HALF_A_YEAR if name == DEVICE else None,
        path=_PATH,
        secure=here().secure,
        httponly=True,
        samesite="Lax" if name == SIGN_IN else "Strict",
    )


def forget(response: AnyResponse, name: str) -> None:
    """Takes a cookie away from a browser."""
    response.delete_cookie(_named(name), path=_PATH, secure=here().secure, httponly=True)


def _named(name: str) -> str:
    return f"__Secure-{name}" if here().secure else name
