"""What every form of the desk carries, so that no other site can send it for somebody.

The token is bound to the sign-in; before there is one, to a random cookie that the page of the
form has set. The gate asks for it, so no form can forget to.
"""

import hmac
from typing import Final

from flask import Response, g, request

from app.desk.circumstances import here
from app.desk.door import cookies
from app.staff.tokens import keyed, new_token

FIELD: Final = "form_token"


def form_token() -> str:
    """The token of the forms of this answer."""
    return keyed(here().key, "form", _bound_to(make=True))


def is_ours() -> bool:
    """Whether this request was sent from a form of ours, in this browser."""
    bound_to = _bound_to(make=False)
    given = request.form.get(FIELD, "").encode("utf-8", "surrogatepass")
    wanted = keyed(here().key, "form", bound_to).encode()
    return bool(bound_to) and hmac.compare_digest(given, wanted)


def keep_bond(response: Response) -> Response:
    """Gives a browser the cookie that a form of this answer is bound to."""
    if "desk_form" in g:
        cookies.keep(response, cookies.FORM, g.desk_form)
    return response


def _bound_to(*, make: bool) -> str:
    """What a form is bound to: a sign-in, or what the browser was given; else empty, or made."""
    visit = g.get("visit")
    if visit is not None:
        return f"sign-in {visit.sign_in_id}"
    bond = g.get("desk_form") or cookies.read(cookies.FORM)
    if not bond and make:
        bond = g.desk_form = new_token()
    return f"browser {bond}" if bond else ""
