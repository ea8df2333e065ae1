"""Publishing a correction: readers are told what was wrong, what is right, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.corrections import Correction
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import sent
from app.desk.page import faulty, page
from app.desk.reviewing.corrections import Wrong, differing
from app.desk.reviewing.forms import VersionForm, tidied
from app.desk.reviewing.opening import opened
from app.desk.reviewing.publish import rules
from app.desk.reviewing.refusals import acted
from app.desk.reviewing.seen import seen
from app.desk.typed import one
from app.desk.working import monitor, show_readers
from app.publishing.reviewing import publish_reviewed
from app.web.language import gettext

_CORRECT = "reviewing/correct.html"
_CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Row:
    """A field that differs, whether it was wrong, why, and what is wrong with the answer."""

    wrong: Wrong
    ticked: bool = False
    why: str = ""
    fault: str = ""


@desk.get("/cases/<uuid:case_id>/correct")
@requires("editor")
def correct(case_id: UUID) -> Response:
    """Every field that differs from what readers see, to be ticked where it was wrong."""
    found = _found(case_id)
    with reading() as session:
        kept = keeping.kept(session, _CORRECTION, str(case_id))
    typed = {name: one(kept.typed, name) for name in kept.typed} if kept else {}
    return _page(case_id, [_row(place, each, typed) for place, each in enumerate(found)])


@desk.post("/cases/<uuid:case_id>/correct")
@keeps_what_is_typed(
    lambda case_id: keeping.keep_for_whoever_typed(lambda: (_CORRECTION, str(case_id)))
)
@requires("editor")
def publish_correction(case_id: UUID) -> AnyResponse:
    """Publishes the version that was looked at, with what was wrong and why."""
    form = sent(VersionForm)
    rows = [_row(place, each, request.form) for place, each in enumerate(_found(case_id))]
    ticked = [each for each in rows if each.ticked]
    if not form.validate():
        return _page(case_id, rows, str(form.version.errors[0]))
    if not ticked:
        return _page(case_id, rows, gettext("Say which of these was wrong in public."))
    if any(each.fault for each in ticked):
        return _page(case_id, rows, gettext("Say of each why it was wrong."))
    told = [_correction(each) for each in ticked]

    def act(session: Session, who: Monitor) -> str:
        document_id = str(case_id)
        publish_reviewed(session, who, document_id, form.number, rules(), corrections=told)
        keeping.forget(session, _CORRECTION, document_id)
        return "corrected"

    def onward(result: str) -> str:
        show_readers()
        return ways.case_act(str(case_id), "review", done=result)

    return acted(act, onward, lambda why: _page(case_id, rows, why))


def _found(case_id: UUID) -> tuple[Wrong, ...]:
    with reading() as session:
        work = opened(session, monitor(session), case_id)
        return differing(seen(session, work))


def _row(place: int, wrong: Wrong, given: Mapping[str, str]) -> Row:
    """What was typed of one field; a tick belongs to the field it was shown with."""
    ticked = given.get(f"wrong-{place}") == wrong.field
    why = tidied(given.get(f"why-{place}"))
    fault = gettext("Write why it was wrong. Readers see it.") if ticked and not why else ""
    return Row(wrong, ticked, why, fault)


def _correction(row: Row) -> Correction:
    wrong = row.wrong
    return Correction(wrong.field, wrong.old, wrong.new, row.why)


def _page(case_id: UUID, rows: Sequence[Row], problem: str = "") -> Response:
    with reading() as session:
        work = opened(session, monitor(session), case_id)
    answer = faulty if problem else page
    told = (problem, True) if problem else None
    return answer(_CORRECT, work=work, rows=rows, notice=told, proof=keeping.own_proof())
