"""When files are to be made: they are of another version or day, and ten minutes old.

Where making them takes more than three minutes, they are to be older than that three times.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from app import dates
from app.db.engines import reading
from app.record.files import current
from app.record.queries import release

BETWEEN: Final = timedelta(minutes=10)
# Of a large record it takes minutes: two thirds of the time a core is left to others.
_REST: Final = 3


def is_due(record: Engine, folder: Path, timezone: str, now: datetime | None = None) -> bool:
    """Whether the files should be made now: there are none, or they are old and not of today.

    `now` defaults to this moment. Raises DatabaseAway when the record cannot be read.
    """
    moment = now or datetime.now(UTC)
    served = current(folder)
    if served is None:
        return True
    rest = max(BETWEEN, timedelta(seconds=served.took * _REST))
    if timedelta(0) <= moment - served.made < rest:
        return False
    with reading(record) as connection:
        behind = release(connection).head != served.head
    return behind or served.as_of != dates.today(timezone, moment)
