"""The page of one case at the desk: everything entered, what it lacks, and what can be added."""

from uuid import UUID

from flask import Response, request

from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering import telling
from app.desk.entering.kind_words import Way
from app.desk.entering.kinds import ADDITIONS, heading_of
from app.desk.entering.places import anchor
from app.desk.notices import notice
from app.desk.page import moment, page
from app.desk.reviewing.lacking import lacks
from app.desk.reviewing.opening import opened
from app.desk.working import monitor
from app.pages.field_values import Told, field_values
from app.pages.fields import field_name
from app.pages.sentences import capital
from app.web.language import gettext

_OF_ALL = ("title", "slug", "summary", "lang", "region", "cluster", "tags", "source")


@desk.get("/cases/<uuid:case_id>")
@requires("contributor")
def case(case_id: UUID) -> Response:
    """Everything entered about a case, by subject."""
    key = str(case_id)
    with reading() as session:
        work = opened(session, monitor(session), case_id)
        told = telling.told_of(session, work.draft)
    groups = telling.groups_of(told, work.draft)
    return page(
        "entering/case.html",
        case_id=key,
        title=telling.title_of(told),
        subjects=telling.subjects_named(told),
        saved=moment(work.saved_at),
        who=work.saved_by,
        about=_about(told),
        groups=groups,
        lacks=lacks(work),
        adds=_adds(key),
        shorts=_shorts(key, groups),
        anchor=anchor,
        notice=notice(request.args.get("done")),
    )


def _about(told: Told) -> tuple[telling.Pair, ...]:
    case_ = told.showing.case
    pairs = (
        telling.Pair(
            capital(field_name(name)), tuple(v.text for v in field_values(told, case_, name))
        )
        for name in _OF_ALL
    )
    return tuple(each for each in pairs if each.said)


def _adds(case_id: str) -> list[Way]:
    return [Way(ways.add_fact(case_id, kind), heading_of(kind)) for kind in ADDITIONS]


def _shorts(case_id: str, groups: tuple[telling.Group, ...]) -> list[Way]:
    """A release and an extension of each custody that has not ended."""
    found = []
    for group in groups:
        for _, lines in group.lists:
            for line in lines:
                if line.listed == "detentions" and not line.ended:
                    whose = f"{group.heading}, {line.what}"
                    said = {
                        "release": gettext("release: %(whose)s", whose=whose),
                        "extension": gettext("extension: %(whose)s", whose=whose),
                    }
                    found += [
                        Way(ways.change_fact(case_id, line.listed, line.id, short), name)
                        for short, name in said.items()
                    ]
    return found
