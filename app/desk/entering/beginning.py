"""A new detention: one short form that is saved with a name and a source, and nothing else."""

from dataclasses import replace
from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.actions import begin
from app.cases.working.fields import Fields
from app.cases.working.forms import new_token
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering import of_tip, same_people
from app.desk.entering.described import Field, model_of, only
from app.desk.entering.drawn import Box, Drawing, Option
from app.desk.entering.filling import values_of
from app.desk.entering.first_facts import facts_in
from app.desk.entering.said import REFUSED, Said, begun_before, why
from app.desk.entering.same_people import Candidate
from app.desk.entering.saving import SAME
from app.desk.entering.slugs import case_slug
from app.desk.entering.used_names import used_names
from app.desk.page import faulty, page, see
from app.desk.typed import DO, Sent, one, sent
from app.desk.working import done_once, monitor
from app.document.others import Person
from app.web.errors import Unknown
from app.web.language import gettext

NEW_DETENTION: Final = "new detention"
"""Under which name what is typed into a new detention is kept."""
_PAGE: Final = "entering/new.html"
_NAME: Final = "name"
_OF_WHOM: Final = "subject"
_WHO: Final = only(Person, ("kind", "identification"))
_ASKED: Final[dict[str, tuple[str, ...]]] = {
    "sources": ("outlet", "url", "published"),
    "detentions": ("kind", "taken", "taken_by", "place", "term"),
    "posts": ("platform", "gist", "url"),
    "charges": ("citation",),
    "official_reason": ("text", "said_by"),
    "reported_reason": ("text", "said_by"),
}


def _keep() -> str | None:
    return keeping.keep_for_whoever_typed(lambda: (NEW_DETENTION, None))


@desk.get("/cases/new")
@requires("contributor")
def new_case() -> Response:
    """The form, with what was typed into it before and not saved."""
    return page(_PAGE, **_context(begun_before(NEW_DETENTION)))


@desk.post("/cases/new")
@keeps_what_is_typed(_keep)
@requires("contributor")
def begin_case() -> AnyResponse:
    """Keeps, checks, drops or saves what was typed."""
    if answer := keeping.kept_or_dropped(NEW_DETENTION, ways.new_case()):
        return answer
    act, typed = request.form.get(DO, "save"), sent()
    if act == "like":
        return page("entering/candidates.html", candidates=_like(typed), chosen=one(typed, SAME))
    if act == "check":
        return page(_PAGE, **_context(Said(typed=typed, candidates=_like(typed))))
    return _save(typed)


def _save(typed: Sent) -> AnyResponse:
    missing = _missing(typed)
    found = () if missing or one(typed, SAME) else _like(typed)
    if missing or found:
        keeping.keep(NEW_DETENTION, None)
        return faulty(_PAGE, **_context(Said((), found, typed=typed, missing=missing)))
    try:
        case_id = done_once(lambda session, who: _begun(session, who, typed))
    except REFUSED as refused:
        return faulty(_PAGE, **_context(Said(why(refused), typed=typed)))
    except of_tip.TipGone:
        said = gettext("The tip is closed, or somebody else has it. Save it without the tip.")
        return faulty(_PAGE, **_context(Said((said,), typed=of_tip.without_tip(typed))))
    except KeyError:
        raise Unknown from None
    return see(ways.case(case_id, "begun"))


def _begun(session: Session, who: Monitor, typed: Sent) -> str:
    name = one(typed, _NAME)
    party = same_people.party(session, who, name, one(typed, SAME), _about(typed))
    facts = _facts(typed)
    slug = case_slug(session, party, facts)
    saved = begin(session, who, {**slug, "title": name, "parties": [party], **facts})
    of_tip.keep_words(session, who, typed, saved.document_id)
    keeping.forget(session, NEW_DETENTION, None)
    return saved.document_id


def _about(typed: Sent) -> Fields:
    """What is said of whoever is new: a person or not, and how far the source names them."""
    return values_of(_WHO, typed, {}, f"{_OF_WHOM}.")


def _facts(typed: Sent) -> Fields:
    """The lists of facts that the form leads to."""
    return facts_in({listed: _fields(listed) for listed in _ASKED}, typed)


def _missing(typed: Sent) -> frozenset[str]:
    """Which of the two things that are needed is not there."""
    named = bool(one(typed, _NAME))
    sourced = bool(one(typed, "sources.outlet") or one(typed, "sources.url"))
    told = {"name": named, "source": sourced}
    return frozenset(name for name, there in told.items() if not there)


def _like(typed: Sent) -> tuple[Candidate, ...]:
    with reading() as session:
        return same_people.candidates(session, monitor(session), one(typed, _NAME))


def _fields(listed: str) -> tuple[Field, ...]:
    return only(model_of(listed), _ASKED[listed])


def _at_once(box: Box) -> Box:
    """A list of which several may be chosen, as a choice of one: it is short on a telephone.

    The form of the fact has them all; where several were chosen already, it stays as it is.
    """
    chosen = [each for each in box.options if each.chosen]
    if box.kind not in ("words", "speakers") or len(chosen) > 1:
        return box
    blank = Option("", gettext("not said"), not chosen)
    return replace(box, kind="word", options=(blank, *box.options))


def _context(said: Said) -> dict[str, object]:
    asked = [each for listed in _ASKED for each in _fields(listed)]
    drawing = Drawing(said.typed, used_names(asked))
    whom = drawing.boxes(_WHO, f"{_OF_WHOM}.")
    boxes: dict[str, tuple[Box, ...]] = {
        listed: tuple(map(_at_once, drawing.boxes(_fields(listed), f"{listed}.")))
        for listed in _ASKED
    }
    return {
        "name": one(said.typed, _NAME),
        "tip": one(said.typed, of_tip.FIELD),
        "boxes": {_OF_WHOM: whom, **boxes},
        "said": said,
        "name_fault": gettext("Write a name as the source has it; “unnamed” is one too.")
        if "name" in said.missing
        else "",
        "source_fault": gettext("Write where you read it: an outlet, or a link.")
        if "source" in said.missing
        else "",
        "candidates": said.candidates,
        "chosen": one(said.typed, SAME),
        "token": new_token(),
        "proof": keeping.own_proof(),
    }
