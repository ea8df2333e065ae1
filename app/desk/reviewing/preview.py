"""The reader's page of a case exactly as it will be, with what changes for readers above it."""

from datetime import UTC
from uuid import UUID

from flask import Response

from app import addresses
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.circumstances import now
from app.desk.database import reading
from app.desk.door.access import requires
from app.desk.page import page
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.previewed import Previewed
from app.desk.reviewing.seen import Seen, seen
from app.desk.working import monitor
from app.pages.case_view import case_view, custodies_of
from app.pages.custody_strip import strip_of
from app.pages.pictures.strip import draw_strip
from app.pages.related import related_lines
from app.pages.source_lines import case_sources
from app.record.answers import Published
from app.web.deployment import absolute, locale
from app.web.language import gettext


@desk.get("/cases/<uuid:case_id>/preview")
@requires("contributor")
def preview(case_id: UUID) -> Response:
    """The page as readers would see it if this version were published now."""
    with reading() as session:
        work = opened(session, monitor(session), case_id)
        found = seen(session, work)
    back = ways.case_act(work.id, "review")
    above = Previewed(work.version, back, work.public, found.changes)
    return page("reviewing/preview.html", previewed=above, **_as_read(work, found))


def _as_read(work: Work, found: Seen) -> dict[str, object]:
    """What the template of the reader's page takes, from the same functions as for readers."""
    showing = found.told(work.case).showing
    custodies = custodies_of(work.case)
    strip = strip_of(showing, custodies)
    published = _as_published(work, found)
    return {
        "view": case_view(showing, custodies, strip.rows),
        "strip": draw_strip(strip, locale()),
        "sources": case_sources(showing),
        "related": related_lines(showing, found.titles),
        "published": published,
        "permalink": absolute(addresses.case_at(published.slug, published.revision)),
        "newest_first": False,
        "revision": None,
    }


def _as_published(work: Work, found: Seen) -> Published:
    """The revision this would become; its hash is not known before."""
    before = found.published
    instant = now().astimezone(UTC).isoformat(timespec="seconds")
    return Published(
        id=work.id,
        kind="case",
        slug=work.case.slug,
        revision=before.revision + 1 if before else 1,
        number=0,
        stamp=0,
        commitment="",
        hash=gettext("known once it is published"),
        published=before.published if before else instant,
        changed=instant,
        body=b"",
    )
