"""The first page of the desk. Work that waits will stand here; for now it says who one is."""

from flask import Response

from app.desk.access import requires
from app.desk.blueprint import desk
from app.desk.page import page


@desk.get("")
@requires("contributor")
def home() -> Response:
    """Who is signed in, and where to go from here."""
    return page("home.html")
