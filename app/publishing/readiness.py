"""Whether the desk database fits the code that is to write it."""

from sqlalchemy import Engine

from app.db.errors import SchemaBehind
from app.db.migrations import current_revision, expected_revision


def check_desk(source: Engine) -> None:
    """Raises SchemaBehind, which names the command to run, unless the desk has this code's schema.

    Raises DatabaseAway when it cannot be read.
    """
    expected, current = expected_revision("desk"), current_revision(source)
    if current != expected:
        found = current or "never set up"
        raise SchemaBehind(
            f"The desk database does not fit this code ({found}, not {expected})."
            " Run: speechwatch prepare"
        )
