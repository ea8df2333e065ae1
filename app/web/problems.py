"""What a machine is told when an address is wrong or something is away: RFC 9457, with a sentence.

The type of a problem is always `about:blank`, which is not written: its title is the status in
words, and `detail` says what is wrong and what to do, in the reader's language.
"""

import json
from http import HTTPStatus
from typing import Final

from flask import Response, request

from app import addresses
from app.web.language import gettext
from app.web.language import marked as _n

TYPE: Final = "application/problem+json"
_SENTENCES: Final = {
    HTTPStatus.NOT_FOUND: _n("There is nothing at this address. What there is stands at /api."),
    HTTPStatus.METHOD_NOT_ALLOWED: _n("Nothing can be sent to this address. Ask with GET."),
    HTTPStatus.GONE: _n(
        "What stood at this address was withdrawn, to protect the people in it. Please let your"
        " copies go too."
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: _n("The address is too long to be read. Ask for less."),
    HTTPStatus.INTERNAL_SERVER_ERROR: _n(
        "This is our mistake: the answer could not be made. Try again later."
    ),
}


def wanted() -> bool:
    """Whether this request is told of an error as a machine reads it."""
    return addresses.for_machines(request.path)


def problem(status: int, detail: str = "") -> Response:
    """An answer with a status of HTTP that is an error; without a detail the one of the status."""
    told = HTTPStatus(status)
    known = _SENTENCES.get(told)
    sentence = detail or (gettext(known) if known else _other(status))
    said = {"title": told.phrase, "status": status, "detail": sentence}
    return Response(json.dumps(said, ensure_ascii=False), status, content_type=TYPE)


def _other(status: int) -> str:
    return gettext("The request cannot be answered (%(code)s).", code=status)
