"""The reader's page of an article exactly as it will be, with what changes for readers above it."""

from uuid import UUID

from flask import Response

from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.entering.kinds import ARTICLES
from app.desk.page import page
from app.desk.reviewing.previewed import previewed
from app.document.others import Provision
from app.pages.law_view import provision_view
from app.pages.pictures.law import draw_law
from app.pages.reading import read_article
from app.web.deployment import locale, today
from app.web.errors import Unknown
from app.web.record import from_record


@desk.get("/law/<uuid:document_id>/preview")
@requires("contributor")
def preview_article(document_id: UUID) -> Response:
    """The page as readers would see it if this version were published now."""
    with reading() as session:
        found = previewed(session, ARTICLES, str(document_id))
    article = found.opened.draft.document
    if not isinstance(article, Provision):
        raise Unknown
    read, _ = from_record(lambda connection: read_article(connection, article))
    view = provision_view(read, locale(), today())
    return page(
        "reviewing/preview_article.html",
        view=view,
        strip=draw_law(view.strip, locale()) if view.strip else None,
        revision=found.revision,
        first=True,
        older="",
        previewed=found.previewed,
    )
