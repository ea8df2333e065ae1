"""The first page of the desk: the work that waits, for whoever asks."""

from flask import Response, request
from sqlalchemy.orm import Session

from app.cases.working.monitors import Monitor
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.law import ways as law_ways
from app.desk.notices import notice
from app.desk.numbers import whole_number
from app.desk.page import page
from app.desk.reviewing.queue import GROUPS, Asked, Group, queue
from app.desk.working import monitor
from app.staff import queries as staff
from app.staff.roles import may
from app.tips.queries import tips_counted
from app.web import parameters
from app.web.deployment import settings
from app.web.errors import BadAddress
from app.web.language import gettext


@desk.get("")
@requires("contributor")
def home() -> Response:
    """What waits, for all or for one monitor; an editor may ask for anybody's."""
    given = parameters.only(request, "whose", "group", "begin", "done")
    with reading() as session:
        who = monitor(session)
        others = _others(session, who)
        asked = Asked(who, _whose(given, who, others), _group(given), _begin(given))
        parts = queue(session, asked)
        waiting = tips_counted(session, who, "waiting")
    told = notice(given.get("done"))
    return page(
        "home.html",
        parts=parts,
        tips=waiting if waiting or settings().takes_tips else None,
        law=law_ways.law(),
        whose=asked.whose,
        others=others,
        notice=told,
    )


def _others(session: Session, who: Monitor) -> list[str]:
    """Whose work somebody may look at besides their own."""
    if not may(who.role, "editor"):
        return []
    return [
        each.name for each in staff.members(session) if not each.frozen_at and each.name != who.name
    ]


def _whose(given: dict[str, str], who: Monitor, others: list[str]) -> str:
    whose = given.get("whose", "")
    if whose in ("", who.name, *others):
        return whose
    raise BadAddress(gettext("Choose whose work to see on the first page of the desk."))


def _group(given: dict[str, str]) -> Group | None:
    found = given.get("group")
    return next((each for each in GROUPS if each == found), None)


def _begin(given: dict[str, str]) -> int:
    return whole_number(given.get("begin")) or 0 if "group" in given else 0
