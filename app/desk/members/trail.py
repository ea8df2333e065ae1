"""The log: who did what at the desk, in words, newest first."""

from dataclasses import dataclass

from flask import Response, request

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.members.trail_words import told
from app.desk.numbers import whole_number
from app.desk.page import moment, page
from app.staff import queries
from app.web import page_keys, parameters
from app.web.errors import BadAddress
from app.web.language import gettext

_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One act: its number in the chain, when, and what, as a sentence."""

    number: int
    when: str
    said: str
    hash: str


@desk.get("/audit")
@requires("admin")
def trail() -> Response:
    """One page of the log; `before` is the key of the line it goes on behind."""
    given = parameters.only(request, "before")
    key = parameters.key(given, 1, "before")
    before = _number(key[0]) if key else None
    with reading() as session:
        entries = queries.trail_before(session, before, _A_PAGE + 1)
        names = queries.names_by_id(session)
    lines = [
        Line(each.number, moment(each.instant), told(each, names), each.hash[:16])
        for each in entries[:_A_PAGE]
    ]
    more = len(entries) > _A_PAGE
    older = ways.trail(page_keys.encode(str(lines[-1].number))) if more else ""
    return page("trail.html", lines=lines, newest=ways.trail() if before else "", older=older)


def _number(key: str) -> int:
    """The number a page goes on before. Raises BadAddress for what is none of the trail's."""
    number = whole_number(key)
    if number is None:
        raise BadAddress(gettext("This page key cannot be read. Begin again at the first page."))
    return number
