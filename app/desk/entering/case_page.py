"""The page of one case at the desk: everything entered, what it lacks, and what can be added."""

from dataclasses import dataclass
from uuid import UUID

from flask import Response, request

from app.cases.working import queries
from app.cases.working.drafts import Draft
from app.cases.working.fields import keyed_lists
from app.desk import ways
from app.desk.access import requires
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.entering import telling
from app.desk.entering.asking import me
from app.desk.entering.kinds import ADDITIONS, heading_of
from app.desk.notices import notice
from app.desk.page import moment, page
from app.document.case import Case
from app.document.raw import Path
from app.pages.field_values import Told, field_values
from app.pages.fields import field_name, list_name
from app.pages.sentences import capital
from app.web.errors import Unknown
from app.web.language import gettext

_OF_ALL = ("title", "slug", "summary", "lang", "region", "cluster", "tags", "source")


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done, and where."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing before readers may see the case, and where it is mended."""

    what: str
    expected: str
    href: str


@desk.get("/cases/<uuid:case_id>")
@requires("contributor")
def case(case_id: UUID) -> Response:
    """Everything entered about a case, by subject."""
    key = str(case_id)
    with reading() as session:
        try:
            dossier = queries.dossier_of(session, me(), key)
            draft = queries.opened(session, dossier).draft
            told = telling.told_of(session, draft)
        except KeyError:
            raise Unknown from None
    groups = telling.groups_of(told, draft)
    return page(
        "entering/case.html",
        case_id=key,
        title=telling.title_of(told),
        subjects=telling.subjects_named(told),
        state=queries.state_of(dossier),
        saved=moment(dossier.saved_at),
        who=dossier.saved_by,
        about=_about(told),
        groups=groups,
        lacks=_lacks(key, draft),
        adds=_adds(key),
        shorts=_shorts(key, groups),
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


def _lacks(case_id: str, draft: Draft) -> list[Lack]:
    return [_lack(case_id, draft, path, said) for path, said in draft.lacks]


def _lack(case_id: str, draft: Draft, path: Path, said: str) -> Lack:
    """A place in the case, told by the fact it lies in."""
    listed = str(path[0])
    if listed not in keyed_lists(Case) or len(path) == 1:
        href = ways.add_fact(case_id, "party") if listed == "parties" else ways.about_case(case_id)
        return Lack(capital(list_name(listed)), said, href)
    typed = getattr(draft.document, listed)
    key = str(typed[path[1]].id) if isinstance(path[1], int) else path[1]
    last = [field_name(each) for each in path[2:3] if isinstance(each, str)]
    what = ": ".join([f"{list_name(listed)}, {key}", *last])
    return Lack(capital(what), said, ways.change_fact(case_id, listed, key))
