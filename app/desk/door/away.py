"""What somebody is told whose form meets a database that is away: locked, full or unreachable.

What they typed stands on the page that tells it, in a form that sends the same again. It does its
work once, so it may be sent again even where it was saved and only the answer was lost.
"""

from http import HTTPStatus
from typing import Final

from flask import Response, make_response, render_template, request

from app.desk.door.form_tokens import FIELD
from app.desk.typed import sent

_RETRY_SECONDS: Final = "5"
# Nothing that lets somebody in is ever written into a page.
_SECRET: Final = frozenset({"password", "again", "code", "recovery", "answer"})


def answer(_error: Exception) -> Response:
    """The page with what was sent, for what was typed behind the door; else the page alone."""
    kept = request.method == "POST" and not _SECRET & request.form.keys()
    carried = [
        (name, text)
        for name, texts in request.form.lists()
        for text in texts
        if kept and name != FIELD
    ]
    typed = [text for texts in sent().values() for text in texts if kept and text.strip()]
    given = {"carried": carried, "typed": typed, "token": request.form.get(FIELD, "")}
    page = render_template(
        "desk/away.html", way=request.full_path.rstrip("?"), kept=kept, field=FIELD, **given
    )
    told = make_response(page, HTTPStatus.SERVICE_UNAVAILABLE)
    told.headers["Retry-After"] = _RETRY_SECONDS
    return told
