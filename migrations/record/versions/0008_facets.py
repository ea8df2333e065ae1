"""What cases are filed under, and the sets of cases that filters are made of.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables of this revision; a record of an earlier one is filled anew."""
    op.create_table(
        "filed",
        sa.Column("row", sa.Integer(), primary_key=True),
        sa.Column("document", KEY, nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer()),
    )
    op.create_index("filed_document", "filed", ["document", "known_until"])
    op.create_index("filed_known_from", "filed", ["known_from"])
    op.create_index("filed_known_until", "filed", ["known_until"])
    op.create_table(
        "facet",
        sa.Column("name", KEY, nullable=False),
        sa.Column("span", KEY, nullable=False),
        sa.Column("value", KEY, nullable=False),
        sa.Column("chunk", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", "span", "value", "chunk"),
    )
