"""Sets of units for figures, beside the sets of cases: the tables stay, what is in them is more.

Revision: 0009, after 0008.
"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Changes nothing itself; a record of an earlier revision is filled anew."""
