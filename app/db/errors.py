"""What goes wrong with a database, told in a sentence."""


class DatabaseAway(Exception):
    """A database is missing, locked, full or unreachable for now; the same call may work later.

    Doors answer it with 503 and a retry header. Nothing has to be restarted when the database is
    back.
    """


class TooLong(Exception):
    """A question would have run longer than readers may let the database work, and was stopped.

    Asking again does not help; asking for less does.
    """


class SchemaBehind(Exception):
    """A database is older or newer than the code; the message names the command to run."""
