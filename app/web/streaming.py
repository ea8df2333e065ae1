"""Answers of any length: made whole while they are read, and then sent, never held in memory."""

import os
from collections.abc import Callable, Iterable
from typing import Final

from flask import Response
from sqlalchemy import Connection
from werkzeug.wsgi import FileWrapper

from app.web.finished.codings import IDENTITY
from app.web.finished.rendering import rendering
from app.web.long_answers import handed_over, whole
from app.web.record import from_record

Begin = Callable[[Connection], Iterable[bytes]]
BLOCK: Final = 1 << 17


def streamed(begin: Begin, content_type: str) -> Response:
    """An answer made of pieces, all of them from one state of the record.

    It is made before any of it is sent, and where it is long in the coding that its reader wants
    most. So whatever goes wrong is told as any error is, nobody's slow reading keeps a state of the
    record open, and the answer says how long it is: without that, a reader would take one that
    broke off for the whole. Raises what `begin` and its pieces raise, and TooMuchAtOnce.
    """
    made = rendering()
    wanted = made.codings[0] if made else IDENTITY
    content, coding = from_record(lambda connection: whole(begin(connection), wanted))
    length = content.seek(0, os.SEEK_END)
    content.seek(0)
    response = Response(FileWrapper(content, BLOCK), direct_passthrough=True)
    response.content_type, response.content_length = content_type, length
    if coding != IDENTITY:
        response.content_encoding = coding
        response.vary.add("Accept-Encoding")
    return handed_over(response)
