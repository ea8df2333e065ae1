"""What a reader is told when an address is wrong or something is away: a sentence, and a way on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from flask import Flask, Response, current_app, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException, RequestURITooLarge
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from app.db.errors import DatabaseAway, TooLong
from app.web import problems
from app.web.language import gettext
from app.web.long_answers import TooMuchAtOnce

_log = logging.getLogger(__name__)
_RETRY_SECONDS = "5"
_RETRY_LONG_SECONDS = "20"
_WAYS_ON = {400: "errors/address.html", 410: "errors/withdrawn.html"}
_MOST_WORDS = 80
_LONGEST_ADDRESS = 8_000
_REDACTED = "errors/redacted.html"


class BadAddress(Exception):
    """An address holds something we cannot follow. The sentence says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Near:
    """A page that the reader may have meant: its name, its language where that is another."""

    name: str
    lang: str
    href: str


class Unknown(Exception):
    """There is nothing at this address; `near` are pages with an address like it.

    `sentence` tells a machine more than that, where there is more to tell.
    """

    def __init__(self, what: str = "", near: tuple[Near, ...] = (), sentence: str = "") -> None:
        super().__init__(what)
        self.near = near
        self.sentence = sentence


class Withdrawn(Exception):
    """What stood at this address was withdrawn, to protect the people in it."""


class Gone(Exception):
    """A revision whose content was taken out, to protect somebody in it."""


class Moved(Exception):
    """What stood at this address has another now; `slug` says which."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def install(app: Flask) -> None:
    """Answers every error of an application with a page that helps."""
    app.before_request(_not_too_long)
    app.register_error_handler(BadAddress, _answering(400))
    app.register_error_handler(Unknown, _unknown)
    app.register_error_handler(Withdrawn, _answering(410))
    app.register_error_handler(Gone, _redacted)
    app.register_error_handler(Moved, _moved)
    app.register_error_handler(DatabaseAway, _away)
    app.register_error_handler(TooLong, _too_long)
    app.register_error_handler(TooMuchAtOnce, _too_much)
    app.register_error_handler(HTTPException, _other)
    app.register_error_handler(Exception, _broken)


def _not_too_long() -> None:
    """No address of ours is longer; what is longer was not written by a reader."""
    if len(request.path) + len(request.query_string) > _LONGEST_ADDRESS:
        raise RequestURITooLarge


def _answering(status: int) -> Callable[[Exception], Response]:
    def answer(error: Exception) -> Response:
        if problems.wanted():
            return problems.problem(status, str(error) if isinstance(error, BadAddress) else "")
        page = render_template(_WAYS_ON[status], sentence=str(error))
        return make_response(page, status)

    return answer


def _unknown(error: Unknown) -> Response:
    if problems.wanted():
        return problems.problem(HTTPStatus.NOT_FOUND, error.sentence)
    page = render_template("errors/unknown.html", near=error.near, words=_words())
    return make_response(page, HTTPStatus.NOT_FOUND)


def _words() -> str:
    """The last piece of the address as words to search for; empty where it is none."""
    last = request.path.rstrip("/").rpartition("/")[2]
    words = " ".join(last.replace("-", " ").replace("_", " ").split())
    return words if words.isprintable() and len(words) <= _MOST_WORDS else ""


def _moved(moved: Moved) -> AnyResponse:
    """To the same page under the slug of today, with everything else that was asked for."""
    place = {**(request.view_args or {}), "slug": moved.slug}
    asked = request.query_string.decode("ascii", "replace")
    address = url_for(str(request.endpoint), **place)
    return redirect(f"{address}?{asked}" if asked else address, HTTPStatus.MOVED_PERMANENTLY)


def _redacted(_error: Exception) -> Response:
    if problems.wanted():
        sentence = gettext("What this revision said was taken out, to protect somebody in it.")
        return problems.problem(HTTPStatus.GONE, sentence)
    return make_response(render_template(_REDACTED), HTTPStatus.GONE)


def _away(_error: Exception) -> Response:
    sentence = gettext("The record cannot be read just now. Try again in a few seconds.")
    return _unavailable(sentence, "errors/away.html", _RETRY_SECONDS)


def _too_long(_error: Exception) -> Response:
    sentence = gettext(
        "This question would take longer than two seconds, so it was stopped. Ask for less: add a"
        " filter, or a shorter range of days. All of the record can be taken away as files."
    )
    return _unavailable(sentence, "errors/too_long.html")


def _too_much(_error: Exception) -> Response:
    sentence = gettext("Too much is being downloaded at this moment. Come back in a minute.")
    return _unavailable(sentence, "errors/too_much.html", _RETRY_LONG_SECONDS)


def _unavailable(sentence: str, template: str, retry: str | None = None) -> Response:
    """A 503; `retry` is after how many seconds to ask again, where that helps."""
    if problems.wanted():
        answer = problems.problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence)
    else:
        page = render_template(template, sentence=sentence)
        answer = make_response(page, HTTPStatus.SERVICE_UNAVAILABLE)
    if retry:
        answer.headers["Retry-After"] = retry
    return answer


def _other(error: HTTPException) -> AnyResponse | HTTPException:
    if error.code == HTTPStatus.NOT_FOUND and (plain := _without_slash()):
        asked = request.query_string.decode("ascii", "replace")
        return redirect(f"{plain}?{asked}" if asked else plain, HTTPStatus.MOVED_PERMANENTLY)
    if error.code == HTTPStatus.NOT_FOUND:
        return _unknown(Unknown())
    if error.code == HTTPStatus.BAD_REQUEST:
        return _answering(400)(BadAddress(gettext("This address cannot be read.")))
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    if problems.wanted():
        answer = problems.problem(error.code)
    else:
        answer = make_response(render_template("errors/other.html", error=error), error.code)
    for name, value in error.get_response().headers.items():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _without_slash() -> str:
    """The address without the slash at its end, where that is one of ours; else empty."""
    plain = quote(request.path.rstrip("/"))
    if plain == request.path or not plain or plain.startswith("//"):
        return ""
    try:
        current_app.create_url_adapter(request).match(plain)  # type: ignore[union-attr]
    except HTTPException:
        return ""
    return plain


def _broken(error: Exception) -> Response:
    """Our own mistake. It is logged without the address, which may say who reads what."""
    if problems.wanted():
        current = problems.problem(HTTPStatus.INTERNAL_SERVER_ERROR)
    else:
        current = make_response(render_template("errors/broken.html"), 500)
    _log.error("an answer could not be made", exc_info=error)
    return current
