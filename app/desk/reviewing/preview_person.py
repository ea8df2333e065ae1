"""The reader's page of somebody exactly as it will be; only who has one has a preview."""

from dataclasses import replace
from uuid import UUID

from flask import Response
from sqlalchemy import Connection

from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.kinds import PEOPLE
from app.desk.page import page
from app.desk.reviewing.previewed import previewed
from app.document.others import Person
from app.pages.person_view import person_view
from app.pages.pictures.strip import draw_strip
from app.pages.reading import PersonRead, read_person
from app.record.queries.several import people_called
from app.web.deployment import locale, today
from app.web.errors import Unknown
from app.web.record import from_record


@desk.get("/people-in-cases/<uuid:document_id>/preview")
@requires("contributor")
def preview_person(document_id: UUID) -> Response:
    """The page as readers would see it if this version were published now."""
    with reading() as session:
        found = previewed(session, PEOPLE, str(document_id))
    person, published = found.opened.draft.document, found.published
    if not isinstance(person, Person) or published is None:
        raise Unknown
    read = from_record(lambda connection: _read(connection, person, published.slug))
    view = person_view(read.person, read.lines, read.cases, read.people, locale(), today())
    return page(
        "reviewing/preview_person.html",
        view=view,
        strip=draw_strip(view.strip, locale()) if view.strip else None,
        revision=found.revision,
        previewed=found.previewed,
    )


def _read(connection: Connection, person: Person, slug: str) -> PersonRead:
    """What their page shows of others; the cases there name them as readers know them.

    Raises Unknown where they have no page.
    """
    read = read_person(connection, slug)
    shown = person.model_copy(update={"slug": slug})
    others = people_called(connection, person.distinct_from)
    return replace(read, person=shown, people={**read.people, **others, slug: shown})
