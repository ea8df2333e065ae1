"""Answers for machines that are no pages: health, and the sign of the site."""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request

from app.pages.sharing.drawing import png
from app.record import queries
from app.web import parameters
from app.web.record import from_record

plain = Blueprint("plain", __name__)
_STATIC = Path(__file__).resolve().parents[2] / "static"


@plain.get("/healthz")
def health() -> Response:
    """Whether the record can be read, and how far it has come."""
    parameters.only(request)
    release = from_record(queries.release)
    return _text(f"ok {release.version}\n")


@plain.get("/favicon.ico")
def favicon() -> Response:
    """The sign, for programs that ask for it at this address without reading a page."""
    parameters.only(request)
    return Response(_sign(48), mimetype="image/png")


@plain.get("/apple-touch-icon.png")
def large_sign() -> Response:
    """The sign as telephones keep it."""
    parameters.only(request)
    return Response(_sign(180), mimetype="image/png")


@cache
def _sign(size: int) -> bytes:
    """The sign of the site in pixels."""
    return png((_STATIC / "icon.svg").read_text(encoding="utf-8"), size)


def _text(body: str) -> Response:
    return Response(body, mimetype="text/plain")
