"""Tables of the work on a document: its state, its versions, who works on it, what is being typed.

A document's own fields lie in the tables of its parts; nothing here is ever published.
"""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Encrypted, Instant, Opaque, worded

# What a case may wait for, the most urgent first.
Why = Literal["hearing", "order ends", "term ended", "not confirmed"]


class Dossier(Base):
    """Where the work on a case, person, tally or article stands. Every one of them has a dossier.

    Articles lie in tables of their own, so no foreign key can say of what a dossier is: who takes
    a document out takes its dossier out.

    `version` counts the saves: it is the number of the present state, which lies in the tables of
    the document's parts, with who made it, when and by what act. `unfinished` is what was typed
    and does not fit those tables yet. `sent_by` sent the document for review; `approved_by` let
    this version be published, on the day of `not_before` or later. `published_version` is the
    version readers see.
    """

    __tablename__ = "dossiers"
    __table_args__ = (
        CheckConstraint("version > 0 AND published_version <= version", name="version"),
        CheckConstraint("(approved_by IS NULL) = (not_before IS NULL)", name="approved"),
        Index("ix_dossiers_saved", "saved_at", "document_id"),
    )

    document_id: Mapped[Opaque] = mapped_column(primary_key=True)
    version: Mapped[int]
    saved_by: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(Instant)
    act: Mapped[str]
    unfinished: Mapped[str | None] = mapped_column(Encrypted)
    sent_by: Mapped[str | None]
    approved_by: Mapped[str | None]
    not_before: Mapped[date | None] = mapped_column(index=True)
    published_version: Mapped[int | None]


class Version(Base):
    """A state that a save has replaced, kept whole: `body` is None once it was taken away.

    `origin` is the document it was a state of: another than `document_id` where two people turned
    out to be one.
    """

    __tablename__ = "versions"
    __table_args__ = (
        ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
        CheckConstraint("number > 0", name="number"),
    )

    document_id: Mapped[Opaque] = mapped_column(primary_key=True)
    origin: Mapped[Opaque] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    saved_by: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(Instant)
    act: Mapped[str]
    body: Mapped[str | None] = mapped_column(Encrypted)


class Assignment(Base):
    """Somebody who works on a document. Only who is `entrusted` sees what is confidential in it."""

    __tablename__ = "assignments"
    __table_args__ = (
        ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
    )

    document_id: Mapped[Opaque] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True, index=True)
    entrusted: Mapped[bool]


class Comment(Base):
    """What somebody said about a version to those who work on the document."""

    __tablename__ = "comments"
    __table_args__ = (
        ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
    )

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    document_id: Mapped[Opaque] = mapped_column(index=True)
    version: Mapped[int]
    who: Mapped[str]
    said_at: Mapped[datetime] = mapped_column(Instant)
    text: Mapped[str] = mapped_column(Encrypted)


class Confidence(Base):
    """What a confidential field held before, who replaced it and when.

    `field` is called as in `cases.notes` or `sources.paper.contact`; `number` counts from 1.
    """

    __tablename__ = "confidences"
    __table_args__ = (
        ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
    )

    document_id: Mapped[Opaque] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    replaced_by: Mapped[str]
    replaced_at: Mapped[datetime] = mapped_column(Instant)
    text: Mapped[str] = mapped_column(Encrypted)


class Waiting(Base):
    """Days on which a case waits for somebody: from `first` to before `until`, None for good.

    It is written with every save, from the case alone; see `app.cases.working.waiting`.
    """

    __tablename__ = "waits"
    __table_args__ = (
        ForeignKeyConstraint(["document_id"], ["dossiers.document_id"], ondelete="CASCADE"),
        CheckConstraint("first < until", name="first"),
    )

    document_id: Mapped[Opaque] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    why: Mapped[Why] = worded(Why)
    party: Mapped[str]
    fact: Mapped[str]
    first: Mapped[date]
    until: Mapped[date | None] = mapped_column(index=True)
    lower: Mapped[date | None]
    upper: Mapped[date | None]


class Typed(Base):
    """What somebody is typing into a form, kept until it is saved.

    `about` is the document's opaque id, empty in a form for a new one.
    """

    __tablename__ = "typed"

    who: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(primary_key=True, index=True)
    typed_at: Mapped[datetime] = mapped_column(Instant, index=True)
    fields: Mapped[str] = mapped_column(Encrypted)


class FormToken(Base):
    """A form that was handed out and sent back: it did this once, and led to this result."""

    __tablename__ = "form_tokens"

    token: Mapped[str] = mapped_column(primary_key=True)
    who: Mapped[str]
    used_at: Mapped[datetime] = mapped_column(Instant, index=True)
    result: Mapped[str]
