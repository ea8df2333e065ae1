"""Whether a record fits the code that is to read it."""

from sqlalchemy import Engine

from app.db.errors import SchemaBehind
from app.db.revisions import current_revision, expected_revision


def check_schema(source: Engine) -> None:
    """Lets the doors open only on a record of the schema they were written for.

    Raises SchemaBehind, which names the command to run, for a record that was never set up or has
    another schema; DatabaseAway when it cannot be read.
    """
    expected, current = expected_revision("record"), current_revision(source)
    if current is None:
        raise SchemaBehind("The record is empty. Run: speechwatch publish")
    if current < expected:
        raise SchemaBehind(
            f"The record is older than this code ({current}, not {expected})."
            " Run: speechwatch publish --all"
        )
    if current > expected:
        raise SchemaBehind(
            f"The record is newer than this code ({current}, not {expected})."
            " Update the code, or restore the record that belongs to it."
        )
