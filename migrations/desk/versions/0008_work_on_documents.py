"""The work on documents: dossiers, versions, who works on them, and what is being typed.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision, and a dossier for every document there is."""
    _dossiers()
    _versions()
    _assignments()
    _comments()
    _typed()
    _form_tokens()
    _open_dossiers()


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("unfinished", sa.LargeBinary(), nullable=True),
        sa.Column("sent_by", sa.String(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("published_version", sa.Integer(), nullable=True),
        sa.CheckConstraint("version > 0 AND published_version <= version", name="version"),
        sa.CheckConstraint("(approved_by IS NULL) = (not_before IS NULL)", name="approved"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_index("ix_dossiers_not_before", "dossiers", ["not_before"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("origin", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("number > 0", name="number"),
        _of_dossier(),
        sa.PrimaryKeyConstraint("document_id", "origin", "number"),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("entrusted", sa.Boolean(), nullable=False),
        _of_dossier(),
        sa.PrimaryKeyConstraint("document_id", "who"),
    )
    op.create_index("ix_assignments_who", "assignments", ["who"])


def _comments() -> None:
    op.create_table(
        "comments",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        _of_dossier(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_comments_document_id", "comments", ["document_id"])


def _typed() -> None:
    op.create_table(
        "typed",
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("who", "form", "about"),
    )
    op.create_index("ix_typed_about", "typed", ["about"])
    op.create_index("ix_typed_typed_at", "typed", ["typed_at"])


def _form_tokens() -> None:
    op.create_table(
        "form_tokens",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index("ix_form_tokens_used_at", "form_tokens", ["used_at"])


def _of_dossier() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE")


def _open_dossiers() -> None:
    """Whatever the desk has came by an import; what the ledger has of it is what readers see."""
    op.execute(
        "INSERT INTO dossiers (document_id, version, saved_by, saved_at, act, published_version)"
        " SELECT id, 1, 'import', CURRENT_TIMESTAMP, 'imported',"
        " CASE WHEN EXISTS (SELECT 1 FROM ledger_entry"
        " WHERE ledger_entry.document = CAST(documents.id AS VARCHAR(36))) THEN 1 END"
        " FROM documents"
    )
