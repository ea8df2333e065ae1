"""The form of a new tally or article: shown, kept while it is typed, saved as a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.actions import begin
from app.cases.working.fields import Fields
from app.cases.working.forms import new_token
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.entering import kind_words
from app.desk.entering.described import only
from app.desk.entering.drawn import Drawing
from app.desk.entering.filling import texts_of, values_of
from app.desk.entering.kinds import DocumentKind
from app.desk.entering.said import REFUSED, Said, begun_before, why
from app.desk.entering.saving import new_source_fields, source_in
from app.desk.page import faulty, page, see
from app.desk.typed import Sent, sent
from app.desk.working import done_once

_PAGE: Final = "entering/new_document.html"
_SOURCE: Final = "sources."


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a document of a kind is begun: what is asked, and where its form stands.

    `form` is under which what is typed is kept. `missing` says in sentences what has to be there
    before anything is saved, from what was typed and the source in it.
    """

    of: DocumentKind
    form: str
    asked: tuple[str, ...]
    title: Callable[[], str]
    way: Callable[[], str]
    missing: Callable[[Sent, Fields], tuple[str, ...]]

    def keep(self) -> str | None:
        """Keeps the form for whoever it was handed to; the way back to it."""
        return keeping.keep_for_whoever_typed(lambda: (self.form, None))


def show(new: Beginning, shown: Fields | None = None) -> Response:
    """The form, with what was typed into it before over what it begins with."""
    return page(_PAGE, **_context(new, begun_before(new.form), shown or {}))


def take(new: Beginning) -> AnyResponse:
    """Keeps, drops or saves what was typed."""
    if answer := keeping.kept_or_dropped(new.form, new.way()):
        return answer
    typed = sent()
    source = source_in(typed, _SOURCE)
    if missing := new.missing(typed, source):
        return _again(new, Said(missing, typed=typed))
    try:
        made = done_once(lambda session, who: _begun(session, who, new, typed, source))
    except REFUSED as refused:
        return _again(new, Said(why(refused), typed=typed))
    return see(ways.entered(new.of.folder, made, "begun"))


def _again(new: Beginning, said: Said) -> Response:
    return faulty(_PAGE, **_context(new, said, {}))


def _begun(session: Session, who: Monitor, new: Beginning, typed: Sent, source: Fields) -> str:
    fields = values_of(only(new.of.model, new.asked), typed, {})
    if source:
        fields |= {"sources": [{"id": "source-1", **source}], "source": ["source-1"]}
    saved = begin(session, who, fields, new.of.model)
    keeping.forget(session, new.form, None)
    return saved.document_id


def _context(new: Beginning, said: Said, shown: Fields) -> dict[str, object]:
    form = only(new.of.model, new.asked)
    drawing = Drawing({**texts_of(form, shown), **said.typed}, {})
    return {
        "title": new.title(),
        "every": kind_words.every(new.of),
        "way": new.way(),
        "boxes": drawing.boxes(form),
        "source": drawing.boxes(new_source_fields(), _SOURCE),
        "said": said,
        "token": new_token(),
        "proof": keeping.own_proof(),
    }
