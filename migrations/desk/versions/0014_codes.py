"""The country of an article, and what its code is called.

Revision: 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds what a code from another country brings along; articles that are there say nothing."""
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("provisions", recreate=recreate) as provisions:
        provisions.add_column(sa.Column("country", sa.String(), nullable=True))
        provisions.add_column(sa.Column("code_title", sa.JSON(), nullable=True))
