"""Cases by article.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table of this revision."""
    op.create_table(
        "charged",
        sa.Column("document", KEY, nullable=False),
        sa.Column("provision", KEY, nullable=False),
        sa.Column("sort", KEY, nullable=False),
        sa.Column("year", KEY, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("units_speech", sa.Integer(), nullable=False),
        sa.Column("units_other", sa.Integer(), nullable=False),
        sa.Column("speech", sa.Integer(), nullable=False),
        sa.Column("pretext", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document", "provision"),
    )
    op.create_index("charged_provision", "charged", ["provision", "sort"])
