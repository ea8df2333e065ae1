"""The reader's page of somebody exactly as it will be; only who has one has a preview."""

from dataclasses import replace
from uuid import UUID

from flask import Response
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.cases.working.queries import dossier_of
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import today
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.around import open_of_kind
from app.desk.entering.kinds import PEOPLE
from app.desk.page import page
from app.desk.working import monitor
from app.document.others import Person
from app.pages.person_view import person_view
from app.pages.pictures.strip import draw_strip
from app.pages.reading import PersonRead, read_person
from app.record import queries
from app.record.queries.several import people_called
from app.web.deployment import locale
from app.web.errors import Unknown
from app.web.record import from_record


@desk.get("/people-in-cases/<uuid:document_id>/preview")
@requires("contributor")
def preview_person(document_id: UUID) -> Response:
    """The page as readers would see it if this version were published now."""
    key = str(document_id)
    with reading() as session:
        person, readers_version, version = _draft(session, key)
    read = from_record(lambda connection: _read(connection, person))
    view = person_view(read.person, read.lines, read.cases, read.people, locale(), today())
    against = str(readers_version)
    return page(
        "reviewing/preview_person.html",
        view=view,
        strip=draw_strip(view.strip, locale()) if view.strip else None,
        revision=read.published.revision + 1,
        version=version,
        back=ways.entered(PEOPLE.folder, key),
        changes=ways.version_act(PEOPLE.folder, key, f"versions/{version}", against=against),
    )


def _draft(session: Session, key: str) -> tuple[Person, int, int]:
    """Somebody as the desk has them, the version that readers see, and the newest.

    Raises Unknown for whom readers do not know, and whom this monitor may not open.
    """
    try:
        found = open_of_kind(session, PEOPLE, key)
        dossier = dossier_of(session, monitor(session), key)
    except KeyError:
        raise Unknown from None
    person = found.draft.document
    if not isinstance(person, Person) or dossier.published_version is None:
        raise Unknown
    return person, dossier.published_version, dossier.version


def _read(connection: Connection, person: Person) -> PersonRead:
    """What their page shows of others; the cases there name them as readers know them.

    Raises Unknown where they have no page.
    """
    known = queries.published_of(connection, [str(person.id)]).get(str(person.id))
    if known is None:
        raise Unknown
    read = read_person(connection, known.slug)
    shown = person.model_copy(update={"slug": known.slug})
    others = people_called(connection, person.distinct_from)
    return replace(read, person=shown, people={**read.people, **others, known.slug: shown})
