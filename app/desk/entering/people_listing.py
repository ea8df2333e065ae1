"""The people, organisations and sites that cases name, looked for by name in any spelling."""

from dataclasses import dataclass

from flask import Response

from app.cases.working.listed import COUNTED, Listed, people_counted, people_listed
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.kinds import PEOPLE
from app.desk.entering.paging import PAGE, asked
from app.desk.page import moment, page
from app.desk.working import monitor
from app.pages.words import word
from app.web.language import ngettext


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in the list, in words."""

    href: str
    name: str
    about: str
    saved: str
    who: str


@desk.get("/people-in-cases")
@requires("contributor")
def people_in_cases() -> Response:
    """Those one may see, the last saved first."""
    wanted = asked()
    like = wanted.like
    with reading() as session:
        who = monitor(session)
        count = people_counted(session, who, like)
        found = people_listed(session, who, like, begin=wanted.begin, most=PAGE + 1)
    return page(
        "entering/people.html",
        lines=[_line(each) for each in found[:PAGE]],
        like=like,
        count=count,
        most=COUNTED,
        further=wanted.further(found, lambda begin: ways.people_in_cases(like, begin)),
    )


def _line(each: Listed) -> Line:
    cases = ngettext("%(num)s case", "%(num)s cases", each.cases)
    return Line(
        ways.entered(PEOPLE.folder, each.id),
        each.name,
        f"{word(each.kind)}, {cases}",
        moment(each.saved_at),
        each.saved_by,
    )
