"""Tables of the ledger: entries for good, and beside them what can be taken away.

An entry names nobody: opaque ids, a commitment to the content, and a hash that chains it to the
entry before. Content, salts, names and the key for slugs lie in tables of their own.
"""

from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.record.ledger import Cause

_CAUSES = ", ".join(f"'{cause}'" for cause in get_args(Cause))


class LedgerEntry(Base):
    """One published revision, or a tombstone. Never changed and never removed.

    `feed_items` are the feed items that enter, as canonical JSON; `instant` is a text in UTC.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("document", "revision"),
        CheckConstraint(f"cause IN ({_CAUSES})", name="cause"),
        CheckConstraint("number > 0 AND revision > 0", name="counts"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str]
    kind: Mapped[str]
    revision: Mapped[int]
    instant: Mapped[str]
    cause: Mapped[str]
    feed_items: Mapped[str]
    commitment: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)


class LedgerContent(Base):
    """The canonical bytes of a revision and the salt of its commitment, until both must go."""

    __tablename__ = "ledger_content"

    number: Mapped[int] = mapped_column(ForeignKey("ledger_entry.number"), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class LedgerName(Base):
    """A name a published document bears (`own`) or shows of others, now or in some revision.

    Written `case:<slug>`, `person:<slug>` or `provision:<key>`. They tell what to republish when
    one document changes, and what to redact when one must go.
    """

    __tablename__ = "ledger_name"

    document: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, index=True)
    own: Mapped[bool] = mapped_column(primary_key=True)
    current: Mapped[bool]


class LedgerKey(Base):
    """The key that slugs of withdrawn documents are hashed with. One row, made once."""

    __tablename__ = "ledger_key"
    __table_args__ = (CheckConstraint("one = 1", name="one"),)

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[bytes] = mapped_column(LargeBinary)


class LedgerErasure(Base):
    """An entry whose redaction has yet to be made true on the disk, free pages and logs included.

    It is written with the redaction and removed when nothing is left, so that a crash between the
    two only delays it.
    """

    __tablename__ = "ledger_erasure"

    number: Mapped[int] = mapped_column(ForeignKey("ledger_entry.number"), primary_key=True)
