"""Where every route of the desk is added: under /desk, behind one gate."""

from typing import Final

from flask import Blueprint

desk: Final = Blueprint("desk", __name__, url_prefix="/desk")
