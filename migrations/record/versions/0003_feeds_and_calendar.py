"""Which dated fact a feed item tells of, and the days that stand in the calendar.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds a column to the items, and the table of days."""
    op.add_column("item", sa.Column("field", KEY, nullable=True))
    op.create_table(
        "calendar_day",
        sa.Column("document", KEY, nullable=False),
        sa.Column("uuid", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("fact", KEY, nullable=False),
        sa.Column("subjects", KEY, nullable=False),
        sa.Column("lower", sa.Date(), nullable=True),
        sa.Column("upper", sa.Date(), nullable=True),
        sa.Column("time", KEY, nullable=True),
        sa.Column("state", KEY, nullable=True),
        sa.Column("exact", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("document", "uuid"),
    )
    op.create_index("calendar_day_upper", "calendar_day", ["exact", "upper"])
