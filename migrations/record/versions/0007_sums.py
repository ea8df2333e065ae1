"""Sums that are kept, and what lists are read by.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
LISTED = sa.text("cases > 0")


def upgrade() -> None:
    """Makes the tables of this revision; a record of an earlier one is filled anew."""
    _entry_count()
    _small_sums()
    _charged_count()
    _people()
    _newest()
    _holding()


def _entry_count() -> None:
    op.drop_table("entry_count")
    op.create_table(
        "entry_count",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("span", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "span", "place"),
    )
    op.create_index("entry_count_place", "entry_count", ["place", "kind", "span"])


def _small_sums() -> None:
    op.create_table(
        "custody_change",
        sa.Column("scale", KEY, nullable=False),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("begun", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scale", "span", "state"),
    )
    op.create_table(
        "taking_count",
        sa.Column("month", KEY, nullable=False),
        sa.Column("basis", KEY, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "basis"),
    )
    op.create_table(
        "total",
        sa.Column("name", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _charged_count() -> None:
    numbers = (
        "rank",
        "cases",
        "units",
        "units_speech",
        "units_other",
        "speech",
        "pretext",
        "other",
        "unknown",
    )
    op.create_table(
        "charged_count",
        sa.Column("provision", KEY, nullable=False),
        sa.Column("year", KEY, nullable=False),
        *(sa.Column(each, sa.Integer(), nullable=False) for each in numbers),
        sa.PrimaryKeyConstraint("provision", "year", "rank"),
    )


def _people() -> None:
    op.drop_index("person_order_sort", "person_order")
    op.drop_index("person_order_letter", "person_order")
    op.add_column(
        "person_order", sa.Column("cases", sa.Integer(), nullable=False, server_default="0")
    )
    for name, columns in (
        ("person_order_sort", ["alphabet", "sort"]),
        ("person_order_letter", ["alphabet", "letter", "sort"]),
    ):
        op.create_index(name, "person_order", columns, sqlite_where=LISTED, postgresql_where=LISTED)


def _newest() -> None:
    op.add_column("item", sa.Column("day", KEY, nullable=False, server_default="0000-00-00"))
    order = [sa.text("day DESC"), sa.text("entered DESC"), sa.text("place DESC")]
    op.create_index("item_day", "item", ["feed", "live", *order])
    op.create_index("document_number", "document", ["number"])


def _holding() -> None:
    op.add_column("holding", sa.Column("reach", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("holding_state", "holding")
    op.create_index("holding_state", "holding", ["state", "reach", "since"])
