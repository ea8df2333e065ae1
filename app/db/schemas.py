"""Setting up and upgrading a database, without loading what migrates where there is nothing to do.

Alembic takes up a tenth of the start of a command, and most commands find both databases as the
code wants them. So it is loaded, by name, only for a database that is behind.
"""

from importlib import import_module

from app.db.engines import engine
from app.db.revisions import Which, current_revision, expected_revision


def revision_of(url: str) -> str | None:
    """The schema of a database that may not be there yet; None when it was never set up."""
    source = engine(url, create=True)
    try:
        return current_revision(source)
    finally:
        source.dispose()


def set_up_if_new(url: str, which: Which) -> None:
    """Makes the tables of a database that has none; one that has any is left as it is."""
    if revision_of(url) is None:
        upgrade_if_behind(url, which)


def upgrade_if_behind(url: str, which: Which) -> str:
    """Brings a database to the newest schema, and returns its revision.

    Raises what `app.db.migrations.upgrade` raises.
    """
    expected = expected_revision(which)
    if revision_of(url) != expected:
        import_module("app.db.migrations").upgrade(url, which)
    return expected
