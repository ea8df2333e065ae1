"""What readers tell the desk without an account.

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of this revision. Its rows do not lie in the order in which they came."""
    op.create_table(
        "tips",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=True),
        sa.Column("links", sa.LargeBinary(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("taken_by", sa.String(), nullable=True),
        sa.Column("closed", sa.String(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.CheckConstraint("closed IN ('case', 'discarded')", name="closed"),
        sa.CheckConstraint(
            "(closed IS NULL) = (closed_on IS NULL) AND (closed IS NULL) = (closed_by IS NULL)",
            name="closed_when",
        ),
        sa.CheckConstraint(
            "closed IS NULL OR (links IS NULL AND text IS NULL AND place IS NULL"
            " AND contact IS NULL)",
            name="erased",
        ),
        sa.CheckConstraint("closed <> 'case' OR case_id IS NOT NULL", name="case_of"),
        sa.CheckConstraint("closed <> 'discarded' OR reason IS NOT NULL", name="reason_of"),
        sa.ForeignKeyConstraint(["case_id"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("mark"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tips_closed_day_id", "tips", ["closed", "day", "id"])
    op.create_index("ix_tips_closed_on", "tips", ["closed_on"])
    op.create_index("ix_tips_case_id", "tips", ["case_id"])
