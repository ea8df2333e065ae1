"""Taking back what a sheet brought in, as far as nobody has touched it since.

A draft goes where it is as the sheet left it: never saved again, sent to nobody, never published,
with nothing said of it and nothing kept in confidence. Updates go where their case was not saved
since. All else is left, and told.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.cases.actions import delete_documents
from app.cases.models import (
    CONFIDENTIAL_COLUMNS,
    Comment,
    Dossier,
    Mention,
    Party,
    Related,
    Sheet,
    SheetOutcome,
    Tally,
)
from app.cases.sheets import queries
from app.cases.sheets.actions import begun, move_to
from app.cases.sheets.queries import Outcome
from app.cases.working import queries as work
from app.cases.working.actions import Clashing, save
from app.cases.working.fields import Fields, entries
from app.cases.working.monitors import ITSELF, Monitor, visible_to
from app.db.keeping import batches
from app.staff.actions import record_act

_LISTS = ("updates", "sources")
_PORTION: Final = 100
_SAVES: Final = 20


def parted(
    session: Session, monitor: Monitor, sheet_id: str
) -> tuple[list[Outcome], list[Outcome]]:
    """What came of a sheet: what can be taken back, and what somebody has changed since.

    A document that another one names stays with it: a person with a case that stays.
    """
    every = queries.outcomes_of(session, sheet_id)
    going = _untouched(session, monitor, sheet_id)
    naming = _naming(session, sheet_id)
    while held := {named for owner, named in naming if named in going and owner not in going}:
        going -= held
    return (
        [each for each in every if each.document_id in going],
        [each for each in every if each.document_id not in going],
    )


def undo(session: Session, monitor: Monitor, sheet: Sheet, noted: Callable[[], None]) -> None:
    """Takes back what can be taken back of a sheet, which then is undone. Raises NotNow.

    `noted` is called after each portion, and may commit. What can go is asked again before the
    next: somebody may have changed a draft meanwhile. Stopped half-way, it can be called again.
    """
    gone = 0
    while going := parted(session, monitor, sheet.id)[0]:
        some = going[: _size(going)]
        _take_back(session, monitor, sheet.id, some)
        gone += len(some)
        noted()
    left = len(queries.outcomes_of(session, sheet.id))
    move_to(session, sheet, "undone", by="undoing")
    told = {"taken back": gone, "left": left}
    record_act(session, monitor.name, "undid a sheet", sheet.id, told)


def take_back(session: Session, sheet_id: str, noted: Callable[[], None]) -> None:
    """Takes back all that came of a sheet whose bringing in was stopped half-way.

    Nobody has seen what it began. Updates go out of their cases, whoever saved these since and
    whoever may open them. `noted` is called after each portion, and may commit.
    """
    every = queries.outcomes_of(session, sheet_id)
    for some in batches(every, _size(every)):
        _take_back(session, ITSELF, sheet_id, some)
        noted()


def _size(outcomes: Sequence[Outcome]) -> int:
    """How many are taken back in one transaction: a save takes as long as some deletions."""
    saves = any(each.came == "updates added" for each in outcomes)
    return _SAVES if saves else _PORTION


def _take_back(session: Session, monitor: Monitor, sheet_id: str, going: Sequence[Outcome]) -> None:
    delete_documents(session, begun(going), monitor.name)
    for each in going:
        if each.came == "updates added":
            _take_out(session, monitor, each)
    mine = SheetOutcome.sheet_id == sheet_id
    for some in batches([each.document_id for each in going]):
        session.execute(delete(SheetOutcome).where(mine, SheetOutcome.document_id.in_(some)))


def _untouched(session: Session, monitor: Monitor, sheet_id: str) -> set[str]:
    """The documents that are as their sheet left them, and that this monitor may open."""
    public = Dossier.published_version.is_not_distinct_from(Dossier.version)
    query = (
        select(Dossier.document_id, SheetOutcome.came)
        .join(SheetOutcome, SheetOutcome.document_id == Dossier.document_id)
        .where(SheetOutcome.sheet_id == sheet_id, visible_to(monitor))
        .where(SheetOutcome.version == Dossier.version, ~public)
        .where(Dossier.sent_by.is_(None), Dossier.approved_by.is_(None))
    )
    found = dict(session.execute(query).all())
    worked_on = _with_words(session, sheet_id)
    return {id_ for id_, came in found.items() if came == "updates added" or id_ not in worked_on}


def _with_words(session: Session, sheet_id: str) -> set[str]:
    """The documents of which something was said, or is known in confidence."""
    came = select(SheetOutcome.document_id).where(SheetOutcome.sheet_id == sheet_id)
    found = set(session.scalars(select(Comment.document_id).where(Comment.document_id.in_(came))))
    for column in CONFIDENTIAL_COLUMNS:
        owner = column.class_.__table__.c.document_id
        query = select(owner).where(owner.in_(came), column.is_not(None))
        found.update(session.scalars(query))
    return found


def _naming(session: Session, sheet_id: str) -> set[tuple[str, str]]:
    """Which document names which of those that were begun from a sheet."""
    began = select(SheetOutcome.document_id).where(
        SheetOutcome.sheet_id == sheet_id, SheetOutcome.came != "updates added"
    )
    found: set[tuple[str, str]] = set()
    for named in (Party.person_id, Related.case_id, Tally.case_id, Mention.names_id):
        query = select(named.class_.document_id, named).where(named.in_(began))
        found.update((owner, str(id_)) for owner, id_ in session.execute(query))
    return {(owner, named) for owner, named in found if owner != named}


def _take_out(session: Session, monitor: Monitor, outcome: Outcome) -> None:
    now = work.open_draft(session, monitor, outcome.document_id)
    fields = {**now.draft.fields, **dict(_without(now.draft.fields, outcome.facts))}
    done = save(session, monitor, outcome.document_id, fields, now.version, act="took a sheet back")
    # The case was read in this transaction: nobody can have come between.
    assert not isinstance(done, Clashing)  # noqa: S101


def _without(fields: Fields, ids: Sequence[str]) -> Iterator[tuple[str, list[Fields]]]:
    for listed in _LISTS:
        yield listed, [each for each in entries(fields, listed) if each["id"] not in ids]
