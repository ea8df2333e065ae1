"""The files that readers take away: whole or in parts, each part of the same file.

A file is not a page: it goes past the layer that keeps finished answers.
"""

from base64 import b64encode
from http import HTTPStatus
from typing import Any, BinaryIO, Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import FileWrapper

from app.pages.files_view import file_says
from app.record.files import CONTENT_TYPES, File, Manifest, opened
from app.web import parameters
from app.web.deployment import settings
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.long_answers import handed_over
from app.web.streaming import BLOCK

api = Blueprint("downloads", __name__)

_TAG: Final = 32
_PLAIN: Final = "text/plain; charset=utf-8"


@api.get("/data/<name>")
def file(name: str) -> Response:
    """One of the files, or a part of it.

    Raises Unknown for one that is not there, TooMuchAtOnce when it has to wait.
    """
    parameters.only(request)
    found = opened(settings().files, name) if name in CONTENT_TYPES else None
    if found is None:
        raise Unknown(name)
    manifest, told, content = found
    try:
        return _answer(manifest, told, content)
    except RequestedRangeNotSatisfiable:
        content.close()
        return _nothing_there(told)


def _answer(manifest: Manifest, told: File, content: BinaryIO) -> Response:
    response = Response(FileWrapper(content, BLOCK), direct_passthrough=True)
    response.content_type = CONTENT_TYPES[told.name]
    response.content_length = told.size
    response.set_etag(told.sha256[:_TAG])
    response.last_modified = manifest.made
    response.headers.update(_headers(manifest, told))
    response.make_conditional(_wanted(), accept_ranges=True, complete_length=told.size)
    if request.method == "HEAD" or response.status_code == HTTPStatus.NOT_MODIFIED:
        content.close()
        return response
    return handed_over(response)


def _wanted() -> dict[str, Any]:
    """The request as far as it is one for parts: a GET of one range of bytes."""
    environ = dict(request.environ)
    asked = request.range
    one = asked is not None and asked.units == "bytes" and len(asked.ranges) == 1
    if request.method != "GET" or not one:
        environ.pop("HTTP_RANGE", None)
    return environ


def _headers(manifest: Manifest, told: File) -> dict[str, str]:
    """What a file says of itself to whoever takes it, as CSV has no room for it inside."""
    digest = b64encode(bytes.fromhex(told.sha256)).decode()
    return file_says() | {
        "Cache-Control": "no-cache",
        "Content-Disposition": f'attachment; filename="{told.name}"',
        "Repr-Digest": f"sha-256=:{digest}:",
        "Speechwatch-Version": str(manifest.version),
        "Speechwatch-Head": manifest.head,
    }


def _nothing_there(told: File) -> Response:
    """What is answered to a part that begins after the end."""
    sentence = gettext(
        "This file has %(size)s bytes; ask for a part of them, or for all.", size=str(told.size)
    )
    response = Response(f"{sentence}\n", status=416, content_type=_PLAIN)
    response.headers["Content-Range"] = f"bytes */{told.size}"
    return response
