"""Adding facts to many cases at once, so that all of it is seen in the same moment.

Each addition is worked out beforehand, while others read and save; what is left to do under one
lock is to write rows. What somebody did meanwhile to a case, or to whom it names, makes its
addition outdated: it is worked out again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.cases import mapping
from app.cases.known import removed_keys
from app.cases.models import Assignment, Dossier, Version
from app.cases.queries import case_rows
from app.cases.working.bodies import body_of
from app.cases.working.drafts import Draft, sealed, understood
from app.cases.working.fields import Fields, ids_in
from app.cases.working.fitting import change_to
from app.cases.working.monitors import Monitor, visible_to
from app.cases.working.noting import waiting_rows, write_waits
from app.cases.working.queries import confidential_of, dossier_of, opened
from app.cases.working.taken_out import sources_confided
from app.db.keeping import Replacement, Row, all_of, batches, merged, replacement, write_rows
from app.document.case import Case
from app.staff.actions import Act, record_acts
from app.staff.queries import last_acts, last_entry

_SAVED: Final = "saved"
_DOSSIERS: Final = cast("Table", Dossier.__table__)


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be written of a case, worked out of the version that `replaced` keeps.

    `ids` are those of what is added. `rests_on` are the documents that it was worked out of, and
    `after` the last entry of the trail then.
    """

    case_id: str
    replaced: Row
    unfinished: str | None
    rows: Replacement
    waits: Sequence[Row]
    ids: tuple[str, ...]
    rests_on: frozenset[str]
    after: int

    @property
    def version(self) -> int:
        """The version that the case comes to."""
        return int(self.replaced["number"]) + 1


def addition_to(
    session: Session, monitor: Monitor, case_id: str, added: Callable[[Fields, set[str]], Fields]
) -> Addition:
    """Works out what is written of a case to which `added` adds facts and sources, nothing else.

    It is given the fields of the case, and the ids that no new one may have. Raises KeyError for no
    case that they may open, and NotSaved.
    """
    last = last_entry(session)
    dossier = dossier_of(session, monitor, case_id)
    now = opened(session, dossier).draft
    before = ids_in(now.fields, Case)
    taken = before | removed_keys(session, [case_id])[case_id].keys()
    taken |= sources_confided(session, case_id)
    draft = understood({**added(now.fields, taken), "id": case_id}, Case, taken)
    change, named = change_to(session, draft.document, now.document)
    if change.removed or change.returned or draft.document.slug != now.document.slug:
        raise ValueError("facts and sources are added here, and nothing else is changed")
    return Addition(
        case_id,
        _replaced(session, dossier, now),
        sealed(draft),
        replacement(
            merged(case_rows(session, [case_id]).values()),
            mapping.laid_out(change.document, named),
        ),
        waiting_rows(change.document) if isinstance(change.document, Case) else (),
        tuple(sorted(ids_in(draft.fields, Case) - before)),
        frozenset({case_id, *named.values()}),
        last.number if last else 0,
    )


def outdated(session: Session, monitor: Monitor, additions: Sequence[Addition]) -> list[str]:
    """The cases whose additions are to be worked out again; from now on nobody changes any case.

    These are cases that somebody saved or may not open any more, and those of which the trail
    tells anything: what was protected or taken out of sight must not come back with a version.
    """
    versions: dict[str, int] = {}
    for some in batches(sorted(each.case_id for each in additions)):
        query = select(Dossier.document_id, Dossier.version).where(visible_to(monitor))
        query = query.where(Dossier.document_id.in_(some)).order_by(Dossier.document_id)
        versions.update(session.execute(query.with_for_update(of=Dossier)).all())
    acts = last_acts(session, min((each.after for each in additions), default=0))
    return [
        each.case_id
        for each in additions
        if versions.get(each.case_id) != each.replaced["number"]
        or any(acts.get(one, 0) > each.after for one in each.rests_on)
    ]


def write_additions(session: Session, monitor: Monitor, additions: Sequence[Addition]) -> None:
    """Writes additions that are not outdated, each as a save of its own in history and trail."""
    session.execute(insert(Version), [each.replaced for each in additions])
    _move_on(session, monitor, additions)
    write_rows(session, mapping.CASES.order, all_of([each.rows for each in additions]))
    ids = [each.case_id for each in additions]
    write_waits(session, ids, [row for each in additions for row in each.waits])
    _keep_in_sight(session, monitor, ids)
    acts = [Act(_SAVED, each.case_id, {"version": each.version}) for each in additions]
    record_acts(session, monitor.name, acts)
    session.expire_all()


def _replaced(session: Session, dossier: Dossier, now: Draft) -> Row:
    """The row that keeps the present version."""
    return {
        "document_id": dossier.document_id,
        "origin": dossier.document_id,
        "number": dossier.version,
        "saved_by": dossier.saved_by,
        "saved_at": dossier.saved_at,
        "act": dossier.act,
        "body": body_of(now, confidential_of(session, dossier.document_id)),
    }


def _move_on(session: Session, monitor: Monitor, additions: Iterable[Addition]) -> None:
    said: dict[str, Any] = {"saved_by": monitor.name, "saved_at": datetime.now(UTC), "act": _SAVED}
    said |= {"approved_by": None, "not_before": None}
    statement = update(_DOSSIERS).where(_DOSSIERS.c.document_id == bindparam("case_id"))
    rows = [
        {"case_id": each.case_id, "to": each.version, "typed": each.unfinished}
        for each in additions
    ]
    said |= {"version": bindparam("to"), "unfinished": bindparam("typed")}
    session.connection().execute(statement.values(said), rows)


def _keep_in_sight(session: Session, monitor: Monitor, case_ids: Sequence[str]) -> None:
    """Who has added to a case can open it again, though nothing confidential in it."""
    there: set[str] = set()
    for some in batches(case_ids):
        query = select(Assignment.document_id).where(Assignment.who == monitor.name)
        there.update(session.scalars(query.where(Assignment.document_id.in_(some))))
    new = [each for each in case_ids if each not in there]
    rows = [{"document_id": each, "who": monitor.name, "entrusted": False} for each in new]
    if rows:
        session.execute(insert(Assignment), rows)
