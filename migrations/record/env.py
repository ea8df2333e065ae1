"""Alembic's environment of the public record."""

from typing import Any, Literal

from alembic import context

from app.record.columns import Wording
from app.record.tables import metadata


def _plainly(kind: str, thing: Any, _context: object) -> str | Literal[False]:
    """A migration names no class of the project: what it makes must not change with the code."""
    return "sa.String()" if kind == "type" and isinstance(thing, Wording) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=_plainly,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
