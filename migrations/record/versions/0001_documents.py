"""What is published, and what the feeds announce.

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables of this revision."""
    _address()
    _document()
    _entry()
    _holding()
    _item()
    _release()
    _revision()
    _shown()
    _tombstone()


def _address() -> None:
    op.create_table(
        "address",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", "document"),
    )
    op.create_index("address_document", "address", ["document"])


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("slug", KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("commitment", KEY, nullable=False),
        sa.Column("hash", KEY, nullable=False),
        sa.Column("published", KEY, nullable=False),
        sa.Column("changed", KEY, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("document_slug", "document", ["kind", "slug"])


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
        sa.Column("month", KEY, nullable=True),
        sa.Column("sort", KEY, nullable=False),
        sa.PrimaryKeyConstraint("document", "fact", "field"),
    )
    op.create_index("entry_month", "entry", ["month", "sort"])
    op.create_index("entry_sort", "entry", ["sort"])


def _holding() -> None:
    op.create_table(
        "holding",
        sa.Column("document", KEY, nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("document", "subject", "place"),
    )
    op.create_index("holding_state", "holding", ["state", "since", "until"])


def _item() -> None:
    op.create_table(
        "item",
        sa.Column("uuid", KEY, nullable=False),
        sa.Column("feed", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("fact", KEY, nullable=True),
        sa.Column("party", KEY, nullable=True),
        sa.Column("tie", KEY, nullable=True),
        sa.Column("level", KEY, nullable=True),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("uuid", "feed"),
    )
    op.create_index("item_document", "item", ["document"])
    op.create_index(
        "item_feed",
        "item",
        ["feed", "live", sa.literal_column("entered DESC"), sa.literal_column("place DESC")],
    )


def _release() -> None:
    op.create_table(
        "release",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("instant", KEY, nullable=True),
        sa.Column("head", KEY, nullable=False),
        sa.Column("slug_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("one"),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("document", KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("cause", KEY, nullable=False),
        sa.Column("instant", KEY, nullable=False),
        sa.Column("commitment", KEY, nullable=False),
        sa.Column("hash", KEY, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("document", "revision"),
        sa.UniqueConstraint("number"),
    )


def _shown() -> None:
    op.create_table(
        "shown",
        sa.Column("document", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.PrimaryKeyConstraint("document", "name"),
    )
    op.create_index("shown_name", "shown", ["name"])


def _tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("slug_hash", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("withdrawn", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug_hash"),
    )
