"""The reported counts of people without names: their list, and entering a new one."""

from typing import Final

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.actions import begin
from app.cases.working.forms import new_token
from app.cases.working.listed import ListedCase, tallies_listed
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering.case_page import Way
from app.desk.entering.described import Field, only
from app.desk.entering.drawn import Drawing
from app.desk.entering.filling import values_of
from app.desk.entering.kinds import TALLIES
from app.desk.entering.said import REFUSED, Said, begun_before, why
from app.desk.entering.saving import new_source_fields, source_in
from app.desk.page import faulty, page, see
from app.desk.typed import Sent, one, sent
from app.desk.working import done_once, monitor
from app.document.others import Tally
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.language import gettext

_FORM: Final = "new tally"
_PAGE: Final = "entering/new_tally.html"
_ASKED: Final = ("title", "total", "said_by", "speaker", "reported", "text")


@desk.get("/tallies")
@requires("contributor")
def tallies() -> Response:
    """Those one may see, the last saved first."""
    with reading() as session:
        lines = [_line(each) for each in tallies_listed(session, monitor(session))]
    return page("entering/tallies.html", lines=lines)


@desk.get("/tallies/new")
@requires("contributor")
def new_tally() -> Response:
    """The form, with what was typed into it before and not saved."""
    return page(_PAGE, **_context(begun_before(_FORM)))


@desk.post("/tallies/new")
@keeps_what_is_typed(lambda: keeping.keep_for_whoever_typed(lambda: (_FORM, None)))
@requires("contributor")
def begin_tally() -> AnyResponse:
    """Keeps, drops or saves what was typed."""
    if answer := keeping.kept_or_dropped(_FORM, ways.new_tally()):
        return answer
    typed = sent()
    if not one(typed, "title"):
        said = Said((gettext("Write what is counted, as a title."),), typed=typed)
        return faulty(_PAGE, **_context(said))
    try:
        tally_id = done_once(lambda session, who: _begun(session, who, typed))
    except REFUSED as refused:
        return faulty(_PAGE, **_context(Said(why(refused), typed=typed)))
    return see(ways.entered(TALLIES.folder, tally_id, "begun"))


def _begun(session: Session, who: Monitor, typed: Sent) -> str:
    fields = values_of(_fields(), typed, {})
    if source := source_in(typed, "sources."):
        fields |= {"sources": [{"id": "source-1", **source}], "source": ["source-1"]}
    saved = begin(session, who, fields, Tally)
    keeping.forget(session, _FORM, None)
    return saved.document_id


def _context(said: Said) -> dict[str, object]:
    drawing = Drawing(said.typed, {})
    return {
        "boxes": drawing.boxes(_fields()),
        "source": drawing.boxes(new_source_fields(), "sources."),
        "said": said,
        "token": new_token(),
        "proof": keeping.own_proof(),
    }


def _fields() -> tuple[Field, ...]:
    return only(Tally, _ASKED)


def _line(each: ListedCase) -> Way:
    title = in_language(each.title, locale(), each.lang)
    return Way(ways.entered(TALLIES.folder, each.id), title.text if title else "")
