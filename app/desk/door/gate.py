"""The one gate before every route of the desk."""

from http import HTTPStatus

from flask import Response, current_app, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from app import addresses
from app.db.errors import DatabaseAway
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.door import away
from app.desk.door.access import OPEN, Access, access_of, keeper_of, longest_of
from app.desk.door.form_tokens import is_ours, keep_bond
from app.desk.door.uploads import InMemory
from app.desk.door.visits import SignedOut, Visit, find_visit, note_visit
from app.staff.roles import may

_SAFE = ("GET", "HEAD", "OPTIONS")
_REFUSED = "desk/refused.html"
# A form of a fact in bytes: the longest paste that is answered with a sentence and shown again.
_LONGEST_FORM = 8_000_000
_LONGEST_OF_STRANGERS = 500_000


@desk.before_request
def admit() -> AnyResponse | None:
    """Lets a request through or answers it: who asks, may they, was it sent from here."""
    g.visit = find_visit()
    _with_room()
    endpoint = str(request.endpoint)
    if endpoint not in OPEN:
        turned_away = _turned_away(g.visit, access_of(endpoint))
        if turned_away:
            return turned_away
        note_visit(g.visit)
    if request.method not in _SAFE and not is_ours():
        if g.get("visit") and (kept := _kept_at()):
            return _see(kept)
        return _refused("form", HTTPStatus.BAD_REQUEST)
    return None


desk.after_request(keep_bond)
desk.register_error_handler(DatabaseAway, away.answer)


@desk.errorhandler(SignedOut)
def begin_anew(_error: SignedOut) -> AnyResponse:
    """Whoever was signed out while their request was on its way signs in again."""
    return _sign_in_first()


def _turned_away(visit: Visit | None, access: Access | None) -> AnyResponse | None:
    if visit is None:
        return _sign_in_first()
    if access is None:
        return _refused("role", HTTPStatus.FORBIDDEN)
    if visit.stage != access.stage:
        return _see(_where_it_goes_on(visit))
    if not may(visit.role, access.role):
        return _refused("role", HTTPStatus.FORBIDDEN)
    return _prove_first() if access.fresh and not visit.fresh else None


def _prove_first() -> AnyResponse:
    """To giving both factors again, and back to the page that a dangerous act begins on.

    What was typed there meanwhile is kept, as if the sign-in had ended.
    """
    kept = _kept_at() if request.method not in _SAFE else None
    way = ways.prove(kept or _page_above(request.path))
    return _in_json(HTTPStatus.UNAUTHORIZED, way) if wants_json() else _see(way)


def _sign_in_first() -> AnyResponse:
    """To signing in, and back to the page; what was sent cannot be sent again by itself."""
    if wants_json():
        return _in_json(HTTPStatus.UNAUTHORIZED, ways.sign_in())
    if request.method in _SAFE:
        asked = request.full_path.rstrip("?")
        return _see(ways.sign_in(asked))
    if kept := _kept_at():
        return _see(ways.sign_in(kept))
    return _refused("out", HTTPStatus.UNAUTHORIZED)


def _with_room() -> None:
    """Lets a form that is kept be as long as what people paste; from a stranger much less.

    A file stays in memory: what is in it may be known to nobody outside.
    """
    endpoint, visit = request.endpoint or "", g.get("visit")
    if keeper_of(endpoint):
        longest = _LONGEST_FORM if visit else _LONGEST_OF_STRANGERS
        request.max_content_length = request.max_form_memory_size = longest
    elif visit and (longest_file := longest_of(endpoint)):
        request.max_content_length = longest_file
        request.form_data_parser_class = InMemory


def _kept_at() -> str | None:
    """Keeps a form whose sign-in is over; the way back to it, None where it was not kept."""
    keep = keeper_of(request.endpoint or "")
    return keep(**(request.view_args or {})) if keep else None


def _where_it_goes_on(visit: Visit) -> str:
    if visit.stage == "password given":
        return ways.second_factor()
    return ways.set_up() if visit.stage == "setting up" else ways.home()


def _page_above(path: str) -> str:
    """The page on which the form of an act stands: the nearest one above that can be read."""
    adapter = current_app.create_url_adapter(request)
    while adapter and path.count("/") > 1:
        try:
            adapter.match(path, method="GET")
        except HTTPException:
            path = path.rpartition("/")[0]
        else:
            return addresses.in_language(path, addresses.spoken())
    return ways.home()


def _refused(why: str, status: HTTPStatus) -> Response:
    if wants_json():
        return _in_json(status, ways.home())
    here = _page_above(request.path)
    return make_response(render_template(_REFUSED, why=why, here=here), status)


def wants_json() -> bool:
    """Whether a script asks, which cannot show a page."""
    return request.path.endswith("/ask")


def _in_json(status: HTTPStatus, again: str) -> Response:
    answer = jsonify({"again": again})
    answer.status_code = status
    return answer


def _see(way: str) -> AnyResponse:
    return redirect(way, HTTPStatus.SEE_OTHER)
