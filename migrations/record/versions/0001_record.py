"""The public record.

Revision: 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
OPEN = sa.text("known_until IS NULL")


def upgrade() -> None:
    """Makes the tables of this revision."""
    _address()
    _case_row()
    _case_update()
    _charge()
    _detention()
    _document()
    _entry()
    _holding()
    _item()
    _party()
    _person_row()
    _post()
    _provision_row()
    _release()
    _revision()
    _shown()
    _tally_row()
    _tie()
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


def _case_row() -> None:
    op.create_table(
        "case_row",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("lang", KEY, nullable=False),
        sa.Column("cluster", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("began", KEY, nullable=True),
        sa.Column("sort", KEY, nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("case_row_document", "case_row", ["document", "known_until"])
    op.create_index(
        "case_row_sort",
        "case_row",
        ["sort"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _case_update() -> None:
    op.create_table(
        "case_update",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("happened", KEY, nullable=True),
        sa.Column("happened_lower", sa.Date(), nullable=True),
        sa.Column("happened_upper", sa.Date(), nullable=True),
        sa.Column("published", KEY, nullable=True),
        sa.Column("published_lower", sa.Date(), nullable=True),
        sa.Column("published_upper", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("case_update_document", "case_update", ["document", "known_until"])


def _charge() -> None:
    op.create_table(
        "charge",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("subject", KEY, nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("proceeding", KEY, nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("citation", sa.String(), nullable=True),
        sa.Column("provision", KEY, nullable=True),
        sa.Column("basis", KEY, nullable=True),
        sa.Column("act", KEY, nullable=True),
        sa.Column("act_lower", sa.Date(), nullable=True),
        sa.Column("act_upper", sa.Date(), nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("charge_document", "charge", ["document", "known_until"])
    op.create_index(
        "charge_provision",
        "charge",
        ["provision"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _detention() -> None:
    op.create_table(
        "detention",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("subject", KEY, nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("follows", KEY, nullable=True),
        sa.Column("taken", KEY, nullable=True),
        sa.Column("taken_lower", sa.Date(), nullable=True),
        sa.Column("taken_upper", sa.Date(), nullable=True),
        sa.Column("taken_month", KEY, nullable=True),
        sa.Column("ended", KEY, nullable=True),
        sa.Column("ended_lower", sa.Date(), nullable=True),
        sa.Column("ended_upper", sa.Date(), nullable=True),
        sa.Column("how_ended", KEY, nullable=True),
        sa.Column("term", KEY, nullable=True),
        sa.Column("where", sa.String(), nullable=True),
        sa.Column("basis", KEY, nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("detention_document", "detention", ["document", "known_until"])
    op.create_index(
        "detention_taken_month",
        "detention",
        ["taken_month"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


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


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person", KEY, nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("identification", KEY, nullable=False),
        sa.Column("part", KEY, nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("stage", KEY, nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("party_document", "party", ["document", "known_until"])
    op.create_index(
        "party_person",
        "party",
        ["person", "part"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _person_row() -> None:
    op.create_table(
        "person_row",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("identification", KEY, nullable=False),
        sa.Column("sort", KEY, nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("person_row_document", "person_row", ["document", "known_until"])
    op.create_index(
        "person_row_sort",
        "person_row",
        ["sort"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("platform", KEY, nullable=True),
        sa.Column("kind", KEY, nullable=True),
        sa.Column("date", KEY, nullable=True),
        sa.Column("lower", sa.Date(), nullable=True),
        sa.Column("upper", sa.Date(), nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("post_document", "post", ["document", "known_until"])


def _provision_row() -> None:
    op.create_table(
        "provision_row",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("code", KEY, nullable=False),
        sa.Column("path", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("lang", KEY, nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("provision_row_document", "provision_row", ["document", "known_until"])
    op.create_index(
        "provision_row_key",
        "provision_row",
        ["key"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
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


def _tally_row() -> None:
    op.create_table(
        "tally_row",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("lang", KEY, nullable=False),
        sa.Column("sort", KEY, nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("tally_row_document", "tally_row", ["document", "known_until"])
    op.create_index(
        "tally_row_sort",
        "tally_row",
        ["sort"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def _tie() -> None:
    op.create_table(
        "tie",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("subject", KEY, nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("level", KEY, nullable=False),
        sa.Column("post", KEY, nullable=True),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_until", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("tie_document", "tie", ["document", "known_until"])


def _tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("slug_hash", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("withdrawn", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug_hash"),
    )
