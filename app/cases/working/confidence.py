"""What the desk knows in confidence: contacts, notes, real names.

It is read through `reveal` alone, which leaves an entry in the audit trail, and only by who is
entrusted with the document. A field is called after its table and, for a source, its id:
`cases.notes`, `people.real_name`, `sources.paper.contact`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.cases.confiding import keep_in_confidence
from app.cases.models import CONFIDENTIAL_COLUMNS, Confidence, Dossier
from app.cases.working.monitors import Monitor, NotAllowed, entrusted_to
from app.cases.working.queries import confidential_fields, dossier_of
from app.staff.actions import record_act

_COLUMNS: Final = {
    (column.class_.__tablename__, column.key): column for column in CONFIDENTIAL_COLUMNS
}


@dataclass(frozen=True, slots=True)
class Differs:
    """Nothing was kept: somebody has changed the field since `mine` was begun."""

    field: str
    theirs: str | None
    mine: str


@dataclass(frozen=True, slots=True)
class Before:
    """What a confidential field held, until somebody replaced it."""

    text: str
    replaced_by: str
    replaced_at: datetime


def known_in_confidence(session: Session, monitor: Monitor, document_id: str) -> dict[str, bool]:
    """The confidential fields of a document, and whether each holds something: no word of it.

    Raises KeyError as `open_draft` does, and NotAllowed for who is not entrusted with it.
    """
    _require_trust(session, monitor, document_id)
    return confidential_fields(session, document_id)


def reveal(session: Session, monitor: Monitor, document_id: str, field: str) -> str | None:
    """What a confidential field holds, None for nothing. That it was read goes to the audit trail.

    Raises KeyError as `open_draft` does and for a field the document does not have, and NotAllowed.
    """
    _require_trust(session, monitor, document_id)
    text = _held(session, document_id, field)
    record_act(session, monitor.name, "revealed", document_id, {"field": field})
    return text


def reveal_before(
    session: Session, monitor: Monitor, document_id: str, field: str
) -> tuple[Before, ...]:
    """What the field held before, newest first; audited and refused as `reveal` is."""
    _require_trust(session, monitor, document_id)
    query = (
        select(Confidence)
        .where(Confidence.document_id == document_id, Confidence.field == field)
        .order_by(Confidence.number.desc())
    )
    record_act(session, monitor.name, "revealed what was before", document_id, {"field": field})
    return tuple(
        Before(each.text, each.replaced_by, each.replaced_at) for each in session.scalars(query)
    )


def confide(
    session: Session, monitor: Monitor, document_id: str, field: str, text: str, seen: str | None
) -> Differs | None:
    """Keeps something in confidence; an empty text clears the field. It makes no new version.

    `seen` is what the field held when it was revealed to them, None for nothing: when somebody has
    changed it since, nothing is kept and both texts are returned. What it held before is kept too.
    Raises what `reveal` does.
    """
    _require_trust(session, monitor, document_id)
    dossier_of(session, monitor, document_id, locked=True)
    now = _held(session, document_id, field)
    if (now or "") == text:
        return None
    if now != (seen or None):
        return Differs(field, now, text)
    column, key = _column(document_id, field)
    if now is not None:
        keep_before(session, monitor.name, document_id, field, now)
    keep_in_confidence(session, column, key, text, monitor.name)
    return None


def _require_trust(session: Session, monitor: Monitor, document_id: str) -> None:
    dossier_of(session, monitor, document_id)
    query = select(Dossier.document_id).where(
        Dossier.document_id == document_id, entrusted_to(monitor)
    )
    if session.scalars(query).one_or_none() is None:
        raise NotAllowed("Only who is entrusted with this sees it. Ask an editor.")


def _held(session: Session, document_id: str, field: str) -> str | None:
    column, key = _column(document_id, field)
    held = zip(_primary(column), key, strict=True)
    query = select(column).where(*(each == value for each, value in held))
    found = session.execute(query).one_or_none()
    if found is None:
        raise KeyError(field)
    text: str | None = found[0]
    return text


def _column(document_id: str, field: str) -> tuple[InstrumentedAttribute[Any], tuple[str, ...]]:
    """The column of a field and the primary key of its row. Raises KeyError for no such field."""
    table, *keys, name = field.split(".")
    column = _COLUMNS.get((table, name))
    if column is None or len(keys) != len(_primary(column)) - 1:
        raise KeyError(field)
    return column, (document_id, *keys)


def _primary(column: InstrumentedAttribute[Any]) -> Sequence[Any]:
    return tuple(column.class_.__table__.primary_key)


def keep_before(session: Session, who: str, document_id: str, field: str, text: str) -> None:
    """Keeps what a field held until now, and who replaced it."""
    mine = (Confidence.document_id == document_id, Confidence.field == field)
    last = session.scalar(select(func.max(Confidence.number)).where(*mine)) or 0
    session.add(
        Confidence(
            document_id=document_id,
            field=field,
            number=last + 1,
            replaced_by=who,
            replaced_at=datetime.now(UTC),
            text=text,
        )
    )
    session.flush()
