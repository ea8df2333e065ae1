"""Alembic's environment of the desk database."""

from alembic import context

import app.cases.models
import app.law.models
import app.publishing.models
import app.staff.models
import app.tips.models
from app.db.desk import Base

__all__ = ["app"]

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
context.run_migrations()
