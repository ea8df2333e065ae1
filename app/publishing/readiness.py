"""Whether a desk database fits the code."""

from sqlalchemy import Engine

from app.db.errors import SchemaBehind
from app.db.revisions import current_revision, expected_revision


def check_desk(desk: Engine) -> None:
    """Raises SchemaBehind, with the command to run, for a desk of another schema than the code's.

    Raises DatabaseAway when there is no desk.
    """
    expected, current = expected_revision("desk"), current_revision(desk)
    if current != expected:
        raise SchemaBehind(
            f"The desk has the schema {current or 'of nothing'}, and this code needs {expected}."
            " Run: speechwatch prepare"
        )
