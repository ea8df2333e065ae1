"""The ledger, and beside it what can be taken away.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _ledger_entry()
    _ledger_key()
    _ledger_name()
    _ledger_content()
    _ledger_erasure()


def _ledger_entry() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("instant", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("feed_items", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "cause IN ('published', 'updated', 'corrected', 'renamed', 'amended', 'protected',"
            " 'withdrawn')",
            name=op.f("ck_ledger_entry_cause"),
        ),
        sa.CheckConstraint("number > 0 AND revision > 0", name=op.f("ck_ledger_entry_counts")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("document", "revision", name=op.f("uq_ledger_entry_document_revision")),
        sa.UniqueConstraint("hash", name=op.f("uq_ledger_entry_hash")),
    )


def _ledger_key() -> None:
    op.create_table(
        "ledger_key",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_ledger_key_one")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_ledger_key")),
    )


def _ledger_name() -> None:
    op.create_table(
        "ledger_name",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("document", "name", "own", name=op.f("pk_ledger_name")),
    )
    op.create_index("ix_ledger_name_name", "ledger_name", ["name"])


def _ledger_content() -> None:
    op.create_table(
        "ledger_content",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["ledger_entry.number"], name=op.f("fk_ledger_content_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_content")),
    )


def _ledger_erasure() -> None:
    op.create_table(
        "ledger_erasure",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["ledger_entry.number"], name=op.f("fk_ledger_erasure_number")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_erasure")),
    )
