"""Indexes that answer alone: ordinals without bodies, and states of custody without their rows.

Revision: 0011, after 0010.
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the indexes of this revision."""
    op.create_index("revision_ordinal", "revision", ["document", "revision", "number"])
    op.drop_index("holding_state", "holding")
    op.create_index(
        "holding_state", "holding", ["state", "reach", "since", "document", "subject", "until"]
    )
