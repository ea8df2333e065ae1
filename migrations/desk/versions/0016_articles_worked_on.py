"""Articles are worked on as cases are: they get dossiers.

Revision: 0016, after 0015.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.Uuid(as_uuid=False)
_MOMENT = sa.DateTime(timezone=True)
_PROVISIONS = sa.table("provisions", sa.column("id", _ID))
_ENTRIES = sa.table("ledger_entry", sa.column("document"), sa.column("instant"))
_TRAIL = sa.table(
    "audit_entries",
    sa.column("subject"),
    sa.column("who"),
    sa.column("act"),
    sa.column("instant", _MOMENT),
    sa.column("number"),
)
_WROTE = ("imported new", "imported changed")
_DOSSIERS = sa.table(
    "dossiers",
    sa.column("document_id", _ID),
    sa.column("version"),
    sa.column("saved_by"),
    sa.column("saved_at", _MOMENT),
    sa.column("act"),
    sa.column("published_version"),
)


def upgrade() -> None:
    """Lets a dossier be of an article too, and opens one for every article there is."""
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("dossiers", recreate=recreate) as dossiers:
        dossiers.drop_constraint(op.f("fk_dossiers_document_id"), type_="foreignkey")
    if rows := list(_rows(op.get_bind())):
        op.get_bind().execute(sa.insert(_DOSSIERS), rows)


def _rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """The dossiers of articles: who wrote one last, and whether that is what readers see."""
    wrote, published = _written(connection), _published(connection)
    for article in connection.scalars(sa.select(_PROVISIONS.c.id)):
        who, when = wrote.get(article, ("import", datetime.now(UTC)))
        seen = article in published and published[article] >= when.replace(microsecond=0)
        yield {
            "document_id": article,
            "version": 1,
            "saved_by": who,
            "saved_at": when,
            "act": "imported",
            "published_version": 1 if seen else None,
        }


def _written(connection: sa.Connection) -> dict[str, tuple[str, datetime]]:
    trail = _TRAIL.c
    query = sa.select(trail.subject, trail.who, trail.instant).where(trail.act.in_(_WROTE))
    found = connection.execute(query.order_by(trail.number))
    return {subject: (who, _in_utc(when)) for subject, who, when in found}


def _published(connection: sa.Connection) -> dict[str, datetime]:
    query = sa.select(_ENTRIES.c.document, sa.func.max(_ENTRIES.c.instant))
    found = connection.execute(query.group_by(_ENTRIES.c.document))
    return {each: _in_utc(datetime.fromisoformat(instant)) for each, instant in found}


def _in_utc(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
