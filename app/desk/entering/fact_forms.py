"""The form of each kind of fact, for adding and for changing one, and of the case itself."""

import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from app.cases.working.fields import keyed_lists
from app.desk import keeping
from app.desk.blueprint import desk
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering import filled
from app.desk.entering.kinds import ADDITIONS, SHORT, form_for, form_for_case
from app.desk.entering.saving import Edit
from app.document.case import Case
from app.web.errors import Unknown

_MARK: Final = re.compile(r"[a-z0-9-]{1,80}")


def _to_add(case_id: UUID, kind: str) -> Edit:
    if kind not in ADDITIONS:
        raise Unknown
    found = ADDITIONS[kind]
    form = form_for(found.listed, kind=kind)
    return Edit(str(case_id), form, given=found.given, name=f"add {kind}")


def _to_change(case_id: UUID, listed: str, fact_id: str) -> Edit:
    short = request.args.get("short", "")
    known = listed == "detentions" and short in SHORT if short else listed in keyed_lists(Case)
    if not known or not _MARK.fullmatch(fact_id):
        raise Unknown
    name = f"{short} {listed} {fact_id}".strip()
    return Edit(str(case_id), form_for(listed, short=short), fact_id, short=short, name=name)


def _to_describe(case_id: UUID) -> Edit:
    return Edit(str(case_id), form_for_case(), name="about")


def _keep(edit_of: Callable[[], Edit]) -> str | None:
    def form_of() -> tuple[str, str]:
        edit = edit_of()
        return edit.name, edit.case_id

    return keeping.keep_for_whoever_typed(form_of)


@desk.get("/cases/<uuid:case_id>/add/<kind>")
@requires("contributor")
def add_fact(case_id: UUID, kind: str) -> Response:
    """The form of a new fact."""
    return filled.show(_to_add(case_id, kind))


@desk.post("/cases/<uuid:case_id>/add/<kind>")
@keeps_what_is_typed(lambda case_id, kind: _keep(lambda: _to_add(case_id, kind)))
@requires("contributor")
def take_fact(case_id: UUID, kind: str) -> AnyResponse:
    """Adds a fact."""
    return filled.take(_to_add(case_id, kind))


@desk.get("/cases/<uuid:case_id>/change/<listed>/<fact_id>")
@requires("contributor")
def change_fact(case_id: UUID, listed: str, fact_id: str) -> Response:
    """The form of a fact that is there."""
    return filled.show(_to_change(case_id, listed, fact_id))


@desk.post("/cases/<uuid:case_id>/change/<listed>/<fact_id>")
@keeps_what_is_typed(lambda **named: _keep(lambda: _to_change(**named)))
@requires("contributor")
def take_change(case_id: UUID, listed: str, fact_id: str) -> AnyResponse:
    """Changes a fact, or takes it out."""
    return filled.take(_to_change(case_id, listed, fact_id))


@desk.get("/cases/<uuid:case_id>/about")
@requires("contributor")
def about_case(case_id: UUID) -> Response:
    """The form of what a case says about itself."""
    return filled.show(_to_describe(case_id))


@desk.post("/cases/<uuid:case_id>/about")
@keeps_what_is_typed(lambda case_id: _keep(lambda: _to_describe(case_id)))
@requires("contributor")
def describe_case(case_id: UUID) -> AnyResponse:
    """Changes what a case says about itself."""
    return filled.take(_to_describe(case_id))
