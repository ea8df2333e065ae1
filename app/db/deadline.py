"""How long a question may take: readers cannot be let occupy a worker for as long as they like."""

from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.db.errors import TooLong

SECONDS: Final = 2.0
"""What the tracker grants one question of a reader."""
_STEPS: Final = 20_000
"""SQLite is asked whether to go on each time it has done so many steps: some tenths of a ms."""
_UNTIL: Final = "speechwatch_until"


class Deadline:
    """The end of the time that work outside of a database may take, from now on."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._until = monotonic() + seconds

    def check(self) -> None:
        """Raises TooLong when the time is over."""
        if monotonic() > self._until:
            raise TooLong


def limit_sqlite(made: Engine, seconds: float) -> None:
    """Stops every statement of an engine that runs longer; PostgreSQL does so by itself."""

    def watch(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        def over() -> bool:
            return bool(monotonic() > record.info.get(_UNTIL, float("inf")))

        connection.set_progress_handler(over, _STEPS)

    def begin(connection: Connection, *_: Any) -> None:
        connection.connection.info[_UNTIL] = monotonic() + seconds

    event.listen(made, "connect", watch)
    event.listen(made, "before_cursor_execute", begin)
