"""What cases are filed under, as the record keeps it."""

from collections.abc import Iterable
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import Connection, select

from app.db.among import among
from app.record import tables
from app.record.queries.lines import said_then, still_said

_filed = tables.filed
_SAID: Final = select(_filed.c.document, _filed.c.said).where(among(_filed.c.document, "ids"))
_NOW: Final = _SAID.where(still_said(_filed))
_THEN: Final = _SAID.where(said_then(_filed))


def filed_at(
    connection: Connection, ids: Iterable[str], number: int | None = None
) -> dict[str, dict[str, Any]]:
    """What some cases were filed under at an entry of the ledger (None: now), by opaque id.

    It is as `app.record.facets.filing.filed` gives it. One statement.
    """
    asked: dict[str, Any] = {"ids": sorted(set(ids))}
    if number is None:
        rows = connection.execute(_NOW, asked)
    else:
        rows = connection.execute(_THEN, {**asked, "at": number})
    return {row.document: from_json(row.said) for row in rows}
