"""The reported counts of people without names: their list, and entering a new one."""

from typing import Final

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.fields import Fields
from app.cases.working.listed import ListedCase, tallies_listed
from app.desk import ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering import new_documents
from app.desk.entering.kind_words import Way
from app.desk.entering.kinds import TALLIES
from app.desk.entering.new_documents import Beginning
from app.desk.page import page
from app.desk.typed import Sent, one
from app.desk.working import monitor
from app.pages.showing import in_language
from app.web.deployment import locale
from app.web.language import gettext


def _missing(typed: Sent, _source: Fields) -> tuple[str, ...]:
    return () if one(typed, "title") else (gettext("Write what is counted, as a title."),)


_NEW: Final = Beginning(
    of=TALLIES,
    form="new tally",
    asked=("title", "total", "said_by", "speaker", "reported", "text"),
    title=lambda: gettext("New tally"),
    way=ways.new_tally,
    missing=_missing,
)


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
    return new_documents.show(_NEW)


@desk.post("/tallies/new")
@keeps_what_is_typed(_NEW.keep)
@requires("contributor")
def begin_tally() -> AnyResponse:
    """Keeps, drops or saves what was typed."""
    return new_documents.take(_NEW)


def _line(each: ListedCase) -> Way:
    title = in_language(each.title, locale(), each.lang)
    return Way(ways.entered(TALLIES.folder, each.id), title.text if title else "")
