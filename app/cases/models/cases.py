"""Tables of a case, the parties in it, the proceedings, and what is said about it."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.cases.models.kept import ITEMS, CasePart, Fact
from app.db.desk import Base
from app.db.types import Encrypted, Localised, Opaque, PartialDate, shaped, worded
from app.document import vocabulary as words
from app.law.parts import ToldColumns, another, belongs_to, dated

MONEY = "_% ___"
TERM = "P_%"


class Case(Base):
    """One chain of measures against one or more subjects over the same matter."""

    __tablename__ = "cases"

    document_id: Mapped[Opaque] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    title: Mapped[Localised]
    summary: Mapped[Localised | None]
    cluster: Mapped[str | None]
    region: Mapped[str | None]
    notes: Mapped[str | None] = mapped_column(Encrypted)
    family_contact: Mapped[str | None] = mapped_column(Encrypted)
    lawyer_contact: Mapped[str | None] = mapped_column(Encrypted)


class Related(CasePart):
    """Another case, and how it is related. It goes when that case goes."""

    __tablename__ = "related_cases"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("case_id <> document_id", name="another"),
    )

    case_id: Mapped[Opaque] = mapped_column(
        another("cases.document_id", ondelete="CASCADE"), index=True
    )
    how: Mapped[Localised]


class Party(ToldColumns, CasePart):
    """A person, organisation or site in a case: one we have a document for, or only a name."""

    __tablename__ = "parties"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("(person_id IS NULL) <> (name IS NULL)", name="person_or_name"),
        CheckConstraint("age > 0", name="age"),
    )

    person_id: Mapped[Opaque | None] = mapped_column(another("people.document_id"), index=True)
    name: Mapped[str | None]
    kind: Mapped[str] = worded(words.SubjectKind)
    identification: Mapped[str] = worded(words.Identification)
    part: Mapped[str] = worded(words.Part)
    role: Mapped[Localised | None]
    age: Mapped[int | None]
    stage: Mapped[str | None] = worded(words.Stage)


class Proceeding(Fact):
    """One course of law. Only a civil claim has an amount that is claimed."""

    __tablename__ = "proceedings"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("claimed IS NULL OR kind = 'civil claim'", name="claimed_in_civil"),
    )

    kind: Mapped[str] = worded(words.ProceedingKind)
    opened: Mapped[PartialDate | None] = dated("opened")
    number: Mapped[str | None]
    authority: Mapped[str | None]
    claimed: Mapped[str | None] = shaped(MONEY)


class Statement(Fact):
    """A reason or a statement: words of somebody, in a proceeding or outside one.

    Which of the three lists it stands in says the item: official reason, reported reason, or all
    else; the two reasons are never one field.
    """

    __tablename__ = "statements"
    __table_args__ = (belongs_to(ITEMS),)

    stance: Mapped[str] = worded(words.Stance)
    date: Mapped[PartialDate | None] = dated("date")


class Event(Fact):
    """What is no custody, measure, decision or fate."""

    __tablename__ = "events"
    __table_args__ = (belongs_to(ITEMS),)

    kind: Mapped[str] = worded(words.EventKind)
    date: Mapped[PartialDate | None] = dated("date")
    lasted: Mapped[str | None] = shaped(TERM)
    place: Mapped[str | None]


class Update(Fact):
    """A dated entry on a case. A correction, and nothing else, names what was wrong and why."""

    __tablename__ = "updates"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint(
            "CASE WHEN kind = 'correction' THEN field IS NOT NULL AND why IS NOT NULL"
            " ELSE field IS NULL AND old IS NULL AND new IS NULL AND why IS NULL END",
            name="correction",
        ),
    )

    kind: Mapped[str] = worded(words.UpdateKind)
    happened: Mapped[PartialDate | None] = dated("happened")
    published: Mapped[PartialDate | None] = dated("published")
    field: Mapped[str | None]
    old: Mapped[str | None]
    new: Mapped[str | None]
    why: Mapped[Localised | None]
