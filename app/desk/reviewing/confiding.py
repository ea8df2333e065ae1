"""What is known of a case in confidence: shown by a POST that goes into the log, and kept.

No word of it stands in an address, in an error, or on a page that was not asked for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Field, HiddenField, TextAreaField
from wtforms.validators import StopValidation

from app.cases.working.confidence import confide, known_in_confidence, reveal
from app.cases.working.forms import typed_about
from app.cases.working.monitors import Monitor, NotAllowed
from app.cases.working.queries import confidential_of
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.circumstances import here
from app.desk.database import reading, writing
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.forms import DeskForm, sent
from app.desk.notices import notice
from app.desk.page import faulty, moment, page, see
from app.desk.reviewing.forms import tidied
from app.desk.reviewing.opening import Work, opened
from app.desk.reviewing.refusals import Refused, acted
from app.desk.typed import DO, DROP
from app.desk.working import monitor
from app.staff.tokens import keyed
from app.web.errors import Unknown
from app.web.language import gettext
from app.web.language import marked as _n

_LIST, _FIELD = "reviewing/confidence.html", "reviewing/confidence_field.html"
_LONGEST: Final = 10_000
_KEY = re.compile(r"[a-z0-9_.-]{1,200}")
_NAMES: Final[Mapping[str, str]] = {
    "cases.notes": _n("Notes"),
    "cases.family_contact": _n("How to reach the family"),
    "cases.lawyer_contact": _n("How to reach the lawyer"),
}
_OF_SOURCES: Final[Mapping[str, str]] = {
    "real_name": _n("Real name behind the source %(outlet)s"),
    "contact": _n("How to reach the source %(outlet)s"),
}


class ConfidenceForm(DeskForm):
    """What is to be kept; `seen` is the mark of what was there when it was shown."""

    field = HiddenField()
    seen = HiddenField()
    text = TextAreaField(
        _n("Kept in confidence"),
        filters=[tidied],
        description=_n("It is encrypted. Only who is entrusted with this case can read it."),
    )

    def validate_text(self, field: Field) -> None:
        """A text that can be kept."""
        if len(field.data) > _LONGEST:
            raise StopValidation(gettext("This is too long. Shorten it to 10000 signs."))


@dataclass(frozen=True, slots=True)
class Line:
    """A field: its key, its name in words, and whether it holds something.

    `since` is when whoever asks typed something into it that is not kept; empty for nothing.
    """

    key: str
    name: str
    held: bool
    since: str


@desk.get("/cases/<uuid:case_id>/confidence")
@requires("contributor")
def confidence(case_id: UUID) -> Response:
    """Which fields hold something; no word of what."""
    with reading() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        try:
            known = known_in_confidence(session, who, work.id)
        except NotAllowed:
            return _not_entrusted(work)
        typed = typed_about(session, who, work.id)
    since = {key: moment(typed[name]) for key in known if (name := _called(key)) in typed}
    lines = [Line(key, _name(work, key), held, since.get(key, "")) for key, held in known.items()]
    return page(_LIST, work=work, lines=lines, notice=notice(request.args.get("done")))


@desk.post("/cases/<uuid:case_id>/confidence/show")
@requires("contributor")
def show_confidence(case_id: UUID) -> Response:
    """Shows what one field holds, and writes into the log that it was read.

    Where whoever asks typed something into it before, that stands in the form, beside what it
    holds.
    """
    key = _key()
    with writing() as session:
        who = monitor(session)
        work = opened(session, who, case_id)
        try:
            text = reveal(session, who, work.id, key) or ""
        except NotAllowed:
            return _not_entrusted(work)
        except (KeyError, ValueError):
            raise Unknown from None
        form, since = keeping.again(session, _called(key), work.id, ConfidenceForm)
    form["field"].data, form.seen.data = key, _mark(text)
    if not since:
        form.text.data = text
    shown = {"form": form, "since": since, "held": text if since else ""}
    return page(_FIELD, **_asked(work, key), **shown)


def _keep(case_id: UUID) -> str | None:
    """Keeps what was typed into a field; back to the list, where a press shows it."""
    back = ways.case_act(str(case_id), "confidence")
    return keeping.keep_for_whoever_typed(lambda: (_called(_key()), str(case_id)), back)


@desk.post("/cases/<uuid:case_id>/confidence/keep")
@keeps_what_is_typed(_keep)
@requires("contributor")
def keep_confidence(case_id: UUID) -> AnyResponse:
    """Keeps what was typed, unless somebody changed it since it was shown."""
    form, key = sent(ConfidenceForm), _key()
    if request.form.get(DO) == DROP:
        keeping.drop(_called(key), str(case_id))
        return see(ways.case_act(str(case_id), "confidence"))
    if not form.validate():
        return _again(case_id, form)

    def act(session: Session, who: Monitor) -> str:
        work = opened(session, who, case_id)
        now = confidential_of(session, work.id).get(key, "")
        changed = form.seen.data != _mark(now)
        if changed or confide(session, who, work.id, key, form.text.data or "", now):
            raise Refused(
                gettext("Somebody has changed it since it was shown to you. Look at it again.")
            )
        keeping.forget(session, _called(key), work.id)
        return "kept"

    def onward(result: str) -> str:
        return ways.case_act(str(case_id), "confidence", done=result)

    return acted(act, onward, lambda why: _again(case_id, form, why))


def _again(case_id: UUID, form: ConfidenceForm, problem: str = "") -> Response:
    with reading() as session:
        work = opened(session, monitor(session), case_id)
    shown = _asked(work, _key(), (problem, True) if problem else None)
    return faulty(_FIELD, form=form, since="", held="", **shown)


def _key() -> str:
    """The field that a form is about. Raises Unknown for what no field is called."""
    key = request.form.get("field", "")
    if not _KEY.fullmatch(key):
        raise Unknown
    return key


def _asked(work: Work, key: str, told: tuple[str, bool] | None = None) -> dict[str, object]:
    """What the page of a field shows around its form."""
    proof = keeping.own_proof(ways.case_act(work.id, "confidence/keep"))
    return {"work": work, "name": _name(work, key), "notice": told, "proof": proof}


def _called(key: str) -> str:
    """Under which name what is typed into a field is kept."""
    return f"confidence/{key}"


def _mark(text: str) -> str:
    """By what it is known whether a text is still the one that was shown, without telling it."""
    return keyed(here().key, "seen", text)


def _not_entrusted(work: Work) -> Response:
    said = gettext("Only who is entrusted with this case sees it. An editor can entrust you.")
    answer = page(_LIST, work=work, lines=[], notice=(said, True))
    answer.status_code = HTTPStatus.FORBIDDEN
    return answer


def _name(work: Work, key: str) -> str:
    """A field in words. Raises Unknown for what is no field of a case."""
    if key in _NAMES:
        return gettext(_NAMES[key])
    source, _, field = key.removeprefix("sources.").rpartition(".")
    outlet = next((each.outlet for each in work.case.sources if each.id == source), None)
    if outlet is None or field not in _OF_SOURCES:
        raise Unknown
    return gettext(_OF_SOURCES[field], outlet=outlet)
