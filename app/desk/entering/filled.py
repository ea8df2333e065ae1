"""A form of a fact: shown, checked, saved, and shown again with what stands in its way."""

from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working import queries
from app.cases.working.actions import Chosen, Clashing
from app.cases.working.drafts import Draft
from app.cases.working.errors import NotSaved
from app.cases.working.forms import TooLong, new_token
from app.cases.working.merging import Side
from app.cases.working.monitors import Monitor, NotAllowed
from app.desk import keeping, ways
from app.desk.database import reading, writing
from app.desk.entering import saving, telling
from app.desk.entering.clashes import questions
from app.desk.entering.drawn import Box, Drawing
from app.desk.entering.filling import texts_of
from app.desk.entering.said import Said, said_before
from app.desk.entering.same_people import Candidate, candidates
from app.desk.entering.saving import NEW_SOURCE, SAME, Edit, new_source_fields, save_edit
from app.desk.notices import notice
from app.desk.numbers import whole_number
from app.desk.page import faulty, page, see
from app.desk.typed import DO, Sent, one, sent
from app.desk.working import done_once, monitor
from app.web.errors import Unknown
from app.web.language import gettext

_FORM: Final = "entering/fact.html"
_CLASH: Final = "entering/clash.html"
_DEEP: Final = 3


class _Asking(Exception):
    """Nothing is saved: whether somebody is known has to be answered first."""

    def __init__(self, found: tuple[Candidate, ...]) -> None:
        super().__init__("somebody of this name may be known")
        self.found = found


def show(edit: Edit) -> Response:
    """The form, with what was typed into it before and not saved."""
    with reading() as session:
        kept = _kept(session, edit)
    return page(_FORM, **_context(edit, said_before(kept)))


def take(edit: Edit) -> AnyResponse:
    """What was asked of a form: to keep it, to check it, to drop it, or to save it."""
    act, typed = request.form.get(DO, "save"), sent()
    if act == "keep":
        kept = keeping.keep(edit.name, _visible(edit))
        return Response(status=204 if kept else 413)
    if act == "drop":
        with writing() as session:
            keeping.forget(session, edit.name, _visible(edit))
        return see(_way(edit))
    if act == "check":
        return page(_FORM, **_context(edit, Said(typed=typed, candidates=_same(edit, typed))))
    return _save(edit, typed, out=act == "out")


def _save(edit: Edit, typed: Sent, *, out: bool) -> AnyResponse:
    try:
        return _saved(edit, typed, out=out)
    except _Asking as asking:
        keeping.keep(edit.name, edit.case_id)
        return faulty(_FORM, **_context(edit, Said(candidates=asking.found, typed=typed)))
    except NotSaved as refused:
        problems = tuple(said for _, said in refused.problems)
    except (TooLong, NotAllowed) as refused:
        problems = (str(refused),)
    except KeyError:
        raise Unknown from None
    return faulty(_FORM, **_context(edit, Said(problems, typed=typed)))


def _saved(edit: Edit, typed: Sent, *, out: bool) -> AnyResponse:
    clashing: list[Clashing] = []

    def act(session: Session, _who: Monitor) -> str | None:
        _ask_who(session, edit, typed)
        done = save_edit(session, edit, typed, _chosen(), out=out)
        if isinstance(done, Clashing):
            clashing.append(done)
            return None
        keeping.forget(session, edit.name, edit.case_id)
        return done.fact_id

    fact_id = done_once(act)
    if clashing:
        return _clash(edit, typed, clashing[0])
    return see(_after(edit, fact_id))


def _ask_who(session: Session, edit: Edit, typed: Sent) -> None:
    """Asks once whether a new party is somebody we know. Raises _Asking."""
    name = one(typed, "name")
    new = edit.form.listed == "parties" and edit.fact_id is None
    if new and name and not one(typed, SAME) and not one(typed, "person"):
        found = candidates(session, monitor(session), name)
        if found:
            raise _Asking(found)


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
        asked=questions(found),
        version=found.version,
        typed=typed,
        token=new_token(),
        proof=keeping.own_proof(),
        way=request.full_path.rstrip("?"),
        back=ways.case(edit.case_id),
        out=request.form.get(DO) == "out",
    )


def _after(edit: Edit, fact_id: str) -> str:
    """The case; the form again where something in it was not understood."""
    with reading() as session:
        draft = queries.open_draft(session, monitor(session), edit.case_id).draft
    place = (edit.form.listed, fact_id)
    if fact_id and any(each.place[:2] == place for each in draft.unfinished):
        return ways.change_fact(edit.case_id, *place, done="unfinished")
    if not edit.form.listed and any(len(each.place) == 1 for each in draft.unfinished):
        return ways.about_case(edit.case_id, "unfinished")
    anchor = f"#{fact_id}" if fact_id else ""
    return ways.case(edit.case_id, "saved") + anchor


def _context(edit: Edit, said: Said) -> dict[str, object]:
    """What the template of a form needs. Raises Unknown for a case one may not open."""
    with reading() as session:
        try:
            now = queries.open_draft(session, monitor(session), edit.case_id)
            told = telling.told_of(session, now.draft)
            base, fields = saving.opened_at(session, edit.case_id, said.typed)
            before = saving.before(fields, edit)
        except KeyError:
            raise Unknown from None
    texts = {**texts_of(edit.form.fields, before), **said.typed}
    faults = _faults(edit, now.draft)
    drawing = Drawing(texts, telling.choices_in(told, now.draft), faults, edit.form.fields)
    return {
        "title": _title(edit),
        "case_title": telling.title_of(told),
        "first": drawing.boxes(edit.form.first),
        "more": drawing.boxes(edit.form.more),
        "source": _source_boxes(edit, drawing),
        "base": base,
        "token": new_token(),
        "proof": keeping.own_proof(),
        "way": request.full_path.rstrip("?"),
        "back": ways.case(edit.case_id),
        "removable": bool(edit.fact_id) and not edit.short,
        "said": said,
        "whole": faults.get("", ()),
        "chosen": one(said.typed, SAME),
        "notice": notice(request.args.get("done")),
    }


def _source_boxes(edit: Edit, drawing: Drawing) -> tuple[Box, ...]:
    if edit.form.listed in ("", "sources"):
        return ()
    return drawing.boxes(new_source_fields(), f"{NEW_SOURCE}.")


def _faults(edit: Edit, draft: Draft) -> dict[str, tuple[str, ...]]:
    """What the draft expects at each box of this form."""
    found: dict[str, tuple[str, ...]] = {}
    for each in draft.unfinished:
        if not edit.form.listed and len(each.place) == 1:
            found[each.place[0]] = (each.because,)
        elif each.place[:2] == (edit.form.listed, edit.fact_id):
            key = each.place[2] if len(each.place) == _DEEP else ""
            found[key] = (each.because,)
    return found


def _title(edit: Edit) -> str:
    if not edit.form.listed:
        return gettext("About the case")
    if edit.short == "release":
        return gettext("Release")
    if edit.short == "extension":
        return gettext("Extension")
    return telling.kind_named(edit.form.listed, edit.name, new=edit.fact_id is None)


def _kept(session: Session, edit: Edit) -> keeping.Kept | None:
    try:
        return keeping.kept(session, edit.name, edit.case_id)
    except KeyError:
        raise Unknown from None


def _visible(edit: Edit) -> str:
    """The case of a form. Raises Unknown where whoever asks may not open it."""
    with reading() as session:
        try:
            queries.dossier_of(session, monitor(session), edit.case_id)
        except KeyError:
            raise Unknown from None
    return edit.case_id


def _way(edit: Edit) -> str:
    return request.full_path.rstrip("?") if edit.fact_id or request.query_string else request.path
