"""Two people who turn out to be one: which other, then once more whether it is sure."""

import re
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.queries import find_document
from app.cases.working.alike import people_like
from app.cases.working.monitors import Monitor
from app.cases.working.queries import open_draft
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.page import faulty, page
from app.desk.reviewing.refusals import acted
from app.desk.working import monitor, show_readers
from app.document.others import Person
from app.publishing.joining import merge_people
from app.web.errors import Unknown

_FOLDER = "people-in-cases"
_LONGEST = 200
_SLUG = re.compile(r"[a-z0-9-]{2,120}")


@desk.get("/people-in-cases/<uuid:person_id>/same")
@requires("editor", fresh=True)
def ask_who_is_the_same(person_id: UUID) -> Response:
    """Looks for the other by name, and shows the two side by side when one is chosen."""
    like = request.args.get("like", "")[:_LONGEST].strip()
    with reading() as session:
        who = monitor(session)
        kept = _person(session, who, str(person_id))
        other = _chosen(session, who, request.args.get("other", ""))
        found = people_like(session, who, like or kept.name)
    others = [each for each in found if each.person_id != kept.id]
    return page(
        "reviewing/same.html", kept=kept, other=other, others=others, like=like, notice=None
    )


@desk.post("/people-in-cases/<uuid:person_id>/same")
@requires("editor", fresh=True)
def make_one(person_id: UUID) -> AnyResponse:
    """Makes them one: the other's names, cases and history are those of the one who is kept."""
    slug = request.form.get("other", "")

    def act(session: Session, who: Monitor) -> str:
        other = _chosen(session, who, slug)
        if other is None:
            raise Unknown
        merge_people(session, who, str(person_id), str(other.id), today())
        return "one"

    def onward(result: str) -> str:
        show_readers()
        return ways.entered(_FOLDER, str(person_id), result)

    def again(why: str) -> Response:
        with reading() as session:
            who = monitor(session)
            kept, other = _person(session, who, str(person_id)), _chosen(session, who, slug)
        told = {"others": [], "like": "", "notice": (why, True)}
        return faulty("reviewing/same.html", kept=kept, other=other, **told)

    return acted(act, onward, again)


def _person(session: Session, who: Monitor, person_id: str) -> Person:
    """Somebody at the desk. Raises Unknown for nobody, or nobody whom they may open."""
    try:
        found = open_draft(session, who, person_id).draft.document
    except KeyError:
        raise Unknown from None
    if not isinstance(found, Person):
        raise Unknown
    return found


def _chosen(session: Session, who: Monitor, slug: str) -> Person | None:
    """Who has this slug; nobody for what is none."""
    other = find_document(session, "person", slug) if _SLUG.fullmatch(slug) else None
    return _person(session, who, other) if other else None
