"""The audit trail and the law.

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import (
    dated,
    document_id,
    localised,
    of_document,
    of_item,
    points,
    text,
    words,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _audit_entries()
    _provisions()
    _former_provision_slugs()
    _provision_items()
    _provision_sources()
    _allowed_penalties()
    _provision_citings()
    _provision_claims()
    _provision_facts()
    _provision_mentions()
    _provision_versions()


def _audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("instant", sa.DateTime(timezone=True), nullable=False),
        *text("who", "act", needed=True),
        *text("subject"),
        *localised("details", needed=True),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("hash"),
        sa.UniqueConstraint("previous"),
    )
    op.create_index("ix_audit_entries_subject", "audit_entries", ["subject"])


def _provisions() -> None:
    op.create_table(
        "provisions",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        *text("slug", "lang", "code", "path", needed=True),
        *localised("title", needed=True),
        *words("prosecution", "public|private"),
        *localised("explanation", "note"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", "path"),
        sa.UniqueConstraint("slug"),
    )


def _former_provision_slugs() -> None:
    op.create_table(
        "former_provision_slugs",
        *text("slug", needed=True),
        document_id(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
        of_document("provisions.id"),
    )


def _provision_items() -> None:
    op.create_table(
        "provision_items",
        document_id(),
        *text("key", needed=True),
        *text("parent"),
        *text("listed", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "key"),
        of_document("provisions.id"),
        points("provision_items", "parent", later=True, ondelete="CASCADE"),
        sa.UniqueConstraint("document_id", "key", "listed"),
        sa.CheckConstraint("(parent IS NULL) = (key = '/') AND parent <> key", name="parent"),
        sa.CheckConstraint("position >= 0", name="position"),
    )


def _provision_sources() -> None:
    op.create_table(
        "provision_sources",
        document_id(),
        *text("key", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *text("outlet", needed=True),
        *words(
            "outlet_kind",
            "ngo|news agency|online media|newspaper|broadcaster|state body|court|"
            "intergovernmental body|party or movement|reference work|social media|"
            "unnamed media|other",
        ),
        *text("author", "title", "url", "reference", "lang", "archive"),
        sa.Column("sha256", sa.String(64)),
        *text("via"),
        *localised("note"),
        *dated("published"),
        *dated("updated"),
        *dated("retrieved"),
        sa.PrimaryKeyConstraint("document_id", "key"),
        of_document("provisions.id"),
        points("provision_sources", "via", later=True),
        sa.CheckConstraint("position >= 0", name="position"),
        sa.CheckConstraint("via <> key", name="via"),
    )


def _allowed_penalties() -> None:
    op.create_table(
        "allowed_penalties",
        *of_item("provision_items"),
        *text("part"),
        *localised("act"),
        *text("who"),
        *words(
            "kind",
            "administrative detention|prison|penal colony|house arrest|restriction of "
            "liberty|correctional labour|community work|fine|damages|ban on a post or "
            "activity|site blocked|removal of content|apology|warning",
            needed=True,
        ),
        *text("min", "max"),
        *words("basis", "speech|pretext|other|unknown"),
        *localised("note"),
    )


def _provision_citings() -> None:
    op.create_table(
        "provision_citings",
        document_id(),
        *text("key", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *text("source", needed=True),
        sa.PrimaryKeyConstraint("document_id", "key", "position"),
        points("provision_items", ondelete="CASCADE"),
        points("provision_sources", "source", later=True),
    )


def _provision_claims() -> None:
    op.create_table(
        "provision_claims",
        *of_item("provision_items"),
        *words("stance", "asserts|denies|could not confirm|did not answer", needed=True),
        *text("hedge"),
        *localised("says", "text"),
    )


def _provision_facts() -> None:
    op.create_table(
        "provision_facts",
        *of_item("provision_items"),
        *dated("date"),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )


def _provision_mentions() -> None:
    op.create_table(
        "provision_mentions",
        document_id(),
        *text("key", "field", "word", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "key", "field", "position"),
        points("provision_items", ondelete="CASCADE"),
        sa.CheckConstraint("position >= 0", name="position"),
    )


def _provision_versions() -> None:
    op.create_table(
        "provision_versions",
        *of_item("provision_items"),
        *dated("since"),
        *dated("until"),
        *text("changed_by"),
        *words("basis", "speech|pretext|other|unknown"),
        *localised("text", "note"),
        sa.CheckConstraint(
            "since_lower IS NULL OR until_upper IS NULL OR since_lower <= until_upper",
            name="until_after_since",
        ),
    )
