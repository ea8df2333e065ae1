"""The headers of the desk: as strict as the public half's, but for its own small script."""

from typing import Final

from flask import Response, request

from app.web.headers import POLICY

_PATH: Final = "/desk"
_POLICY: Final = f"{POLICY}; script-src 'self'"


def add(response: Response) -> Response:
    """Adds to every answer under /desk, errors included, what sets it apart from public ones."""
    if request.path == _PATH or request.path.startswith(f"{_PATH}/"):
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response
