"""From a filled form to a saved case: the edit it stands for, with a source that is new in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from app.cases.working import queries
from app.cases.working.actions import Chosen, Clashing, save
from app.cases.working.fields import Fields, entries, ids_in, new_id
from app.cases.working.queries import NoSuchVersion
from app.cases.working.taken_out import sources_confided
from app.desk import citing
from app.desk.entering import same_people
from app.desk.entering.boxes import listed as as_list
from app.desk.entering.described import Field, model_of, only
from app.desk.entering.filling import values_of
from app.desk.entering.kinds import FormKind
from app.desk.entering.places import fact_at, numbered, with_fact, without_fact
from app.desk.numbers import whole_number
from app.desk.typed import Sent, one
from app.desk.working import monitor

NEW_SOURCE: Final = "new_source"
SAME: Final = "same"
_OF_SOMEBODY: Final = ("kind", "identification")
_OF_SOURCE: Final = ("outlet", "url", "published")


@dataclass(frozen=True, slots=True)
class Edit:
    """A form of a document: which fact it changes (none: a new one), what is given without asking.

    `short` is the name of the short form it is, `name` that under which what is typed is kept,
    `added` what a new fact is called.
    """

    document_id: str
    form: FormKind
    fact_id: str | None = None
    given: Mapping[str, Any] | None = None
    short: str = ""
    name: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that is saved, and the fact it was about; empty when that was taken out."""

    fact_id: str


def new_source_fields() -> tuple[Field, ...]:
    """What is asked of a source that is new."""
    return only(model_of("sources"), _OF_SOURCE)


def source_in(typed: Sent, prefix: str) -> Fields:
    """A source as typed; one with an address alone is called after its site."""
    found = values_of(new_source_fields(), typed, {}, prefix)
    if "outlet" not in found and isinstance(found.get("url"), str):
        found["outlet"] = _site(found["url"])
    return found


def save_edit(
    session: Session, edit: Edit, typed: Sent, chosen: Chosen | None, *, out: bool = False
) -> Kept | Clashing:
    """Saves what a form says; `out`, the fact is taken out. Raises what `save` does."""
    base, then = opened_at(session, edit.document_id, typed)
    if out and edit.fact_id:
        fields = without_fact(then, edit.form.listed, edit.fact_id)
    else:
        fields = _with(session, then, edit, typed)
    done = save(session, monitor(session), edit.document_id, fields, base, chosen=chosen)
    if isinstance(done, Clashing):
        return done
    return Kept("" if out else edit.fact_id or _added(session, edit, then))


def opened_at(session: Session, document_id: str, typed: Sent) -> tuple[int, Fields]:
    """The fields of a document at the version a form was opened at, else as they are now."""
    base = whole_number(one(typed, "base"))
    now = queries.open_draft(session, monitor(session), document_id)
    if not base or base == now.version:
        return now.version, now.draft.fields
    try:
        return base, queries.version_of(session, monitor(session), document_id, base).fields
    except NoSuchVersion:
        return now.version, now.draft.fields


def _with(session: Session, fields: Fields, edit: Edit, typed: Sent) -> Fields:
    """The fields of a document after an edit."""
    if not edit.form.listed:
        return values_of(edit.form.fields, typed, fields)
    listed = edit.form.listed
    shown = before(fields, edit)
    fact = values_of(edit.form.fields, typed, shown, said_of=edit.form.fields)
    fields, fact = _with_source(session, fields, fact, edit, typed)
    fact = _completed(session, listed, shown, fact, typed)
    return _announced(with_fact(fields, listed, edit.fact_id, fact), edit, shown, fact)


def before(fields: Fields, edit: Edit) -> Fields:
    """What a form showed of a document. Raises KeyError where the fact is not there."""
    if not edit.form.listed:
        return fields
    if edit.fact_id is None:
        return dict(edit.given or {})
    return fact_at(fields, edit.form.listed, edit.fact_id)


def _with_source(
    session: Session, fields: Fields, fact: Fields, edit: Edit, typed: Sent
) -> tuple[Fields, Fields]:
    """A document and a fact of it with the source that was typed beside the fact, if one was."""
    source = source_in(typed, f"{NEW_SOURCE}.")
    if not source:
        return fields, fact
    taken = ids_in(fields, edit.form.kind.model) | sources_confided(session, edit.document_id)
    key = new_id("source", taken)
    sources = [*entries(fields, "sources"), {"id": key, **source}]
    return {**fields, "sources": sources}, {**fact, "source": [*as_list(fact.get("source")), key]}


def _completed(session: Session, listed: str, shown: Fields, fact: Fields, typed: Sent) -> Fields:
    if listed == "parties" and not shown and "name" in fact and "person" not in fact:
        return _known(session, fact, one(typed, SAME))
    if listed == "charges" and not shown and "provision" not in fact:
        return fact | provision_in(fact.get("citation"))
    return fact


def _known(session: Session, party: Fields, answer: str) -> Fields:
    """A subject gets a page of their own; others have one only if we know them."""
    subject = party.get("part", "subject") == "subject"
    if not (answer and answer != same_people.SOMEBODY_NEW) and not subject:
        return party
    about: Fields = {name: party[name] for name in _OF_SOMEBODY if name in party}
    found = same_people.party(session, monitor(session), str(party["name"]), answer, about)
    left = {name: said for name, said in party.items() if name not in ("name", *_OF_SOMEBODY)}
    return {**left, **found}


def provision_in(citation: object) -> Fields:
    """The article that a citation names, where it names one and no other."""
    found = citing.understood(citation) if isinstance(citation, str) else ()
    return {"provision": found[0].key} if len(found) == 1 else {}


def _announced(fields: Fields, edit: Edit, shown: Fields, fact: Fields) -> Fields:
    """The case with the entry that tells readers of a release or an extension."""
    if edit.short == "release" and "ended" in fact and "ended" not in shown:
        update = {"kind": "release", "happened": fact["ended"]}
    elif edit.short == "extension" and fact.get("extensions") != shown.get("extensions"):
        update = {"kind": "update"}
    else:
        return fields
    told = {name: fact[name] for name in ("of", "said_by", "source") if name in fact}
    updates = [*entries(fields, "updates"), {**update, "facts": fact["id"], **told}]
    return {**fields, "updates": updates}


def _added(session: Session, edit: Edit, then: Fields) -> str:
    """The key that a new fact was given; of the document itself, none."""
    if not edit.form.listed:
        return ""
    now = queries.open_draft(session, monitor(session), edit.document_id).draft.fields
    there = {key for key, _ in numbered(then, edit.form.listed)}
    added = [key for key, _ in numbered(now, edit.form.listed) if key not in there]
    return added[-1] if added else ""


def _site(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
