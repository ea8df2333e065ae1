"""Answers for machines that are no pages: health, and what robots may read."""

from flask import Blueprint, Response, request

from app.record import queries
from app.web import parameters
from app.web.record import from_record

plain = Blueprint("plain", __name__)


@plain.get("/healthz")
def health() -> Response:
    """Whether the record can be read, and how far it has come."""
    parameters.only(request)
    release = from_record(queries.release)
    return _text(f"ok {release.version}\n")


@plain.get("/robots.txt")
def robots() -> Response:
    """Everything public may be read; the desk is no public address."""
    parameters.only(request)
    return _text("User-agent: *\nDisallow: /desk/\n")


def _text(body: str) -> Response:
    return Response(body, mimetype="text/plain")
