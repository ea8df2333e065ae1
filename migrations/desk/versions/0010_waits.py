"""The days on which each case waits for a monitor.

Revision: 0010, after 0009. Cases that are there already get theirs when the record is filled.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of this revision."""
    op.create_table(
        "waits",
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lower", sa.Date(), nullable=True),
        sa.Column("upper", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "why IN ('hearing', 'order ends', 'term ended', 'not confirmed')", name="why"
        ),
        sa.CheckConstraint("first < until", name="first"),
        sa.ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "number"),
    )
    op.create_index("ix_waits_until", "waits", ["until"])
