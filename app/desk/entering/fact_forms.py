"""The form of each kind of fact, for adding and for changing one, and of a document itself."""

import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from app.desk import keeping
from app.desk.blueprint import desk
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering import filled
from app.desk.entering.kinds import CASES, KINDS, SHORT, form_about, form_for, heading_of
from app.desk.entering.saving import Edit
from app.document.rows import shape_of
from app.web.errors import Unknown

_MARK: Final = re.compile(r"[a-z0-9-]{1,80}")
_DOCUMENT: Final = '/<any(cases, "people-in-cases", tallies, law):folder>/<uuid:document_id>'


def _to_add(folder: str, document_id: UUID, kind: str) -> Edit:
    of = KINDS[folder]
    if kind not in of.additions:
        raise Unknown
    found = of.additions[kind]
    form = form_for(found.listed, correcting=kind == "correction", of=of)
    called = heading_of(kind, of)
    return Edit(str(document_id), form, given=found.given, name=f"add {kind}", added=called)


def _to_change(folder: str, document_id: UUID, listed: str, fact_id: str) -> Edit:
    of, short = KINDS[folder], request.args.get("short", "")
    known = listed in shape_of(of.model).lists and listed not in of.about
    if short:
        known = of is CASES and listed == "detentions" and short in SHORT
    if not known or not _MARK.fullmatch(fact_id):
        raise Unknown
    name = f"{short} {listed} {fact_id}".strip()
    form = form_for(listed, short=short, of=of)
    return Edit(str(document_id), form, fact_id, short=short, name=name)


def _to_describe(folder: str, document_id: UUID) -> Edit:
    return Edit(str(document_id), form_about(KINDS[folder]), name="about")


def _keep(edit_of: Callable[[], Edit]) -> str | None:
    def form_of() -> tuple[str, str]:
        edit = edit_of()
        return edit.name, edit.document_id

    return keeping.keep_for_whoever_typed(form_of)


@desk.get(f"{_DOCUMENT}/add/<kind>")
@requires("contributor")
def add_fact(folder: str, document_id: UUID, kind: str) -> Response:
    """The form of a new fact."""
    return filled.show(_to_add(folder, document_id, kind))


@desk.post(f"{_DOCUMENT}/add/<kind>")
@keeps_what_is_typed(lambda **named: _keep(lambda: _to_add(**named)))
@requires("contributor")
def take_fact(folder: str, document_id: UUID, kind: str) -> AnyResponse:
    """Adds a fact."""
    return filled.take(_to_add(folder, document_id, kind))


@desk.get(f"{_DOCUMENT}/change/<listed>/<fact_id>")
@requires("contributor")
def change_fact(folder: str, document_id: UUID, listed: str, fact_id: str) -> Response:
    """The form of a fact that is there."""
    return filled.show(_to_change(folder, document_id, listed, fact_id))


@desk.post(f"{_DOCUMENT}/change/<listed>/<fact_id>")
@keeps_what_is_typed(lambda **named: _keep(lambda: _to_change(**named)))
@requires("contributor")
def take_change(folder: str, document_id: UUID, listed: str, fact_id: str) -> AnyResponse:
    """Changes a fact, or takes it out."""
    return filled.take(_to_change(folder, document_id, listed, fact_id))


@desk.get(f"{_DOCUMENT}/about")
@requires("contributor")
def about_document(folder: str, document_id: UUID) -> Response:
    """The form of what a document says about itself."""
    return filled.show(_to_describe(folder, document_id))


@desk.post(f"{_DOCUMENT}/about")
@keeps_what_is_typed(lambda **named: _keep(lambda: _to_describe(**named)))
@requires("contributor")
def describe_document(folder: str, document_id: UUID) -> AnyResponse:
    """Changes what a document says about itself."""
    return filled.take(_to_describe(folder, document_id))
