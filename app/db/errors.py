"""What goes wrong with a database, told in a sentence."""


class DatabaseAway(Exception):
    """A database is missing, locked, full or unreachable for now; the same call may work later.

    Doors answer it with 503 and a retry header. Nothing has to be restarted when the database is
    back.
    """


class SchemaBehind(Exception):
    """A database is older or newer than the code; the message names the command to run."""
