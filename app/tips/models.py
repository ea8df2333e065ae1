"""The table of tips. A closed tip has lost every word that was sent; its row is a tombstone."""

from datetime import date
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Encrypted, Opaque, worded

# What became of a tip: a case was made of it, or nothing.
Closed = Literal["case", "discarded"]


class Tip(Base):
    """What somebody sent. Its words are read one by one, so that a list of tips opens none.

    `mark` is a keyed digest of the form it came in, so that a form that is sent twice makes one
    tip; it goes when the form is too old to be taken. The rows lie in the order of their random
    ids: else the order of a file would tell which of a day's tips came first.
    """

    __tablename__ = "tips"
    __table_args__ = (
        CheckConstraint(
            "(closed IS NULL) = (closed_on IS NULL) AND (closed IS NULL) = (closed_by IS NULL)",
            name="closed_when",
        ),
        CheckConstraint(
            "closed IS NULL OR (links IS NULL AND text IS NULL AND place IS NULL"
            " AND contact IS NULL)",
            name="erased",
        ),
        CheckConstraint("closed <> 'case' OR case_id IS NOT NULL", name="case_of"),
        CheckConstraint("closed <> 'discarded' OR reason IS NOT NULL", name="reason_of"),
        Index("ix_tips_closed_day_id", "closed", "day", "id"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    day: Mapped[date]
    mark: Mapped[str | None] = mapped_column(String(64), unique=True)
    links: Mapped[str | None] = mapped_column(Encrypted, deferred=True)
    text: Mapped[str | None] = mapped_column(Encrypted, deferred=True)
    place: Mapped[str | None] = mapped_column(Encrypted, deferred=True)
    contact: Mapped[str | None] = mapped_column(Encrypted, deferred=True)
    taken_by: Mapped[str | None]
    closed: Mapped[Closed | None] = worded(Closed)
    closed_on: Mapped[date | None] = mapped_column(index=True)
    closed_by: Mapped[str | None]
    reason: Mapped[str | None] = mapped_column(Encrypted, deferred=True)
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
