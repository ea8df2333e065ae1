"""Terms of custody that were imposed, to be set beside what the law allowed.

Revision: 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table of this revision; a record of an earlier one is filled anew."""
    op.create_table(
        "imposed",
        sa.Column("row", sa.Integer(), primary_key=True),
        sa.Column("document", KEY, nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.Column("provision", KEY, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("term", KEY, nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("charges", sa.String(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer()),
    )
    op.create_index("imposed_document", "imposed", ["document", "known_until"])
    op.create_index("imposed_provision", "imposed", ["provision", "days"])
