"""What every page of the desk does: a template with its form, faults with their status."""

from datetime import datetime, timedelta
from http import HTTPStatus
from math import ceil
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Response, g, make_response, render_template
from markupsafe import Markup
from segno import make as picture_of
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.forms import new_token
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import here
from app.desk.door.form_tokens import FIELD, form_token
from app.desk.tips import ways as tip_ways
from app.desk.working import ONCE
from app.web.deployment import locale, settings
from app.web.language import gettext


@desk.context_processor
def around() -> dict[str, object]:
    """What the templates of the desk need besides what a page is about."""
    return {
        "ways": ways,
        "tip_ways": tip_ways,
        "form_token": form_token,
        "form_field": FIELD,
        "visitor": g.get("visit"),
        "passkeys_work": here().passkeys is not None,
        "new_once": new_token,
        "once_field": ONCE,
    }


def page(template: str, **context: object) -> Response:
    """A page of the desk."""
    return make_response(render_template(f"desk/{template}", **context))


def faulty(template: str, **context: object) -> Response:
    """A page that asks for something once more; the form says what is wrong."""
    answer = page(template, **context)
    answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    return answer


def later(answer: Response, wait: timedelta) -> Response:
    """A page that asks for something once more, but not yet."""
    answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
    answer.headers["Retry-After"] = str(ceil(wait.total_seconds()))
    return answer


def see(way: str) -> AnyResponse:
    """On to another page, after something was done."""
    return redirect(way, HTTPStatus.SEE_OTHER)


def moment(when: datetime) -> str:
    """A moment as the clock on the tracker's wall shows it, in the reader's language."""
    zone = ZoneInfo(settings().timezone)
    return str(format_datetime(when, "d MMMM y, HH:mm", tzinfo=zone, locale=locale()))


def qr_code(text: str) -> Markup:
    """A picture of a text that a telephone reads, without a style of its own."""
    drawn = picture_of(text, error="m", micro=False).svg_inline(
        border=4,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=gettext("A picture for your app"),
    )
    return Markup(drawn)  # noqa: S704 - made by the library; our text is in it as squares
