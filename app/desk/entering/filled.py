"""A form of a fact: shown, checked, saved, and shown again with what stands in its way."""

from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import queries
from app.cases.working.actions import Chosen, Clashing
from app.cases.working.drafts import Draft
from app.cases.working.forms import new_token
from app.cases.working.merging import Side
from app.cases.working.monitors import Monitor
from app.desk import keeping, ways
from app.desk.database import reading
from app.desk.entering import kind_words, looking, saving, telling
from app.desk.entering.around import around, open_of_kind
from app.desk.entering.clashes import questions
from app.desk.entering.drawn import Box, Drawing
from app.desk.entering.filling import texts_of
from app.desk.entering.looking import Asking
from app.desk.entering.places import anchor
from app.desk.entering.said import REFUSED, Said, said_before, why
from app.desk.entering.same_people import Candidate, candidates
from app.desk.entering.saving import NEW_SOURCE, SAME, Edit, new_source_fields, save_edit
from app.desk.entering.used_names import used_names
from app.desk.notices import notice
from app.desk.numbers import whole_number
from app.desk.page import faulty, page, see
from app.desk.said_below import in_words
from app.desk.typed import DO, Sent, one, sent
from app.desk.working import done_once, monitor
from app.web.errors import Unknown
from app.web.language import gettext

_FORM: Final = "entering/fact.html"
_CLASH: Final = "entering/clash.html"
_DEEP: Final = 3


def show(edit: Edit) -> Response:
    """The form, with what was typed into it before and not saved."""
    with reading() as session:
        kept = _kept(session, edit)
    return page(_FORM, **_context(edit, said_before(kept)))


def take(edit: Edit) -> AnyResponse:
    """What was asked of a form: to keep it, to check it, to drop it, or to save it."""
    if answer := keeping.kept_or_dropped(edit.name, _way(edit), lambda: _visible(edit)):
        return answer
    act, typed = request.form.get(DO, "save"), sent()
    if act == "check":
        found, likely = _looked_for(edit, typed), _same(edit, typed)
        return page(_FORM, **_context(edit, Said(typed=typed, candidates=likely, found=found)))
    return _save(edit, typed, out=act == "out")


def _save(edit: Edit, typed: Sent, *, out: bool) -> AnyResponse:
    try:
        return _saved(edit, typed, out=out)
    except Asking as asking:
        keeping.keep(edit.name, edit.document_id)
        said = Said(candidates=asking.people, found=asking.documents, typed=typed)
        return faulty(_FORM, **_context(edit, said))
    except REFUSED as refused:
        return faulty(_FORM, **_context(edit, Said(why(refused), typed=typed)))
    except KeyError:
        raise Unknown from None


def _saved(edit: Edit, typed: Sent, *, out: bool) -> AnyResponse:
    clashing: list[Clashing] = []

    def act(session: Session, _who: Monitor) -> str | None:
        given = typed if out else _answered(session, edit, typed)
        done = save_edit(session, edit, given, _chosen(), out=out)
        if isinstance(done, Clashing):
            clashing.append(done)
            return None
        keeping.forget(session, edit.name, edit.document_id)
        return done.fact_id

    fact_id = done_once(act)
    if clashing:
        return _clash(edit, typed, clashing[0])
    if edit.added and request.form.get(DO) == "another":
        kind = edit.name.removeprefix("add ")
        return see(ways.add_to(edit.form.kind.folder, edit.document_id, kind, "saved"))
    return see(_after(edit, fact_id))


def _answered(session: Session, edit: Edit, typed: Sent) -> Sent:
    """What was typed, with the other documents it names. Raises Asking for what is not clear."""
    name = one(typed, "name")
    new = edit.form.listed == "parties" and edit.fact_id is None
    given = looking.answered(session, monitor(session), edit.form.fields, typed)
    if new and name and not one(given, SAME) and not one(given, "person"):
        found = candidates(session, monitor(session), name)
        if found:
            raise Asking(people=found)
    return given


def _looked_for(edit: Edit, typed: Sent) -> looking.Found:
    with reading() as session:
        return looking.looked_for(session, monitor(session), edit.form.fields, typed)


def _same(edit: Edit, typed: Sent) -> tuple[Candidate, ...]:
    if edit.form.listed != "parties" or edit.fact_id is not None:
        return ()
    with reading() as session:
        return candidates(session, monitor(session), one(typed, "name"))


def _chosen() -> Chosen | None:
    version = whole_number(request.form.get("version"))
    if version is None:
        return None
    sides: dict[str, Side] = {
        name.removeprefix("choice."): "mine" if side == "mine" else "theirs"
        for name, side in request.form.items()
        if name.startswith("choice.")
    }
    return Chosen(version, sides)


def _clash(edit: Edit, typed: Sent, found: Clashing) -> Response:
    return faulty(
        _CLASH,
        asked=questions(found.clashes),
        version=found.version,
        typed=typed,
        token=new_token(),
        proof=keeping.own_proof(),
        way=request.full_path.rstrip("?"),
        back=ways.entered(edit.form.kind.folder, edit.document_id),
        back_name=kind_words.without_saving(edit.form.kind),
        out=request.form.get(DO) == "out",
    )


def _after(edit: Edit, fact_id: str) -> str:
    """The document; the form again where something in it was not understood."""
    folder, listed = edit.form.kind.folder, edit.form.listed
    with reading() as session:
        draft = queries.open_draft(session, monitor(session), edit.document_id).draft
    places = {each.place[:2] for each in draft.unfinished}
    if fact_id and places & {(listed, fact_id), (listed,)}:
        return ways.change_in(folder, edit.document_id, (listed, fact_id), done="unfinished")
    if not listed and any((each.name,) in places for each in edit.form.fields):
        return ways.about(folder, edit.document_id, "unfinished")
    there = f"#{anchor(listed, fact_id)}" if fact_id else ""
    return ways.entered(folder, edit.document_id, "saved") + there


def _context(edit: Edit, said: Said) -> dict[str, object]:
    """What the template of a form needs. Raises Unknown for a document one may not open."""
    with reading() as session:
        try:
            found = around(session, edit.form.kind, edit.document_id)
            base, fields = saving.opened_at(session, edit.document_id, said.typed)
            before = saving.before(fields, edit)
        except KeyError:
            raise Unknown from None
    texts = {**texts_of(edit.form.fields, before), **said.typed}
    faults = {**_faults(edit, found.draft), **_not_found(said)}
    form = edit.form
    choices = {**found.choices, **used_names(form.fields, edit.document_id)}
    drawing = Drawing(texts, choices, faults, form.fields, found.langs, said.found)
    return {
        "title": _title(edit),
        "document_title": found.title,
        "first": drawing.boxes(form.first),
        "more": drawing.boxes(form.more),
        "source": _source_boxes(edit, drawing),
        "base": base,
        "token": new_token(),
        "proof": keeping.own_proof(),
        "way": request.full_path.rstrip("?"),
        "back": ways.entered(form.kind.folder, edit.document_id),
        "more_of_it": edit.added,
        "removable": bool(edit.fact_id) and not edit.short,
        "said": said,
        "whole": faults.get("", ()),
        "chosen": one(said.typed, SAME),
        "notice": notice(request.args.get("done")),
    }


def _not_found(said: Said) -> dict[str, tuple[str, ...]]:
    """What is said of a box in which somebody or something was looked for that is not there."""
    none = gettext("There is nothing of this name that you may see. Try another word of it.")
    several = gettext("Choose which of these is meant.")
    return {key: (several if found else none,) for key, found in said.found.items()}


def _source_boxes(edit: Edit, drawing: Drawing) -> tuple[Box, ...]:
    cited = any(each.name == "source" for each in edit.form.fields)
    if not (edit.form.listed and cited):
        return ()
    return drawing.boxes(new_source_fields(), f"{NEW_SOURCE}.")


def _faults(edit: Edit, draft: Draft) -> dict[str, tuple[str, ...]]:
    """What the draft expects at each box of this form."""
    found: dict[str, tuple[str, ...]] = {}
    for each in draft.unfinished:
        if edit.fact_id and each.place == (edit.form.listed,):
            found[""] = (in_words(each.because),)
        elif not edit.form.listed and len(each.place) == 1:
            found[each.place[0]] = (in_words(each.because),)
        elif each.place[:2] == (edit.form.listed, edit.fact_id):
            key = each.place[2] if len(each.place) == _DEEP else ""
            found[key] = (in_words(each.because),)
    return found


def _title(edit: Edit) -> str:
    if not edit.form.listed:
        return kind_words.about(edit.form.kind)
    if edit.short == "release":
        return gettext("Release")
    if edit.short == "extension":
        return gettext("Extension")
    return telling.kind_named(edit.form.listed, edit.added)


def _kept(session: Session, edit: Edit) -> keeping.Kept | None:
    try:
        return keeping.kept(session, edit.name, edit.document_id)
    except KeyError:
        raise Unknown from None


def _visible(edit: Edit) -> str:
    """The document of a form. Raises Unknown where whoever asks may not open it."""
    with reading() as session:
        try:
            open_of_kind(session, edit.form.kind, edit.document_id)
        except KeyError:
            raise Unknown from None
    return edit.document_id


def _way(edit: Edit) -> str:
    return request.full_path.rstrip("?") if edit.fact_id or request.query_string else request.path
