"""Taking back what a sheet brought in, as far as nobody has touched it since.

A draft goes where it is as the sheet left it: never saved again, sent to nobody, never published,
with nothing said of it and nothing kept in confidence. Updates go where their case was not saved
since. All else is left, and told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.cases.actions import delete_document
from app.cases.models import Dossier, Sheet, SheetOutcome
from app.cases.queries import documents_naming
from app.cases.sheets import queries
from app.cases.sheets.actions import move_to
from app.cases.sheets.queries import Outcome
from app.cases.working import queries as work
from app.cases.working.actions import Clashing, save
from app.cases.working.fields import Fields, entries
from app.cases.working.monitors import Monitor
from app.staff.actions import record_act

_LISTS = ("updates", "sources")


@dataclass(frozen=True, slots=True)
class Undone:
    """How much of a sheet was taken back, and which documents were left alone."""

    taken_back: int
    left: tuple[str, ...]


def parted(
    session: Session, monitor: Monitor, sheet_id: str
) -> tuple[list[Outcome], list[Outcome]]:
    """What came of a sheet: what can be taken back, and what somebody has changed since.

    A document that another one names stays with it: a person with a case that stays.
    """
    every = queries.outcomes_of(session, sheet_id)
    going = {each.document_id for each in every if _untouched(session, monitor, each)}
    for each in every:
        named = set(documents_naming(session, each.document_id)) - {each.document_id}
        if each.came != "updates added" and named - going:
            going.discard(each.document_id)
    return (
        [each for each in every if each.document_id in going],
        [each for each in every if each.document_id not in going],
    )


def undo(session: Session, monitor: Monitor, sheet: Sheet) -> Undone:
    """Takes back what can be taken back of a sheet, which then is undone. Raises NotNow."""
    move_to(session, sheet, "undone", by="undoing")
    going, staying = parted(session, monitor, sheet.id)
    for each in going:
        if each.came == "updates added":
            _take_out(session, monitor, each)
        else:
            delete_document(session, each.document_id, monitor.name)
    gone = [each.document_id for each in going]
    session.execute(
        delete(SheetOutcome).where(
            SheetOutcome.sheet_id == sheet.id, SheetOutcome.document_id.in_(gone)
        )
    )
    told = {"taken back": len(going), "left": len(staying)}
    record_act(session, monitor.name, "undid a sheet", sheet.id, told)
    return Undone(len(going), tuple(each.document_id for each in staying))


def _untouched(session: Session, monitor: Monitor, outcome: Outcome) -> bool:
    """Whether a document is as its sheet left it."""
    try:
        dossier = work.dossier_of(session, monitor, outcome.document_id)
    except KeyError:
        return False
    if dossier.version != outcome.version or _is_out(dossier):
        return False
    if outcome.came == "updates added":
        return True
    held = work.confidential_fields(session, outcome.document_id)
    return not any(held.values()) and not work.comments_on(session, monitor, outcome.document_id)


def _is_out(dossier: Dossier) -> bool:
    """Whether the present version was sent to somebody, or is or was before readers."""
    public = dossier.published_version == dossier.version
    return public or dossier.sent_by is not None or dossier.approved_by is not None


def _take_out(session: Session, monitor: Monitor, outcome: Outcome) -> None:
    now = work.open_draft(session, monitor, outcome.document_id)
    fields = {**now.draft.fields, **dict(_without(now.draft.fields, outcome.facts))}
    done = save(session, monitor, outcome.document_id, fields, now.version, act="took a sheet back")
    # The case was read in this transaction: nobody can have come between.
    assert not isinstance(done, Clashing)  # noqa: S101


def _without(fields: Fields, ids: Sequence[str]) -> Iterator[tuple[str, list[Fields]]]:
    for listed in _LISTS:
        yield listed, [each for each in entries(fields, listed) if each["id"] not in ids]
