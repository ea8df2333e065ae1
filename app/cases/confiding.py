"""The one write of a confidential field."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute, Session

from app.cases.models import CONFIDENTIAL_COLUMNS
from app.staff.actions import record_act


def keep_in_confidence(
    session: Session, column: InstrumentedAttribute[Any], key: Sequence[str], text: str, who: str
) -> None:
    """Sets one confidential field of the row with this primary key; an empty text clears it.

    The trail says which field of which document, never what it holds. Raises KeyError for a
    column that is not confidential, and when there is no such row.
    """
    if not any(column is each for each in CONFIDENTIAL_COLUMNS):
        raise KeyError(str(column))
    row = session.get(column.property.parent.class_, tuple(key), populate_existing=True)
    if row is None:
        raise KeyError(tuple(key))
    setattr(row, column.key, text or None)
    session.flush()
    record_act(session, who, "kept in confidence", key[0], {"field": str(column)})
