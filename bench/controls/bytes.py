"""Constant bytes: 10,000 of them from the barest WSGI application."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

BODY = b"x" * 10_000
_HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The same answer to every request."""
    del environ
    start_response("200 OK", list(_HEADERS))
    return [BODY]
