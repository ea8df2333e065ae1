"""The audit trail: who did what, when, in a chain that shows what was changed or taken out."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Instant, Json


class AuditEntry(Base):
    """One act. `subject` is the opaque id of what it was done to; no confidential value is kept.

    `hash` is taken over everything else in the entry, `previous` among it.
    """

    __tablename__ = "audit_entries"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    instant: Mapped[datetime] = mapped_column(Instant)
    who: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[Json]
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
