"""The timeline by kind and place with its counts, and people in the order of alphabets.

The rows of the timeline are made anew: the record is filled again from the ledger.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables of this revision."""
    op.drop_table("entry")
    _entry()
    _entry_count()
    op.drop_index("person_row_sort", "person_row")
    op.drop_column("person_row", "sort")
    _person_order()


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("subjects", KEY, nullable=False),
        sa.Column("edtf", KEY, nullable=True),
        sa.Column("lower", sa.Date(), nullable=True),
        sa.Column("upper", sa.Date(), nullable=True),
        sa.Column("month", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("sort", KEY, nullable=False),
        sa.PrimaryKeyConstraint("document", "fact", "field"),
    )
    op.create_index("entry_sort", "entry", ["sort"])
    op.create_index("entry_month", "entry", ["month", "sort"])
    op.create_index("entry_kind", "entry", ["kind", "sort"])
    op.create_index("entry_place", "entry", ["place", "kind", "sort"])


def _entry_count() -> None:
    op.create_table(
        "entry_count",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("month", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "month", "place"),
    )


def _person_order() -> None:
    op.create_table(
        "person_order",
        sa.Column("document", KEY, nullable=False),
        sa.Column("alphabet", KEY, nullable=False),
        sa.Column("letter", KEY, nullable=False),
        sa.Column("sort", KEY, nullable=False),
        sa.PrimaryKeyConstraint("document", "alphabet"),
    )
    op.create_index("person_order_sort", "person_order", ["alphabet", "sort"])
    op.create_index("person_order_letter", "person_order", ["alphabet", "letter", "sort"])
