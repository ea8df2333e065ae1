"""The facts of documents as rows.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
OPEN = sa.text("known_until IS NULL")


def upgrade() -> None:
    """Makes the tables of this revision."""
    _case_row()
    _case_update()
    _charge()
    _detention()
    _party()
    _person_row()
    _post()
    _provision_row()
    _tally_row()
    _tie()


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
    op.create_index("case_row_sort", "case_row", ["sort"], sqlite_where=OPEN, postgresql_where=OPEN)


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
        "charge_provision", "charge", ["provision"], sqlite_where=OPEN, postgresql_where=OPEN
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
        "party_person", "party", ["person", "part"], sqlite_where=OPEN, postgresql_where=OPEN
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
        "person_row_sort", "person_row", ["sort"], sqlite_where=OPEN, postgresql_where=OPEN
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
        "provision_row_key", "provision_row", ["key"], sqlite_where=OPEN, postgresql_where=OPEN
    )


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
        "tally_row_sort", "tally_row", ["sort"], sqlite_where=OPEN, postgresql_where=OPEN
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
