"""The form for tips, and what is said after one was sent."""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from app import addresses
from app.db.errors import DatabaseAway
from app.desk.circumstances import here, now, today
from app.desk.database import writing
from app.desk.tipping.form import TipForm
from app.desk.tipping.sender import may_send
from app.tips.actions import add_tip
from app.tips.forms import Wrong, hand_out, mark_of, wrong_with
from app.tips.limits import AN_HOUR
from app.web import parameters
from app.web.deployment import settings
from app.web.language import gettext
from app.web.language import marked as _n

tipping: Final = Blueprint("tipping", __name__, url_prefix="/tip")

# Every box full of the signs that take most bytes. What is longer is not read at all.
_LONGEST: Final = 400_000
_MOST_BOXES: Final = 50
_READ: Final = "application/x-www-form-urlencoded"
_WRONG: Final[dict[Wrong, str]] = {
    "old": _n("This form was open for more than a day. Nothing is lost: send it once more."),
    "soon": _n("That was quicker than anybody writes. Nothing is lost: send it once more."),
}


@tipping.before_request
def make_room() -> None:
    """Reads as much as a form may hold, and no more."""
    request.max_content_length = request.max_form_memory_size = _LONGEST


@tipping.after_request
def keep_nowhere(response: Response) -> Response:
    """Nothing of a tip is kept by a browser or on the way to it."""
    response.headers["Cache-Control"] = "no-store"
    return response


@tipping.get("")
def tip() -> Response:
    """The empty form, and what is protected of who fills it and what is not."""
    parameters.only(request)
    return _shown(TipForm())


@tipping.get("/thanks")
def thanks() -> Response:
    """That it has come. The page is the same for everybody: there is nothing to keep of it."""
    parameters.only(request)
    return make_response(render_template("tips/thanks.html"))


@tipping.post("")
def send_tip() -> AnyResponse:
    """Takes a tip, or shows it again with what stands in its way."""
    parameters.only(request)
    if request.mimetype != _READ:
        said = gettext("This was sent in a way that is not read here. Use the form on this page.")
        return _shown(TipForm(), said, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    # Counted before they are parted: a hundred thousand empty boxes take fifty megabytes.
    if request.get_data().count(b"&") > _MOST_BOXES:
        raise RequestEntityTooLarge
    form = TipForm(request.form)
    if not form.validate():
        return _shown(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if why := _refusal(form):
        return _shown(form, why, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _taken(form)


@tipping.errorhandler(RequestEntityTooLarge)
def too_long(_error: RequestEntityTooLarge) -> Response:
    """More than was read: it cannot be shown again."""
    said = gettext("This was too long to be read. Go back, shorten it, and send it once more.")
    return _shown(TipForm(), said, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _refusal(form: TipForm) -> str:
    """Why no person seems to have sent this from a form of ours; empty where one has."""
    if form.website.data:
        return gettext("A box that no person sees was filled in. Nothing is lost: send it again.")
    wrong = wrong_with(here().key, form.sent_with, now())
    return gettext(_WRONG[wrong]) if wrong else ""


def _taken(form: TipForm) -> AnyResponse:
    if not may_send():
        said = gettext(
            "More tips have come than we can take just now. Nothing is lost: keep this page open,"
            " and send it again in an hour."
        )
        answer = _shown(form, said, HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return answer
    try:
        with writing() as session:
            add_tip(session, form.told, today(), mark_of(here().key, form.sent_with))
    except DatabaseAway:
        said = gettext("It could not be kept just now. Nothing is lost: send it again in a minute.")
        return _shown(form, said, HTTPStatus.SERVICE_UNAVAILABLE)
    return redirect(addresses.tip(thanks=True), HTTPStatus.SEE_OTHER)


def _shown(form: TipForm, problem: str = "", status: HTTPStatus = HTTPStatus.OK) -> Response:
    """The form with what was typed, but for the box of machines; an old one has a new token."""
    key, moment = here().key, now()
    form.website.data = ""
    if wrong_with(key, form.sent_with, moment) == "old":
        form.token.data = hand_out(key, moment)
    page = render_template("tips/form.html", form=form, problem=problem, onion=settings().onion)
    return make_response(page, status)
