"""From when somebody bears a form of their name.

Revision: 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import dated

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a date to each form of a name; those that are there have none."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("person_names", recreate="always" if on_sqlite else "never") as names:
        for each in dated("since"):
            if isinstance(each, sa.Column):
                names.add_column(each)
            elif isinstance(each, sa.CheckConstraint):
                names.create_check_constraint("since", each.sqltext)
