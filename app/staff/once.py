"""What may happen once: of two who try at the same time, one changes the row and the other none."""

from typing import Any, cast

from sqlalchemy import CursorResult
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import UpdateBase


def happened(session: Session, change: UpdateBase) -> bool:
    """Whether this change found its row as it expected it.

    Objects of the session that show the row are as they were; refresh them where that matters.
    """
    done = session.execute(change, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount > 0
