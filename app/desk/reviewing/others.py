"""The review of any document but a case, on its own page: sent, spoken of, published, restored."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import reviewing
from app.cases.working.actions import Clashing, restore
from app.cases.working.monitors import Monitor
from app.cases.working.queries import dossier_of
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering.around import around
from app.desk.entering.document_page import show
from app.desk.entering.kinds import KINDS
from app.desk.forms import sent
from app.desk.numbers import whole_number
from app.desk.reviewing import unsent
from app.desk.reviewing.forms import BackForm, SayForm, VersionForm
from app.desk.reviewing.publish import rules
from app.desk.reviewing.refusals import Act, Refused, acted
from app.desk.reviewing.showing import Typed
from app.desk.reviewing.two_versions import Versioned, asked_against, compare
from app.desk.typed import DO, DROP
from app.desk.working import monitor, show_readers
from app.pages.showing import Phrase
from app.publishing.reviewing import publish_reviewed
from app.web.errors import Unknown
from app.web.language import gettext

_DOCUMENT = '/<any("people-in-cases", tallies, law):folder>/<uuid:document_id>'


@desk.post(f"{_DOCUMENT}/send")
@requires("contributor")
def send_document(folder: str, document_id: UUID) -> AnyResponse:
    """Asks for a review of the version that was looked at."""

    def act(session: Session, who: Monitor, version: int) -> str:
        reviewing.send_for_review(session, who, str(document_id), version)
        return "sent"

    return _acted(folder, document_id, act)


@desk.post(f"{_DOCUMENT}/<any(back, comment):act>")
@keeps_what_is_typed(unsent.keep_of_document)
@requires("contributor")
def speak_of_document(folder: str, document_id: UUID, act: unsent.Act) -> AnyResponse:
    """Says something to those who work on it, or why it is a draft again; its author may too."""
    key = str(document_id)
    form = sent(BackForm) if act == "back" else sent(SayForm)
    if request.form.get(DO) == DROP:
        return unsent.drop(act, document_id, ways.entered(folder, key))
    typed = Typed(back=form) if isinstance(form, BackForm) else Typed(say=form)
    if not form.validate():
        return show(folder, key, typed=typed)

    def done(session: Session, who: Monitor) -> str:
        unsent.forget(session, act, document_id)
        if isinstance(form, BackForm):
            reviewing.send_back(session, who, key, form.why.data or "")
            return "back"
        reviewing.comment(session, who, key, form.text.data or "")
        return "said"

    return acted(
        done, _onward(folder, key), lambda why: show(folder, key, problem=why, typed=typed)
    )


@desk.get(f"{_DOCUMENT}/versions/<int:number>")
@requires("contributor")
def version_of_document(folder: str, document_id: UUID, number: int) -> Response:
    """What differs between a version and the one before, or the one that was chosen."""
    key, against = str(document_id), asked_against(number)
    with reading() as session:
        who = monitor(session)
        try:
            found = around(session, KINDS[folder], key)
            version = dossier_of(session, who, key).version
        except KeyError:
            raise Unknown from None

        def way(what: str) -> str:
            return ways.version_act(folder, key, what)

        title, every = Phrase(found.title), ways.entered(folder, key)
        of = Versioned(key, title, version, every, way, "restore/{}")
        return compare(session, who, of, (number, against))


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

    if not form.validate():
        return again(form.version.errors[0])
    once: Act = lambda session, who: act(session, who, form.number)  # noqa: E731 - one line of it
    return acted(once, _onward(folder, key), again)


def _onward(folder: str, key: str) -> Callable[[str], str]:
    """The way back to the page, which says what was done."""

    def onward(result: str) -> str:
        if result == "published":
            show_readers()
        return ways.entered(folder, key, result)

    return onward
