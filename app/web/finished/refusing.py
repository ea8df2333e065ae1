"""A reader who accepts no coding of ours, not even plain bytes, is told so."""

from wsgiref.types import WSGIEnvironment

from flask import Flask, request
from werkzeug.exceptions import NotAcceptable

_REFUSED = "speechwatch.refused"


def install(app: Flask) -> None:
    """Answers a request that was marked so with 406."""
    app.before_request(_refuse)


def refused(environ: WSGIEnvironment) -> WSGIEnvironment:
    """The same request, marked."""
    return {**environ, _REFUSED: True}


def _refuse() -> None:
    if _REFUSED in request.environ:
        raise NotAcceptable
