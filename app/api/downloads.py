"""The files that readers take away: whole or in parts, each part of the same file.

A file is not a page: it goes past the layer that keeps finished answers. What a server has in hand
of it at once is bounded, so that nobody who reads slowly can fill its memory.
"""

import os
from base64 import b64encode
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import FileWrapper

from app import addresses
from app.record.files import CONTENT_TYPES, File, Manifest, opened
from app.web import parameters
from app.web.deployment import absolute, settings
from app.web.errors import Unknown
from app.web.language import gettext

api = Blueprint("downloads", __name__)

# Up to here an answer is handed to the server in one piece, which then needs no thread of ours to
# wait for whoever reads it. What is longer is read block by block, as fast as it is taken.
ONE_PIECE: Final = 16_000_000
# Nobody tells us when a reader has all of a piece; but what is on its way is in our memory.
MOST_IN_HAND: Final = 700_000_000
_RETRY_SECONDS: Final = "20"
_BLOCK: Final = 1 << 17
_TAG: Final = 32
_PLAIN: Final = "text/plain; charset=utf-8"


@api.get("/data/<name>")
def file(name: str) -> Response:
    """One of the files, or a part of it. Raises Unknown for one that is not there."""
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
    response = Response(FileWrapper(content, _BLOCK), direct_passthrough=True)
    response.content_type = CONTENT_TYPES[told.name]
    response.content_length = told.size
    response.set_etag(told.sha256[:_TAG])
    response.last_modified = manifest.made
    response.headers.update(_headers(manifest, told))
    response.make_conditional(_wanted(), accept_ranges=True, complete_length=told.size)
    return _in_one_piece(response, content)


def _in_one_piece(response: Response, content: BinaryIO) -> Response:
    """The answer with its bytes at hand, where they are few; without any, the file is closed."""
    length = response.content_length or 0
    if request.method == "HEAD" or response.status_code == 304:  # noqa: PLR2004
        content.close()
    elif length <= ONE_PIECE and _resident() + length > MOST_IN_HAND:
        content.close()
        return _too_many()
    elif length <= ONE_PIECE:
        whole = b"".join(response.response)  # type: ignore[arg-type]
        content.close()
        response.response = [whole]
    return response


def _resident() -> int:
    """The bytes of memory that this process has now; 0 where the system does not tell."""
    with suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _too_many() -> Response:
    """What is answered while as much is on its way to slow readers as the server can hold."""
    sentence = gettext("Too much is being downloaded at this moment. Come back in a minute.")
    response = Response(f"{sentence}\n", status=503, content_type=_PLAIN)
    response.headers["Retry-After"] = _RETRY_SECONDS
    return response


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
    page, codebook = absolute(addresses.data()), absolute(addresses.codebook())
    digest = b64encode(bytes.fromhex(told.sha256)).decode()
    return {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "no-cache",
        "Content-Disposition": f'attachment; filename="{told.name}"',
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Link": f'<{page}>; rel="cite-as", <{codebook}>; rel="describedby"',
        "Repr-Digest": f"sha-256=:{digest}:",
        "Speechwatch-Licence": settings().licence.encode("ascii", "replace").decode(),
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
