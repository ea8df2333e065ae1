"""Sheets that are brought in: their rows, what came of them, and what their columns are.

Revision: 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _sheets()
    _rows()
    _outcomes()
    _headers()


def _sheets() -> None:
    op.create_table(
        "sheets",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("read_as", sa.String(), nullable=False),
        sa.Column("parted_by", sa.String(), nullable=False),
        sa.Column("headers", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at_work", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('cases', 'updates')", name="kind"),
        sa.CheckConstraint(
            "state IN ('uploaded', 'checking', 'checked', 'bringing', 'brought', 'undoing',"
            " 'undone')",
            name="state",
        ),
        sa.CheckConstraint("done >= 0", name="done"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sheets_who", "sheets", ["who"])
    op.create_index("ix_sheets_changed_at", "sheets", ["changed_at"])


def _rows() -> None:
    op.create_table(
        "sheet_rows",
        sa.Column("sheet_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.Column("same", sa.LargeBinary(), nullable=True),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("wrong", sa.Boolean(), nullable=False),
        sa.Column("pointed", sa.Boolean(), nullable=False),
        sa.Column("likeness", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("number > 1", name="number"),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheets.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sheet_id", "number"),
    )


def _outcomes() -> None:
    op.create_table(
        "sheet_outcomes",
        sa.Column("sheet_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("came", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.CheckConstraint("came IN ('case begun', 'person begun', 'updates added')", name="came"),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheets.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sheet_id", "document_id"),
    )
    op.create_index("ix_sheet_outcomes_document_id", "sheet_outcomes", ["document_id"])


def _headers() -> None:
    op.create_table(
        "sheet_headers",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("headers", sa.String(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('cases', 'updates')", name="kind"),
        sa.PrimaryKeyConstraint("kind", "headers"),
    )
