"""Reported counts.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import (
    counted,
    dated,
    document_id,
    localised,
    of_document,
    of_item,
    text,
    words,
)

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _tallies()
    _tally_rows()
    _tally_charges()


def _tallies() -> None:
    op.create_table(
        "tallies",
        document_id(),
        *localised("title", needed=True),
        *dated("period"),
        *dated("reported"),
        *text("speaker", "hedge"),
        *counted("total"),
        sa.Column("case_id", sa.Uuid(as_uuid=False)),
        *text("cluster"),
        *localised("text", "note", "preferred_because"),
        sa.PrimaryKeyConstraint("document_id"),
        of_document("cases.document_id", "case_id", later=True, ondelete="SET NULL"),
        of_document("documents.id"),
    )
    op.create_index("ix_tallies_case_id", "tallies", ["case_id"])


def _tally_rows() -> None:
    op.create_table(
        "tally_rows",
        *of_item("items"),
        *words(
            "kind",
            "administrative detention|police custody|pre-trial detention|prison|"
            "questioning|warning|fine|charged|site blocked|other",
            needed=True,
        ),
        *text("label"),
        *counted("count"),
    )


def _tally_charges() -> None:
    op.create_table(
        "tally_charges",
        *of_item("items"),
        *text("label", "citation", "provision"),
        *words("basis", "speech|pretext|other|unknown"),
    )
    op.create_index("ix_tally_charges_provision", "tally_charges", ["provision"])
