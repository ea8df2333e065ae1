"""The review of a person or a tally: sending, publishing and restoring from its own page."""

from collections.abc import Callable
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import reviewing
from app.cases.working.actions import Clashing, restore
from app.cases.working.monitors import Monitor
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.door.access import requires
from app.desk.entering.document_page import show
from app.desk.forms import sent
from app.desk.numbers import whole_number
from app.desk.reviewing.forms import VersionForm
from app.desk.reviewing.publish import rules
from app.desk.reviewing.refusals import Act, Refused, acted
from app.desk.working import show_readers
from app.publishing.reviewing import publish_reviewed
from app.web.errors import Unknown
from app.web.language import gettext

_DOCUMENT = '/<any("people-in-cases", tallies):folder>/<uuid:document_id>'


@desk.post(f"{_DOCUMENT}/send")
@requires("contributor")
def send_document(folder: str, document_id: UUID) -> AnyResponse:
    """Asks for a review of the version that was looked at."""

    def act(session: Session, who: Monitor, version: int) -> str:
        reviewing.send_for_review(session, who, str(document_id), version)
        return "sent"

    return _acted(folder, document_id, act)


@desk.post(f"{_DOCUMENT}/publish")
@requires("editor")
def publish_document(folder: str, document_id: UUID) -> AnyResponse:
    """Publishes the version that was looked at."""

    def act(session: Session, who: Monitor, version: int) -> str:
        publish_reviewed(session, who, str(document_id), version, rules())
        return "published"

    return _acted(folder, document_id, act)


@desk.post(f"{_DOCUMENT}/restore/<int:number>")
@requires("contributor")
def restore_document(folder: str, document_id: UUID, number: int) -> AnyResponse:
    """Makes an earlier version the newest, on top of the one that was looked at."""
    if whole_number(str(number)) is None:
        raise Unknown

    def act(session: Session, who: Monitor, version: int) -> str:
        done = restore(session, who, str(document_id), number, version)
        if isinstance(done, Clashing):
            raise Refused(gettext("Somebody has saved this since you looked at it."))
        return "restored" if done.changed else "there"

    return _acted(folder, document_id, act)


def _acted(
    folder: str, document_id: UUID, act: Callable[[Session, Monitor, int], str]
) -> AnyResponse:
    """Does an act on the version that was looked at, and leads back to the page of it."""
    form = sent(VersionForm)
    key = str(document_id)

    def again(why: str) -> Response:
        return show(folder, key, problem=why)

    def onward(result: str) -> str:
        if result == "published":
            show_readers()
        return ways.entered(folder, key, result)

    if not form.validate():
        return again(form.version.errors[0])
    once: Act = lambda session, who: act(session, who, form.number)  # noqa: E731 - one line of it
    return acted(once, onward, again)
