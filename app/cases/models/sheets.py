"""Tables of sheets that are brought in: their rows until then, and what came of them.

A row may hold what is not public, so its cells are encrypted, as is what the file was called. Once
a sheet is brought in its rows are gone: what they said is in the drafts.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Encrypted, Instant, Opaque, worded

SheetKind = Literal["cases", "updates"]
# How far a sheet has come. Those that end in -ing wait for somebody to do it, or are being done.
SheetState = Literal[
    "uploaded", "checking", "checked", "bringing", "brought", "undoing", "undone"
]  # fmt: skip
Came = Literal["case begun", "person begun", "updates added"]


class Sheet(Base):
    """A sheet that somebody brings in.

    `read_as` is its encoding, `xlsx` for a workbook; `parted_by` the sign between its cells.
    `headers` is a list as JSON, `columns` another of the field that each column goes to, empty for
    one that goes nowhere; None until somebody has said so. `done` counts the rows that are done in
    this state. `asked_at` is when a command was started for it, `at_work` whether it has begun.
    """

    __tablename__ = "sheets"
    __table_args__ = (CheckConstraint("done >= 0", name="done"),)

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    kind: Mapped[SheetKind] = worded(SheetKind)
    who: Mapped[str] = mapped_column(index=True)
    lang: Mapped[str]
    name: Mapped[str] = mapped_column(Encrypted)
    read_as: Mapped[str]
    parted_by: Mapped[str]
    headers: Mapped[str] = mapped_column(Encrypted)
    columns: Mapped[str | None]
    state: Mapped[SheetState] = worded(SheetState)
    done: Mapped[int]
    uploaded_at: Mapped[datetime] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant, index=True)
    asked_by: Mapped[str | None]
    asked_at: Mapped[datetime | None] = mapped_column(Instant)
    at_work: Mapped[bool]


class SheetRow(Base):
    """A row by its number in the file, where the headers are row 1.

    `cells` is a list of texts as JSON. `same` is who its person is, by their slug, where somebody
    has said so. `wrong` is whether it can not be brought in as it is, `pointed` whether it may be
    there twice; `likeness` is what two rows of one thing have in common.
    """

    __tablename__ = "sheet_rows"
    __table_args__ = (CheckConstraint("number > 1", name="number"),)

    sheet_id: Mapped[Opaque] = mapped_column(
        ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cells: Mapped[str] = mapped_column(Encrypted)
    same: Mapped[str | None] = mapped_column(Encrypted)
    left_out: Mapped[bool]
    wrong: Mapped[bool]
    pointed: Mapped[bool]
    likeness: Mapped[str | None] = mapped_column(Encrypted)


class SheetOutcome(Base):
    """A document that came of a sheet, and the version it then had.

    `facts` are the ids of the facts and sources that were added to it, as JSON.
    """

    __tablename__ = "sheet_outcomes"

    sheet_id: Mapped[Opaque] = mapped_column(
        ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True
    )
    document_id: Mapped[Opaque] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    came: Mapped[Came] = worded(Came)
    version: Mapped[int]
    facts: Mapped[str]


class KnownHeaders(Base):
    """What the columns of sheets with these headers were last said to be, by anybody.

    `headers` is a hash of them, folded.
    """

    __tablename__ = "sheet_headers"

    kind: Mapped[SheetKind] = worded(SheetKind, primary_key=True)
    headers: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[str]
    said_at: Mapped[datetime] = mapped_column(Instant)
