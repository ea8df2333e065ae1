"""Tables of persons, organisations and sites, and of what must not be known about some."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.cases.models.kept import ITEMS
from app.db.desk import Base
from app.db.types import Encrypted, Localised, Opaque, PartialDate, worded
from app.document import vocabulary as words
from app.law.parts import Keyed, belongs_to, dated


class Person(Base):
    """A person, organisation or site under its public name. A minor or protected one is not named.

    `real_name` and `handles` hold one name a line.
    """

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("identification <> 'named' OR NOT (minor OR protected)", name="unnamed"),
        CheckConstraint(
            "died_upper IS NULL OR born_lower IS NULL OR born_lower <= died_upper",
            name="died_after_born",
        ),
    )

    document_id: Mapped[Opaque] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = worded(words.SubjectKind)
    name: Mapped[str]
    identification: Mapped[str] = worded(words.Identification)
    born: Mapped[PartialDate | None] = dated("born")
    died: Mapped[PartialDate | None] = dated("died")
    minor: Mapped[bool]
    protected: Mapped[bool]
    note: Mapped[Localised | None]
    real_name: Mapped[str | None] = mapped_column(Encrypted)
    contact: Mapped[str | None] = mapped_column(Encrypted)
    handles: Mapped[str | None] = mapped_column(Encrypted)


class PersonName(Keyed, Base):
    """Another form of a name: another script, spelling, or a name used online."""

    __tablename__ = "person_names"
    __table_args__ = (belongs_to(ITEMS),)

    text: Mapped[str]
    kind: Mapped[str | None] = worded(words.NameKind)
    lang: Mapped[str | None]
    script: Mapped[str | None]
    since: Mapped[PartialDate | None] = dated("since")
    hedge: Mapped[str | None]
    note: Mapped[Localised | None]


class PersonRole(Keyed, Base):
    """What somebody does or belongs to, and when."""

    __tablename__ = "person_roles"
    __table_args__ = (belongs_to(ITEMS),)

    text: Mapped[Localised]
    since: Mapped[PartialDate | None] = dated("since")
    until: Mapped[PartialDate | None] = dated("until")
    affiliation: Mapped[str | None]
    note: Mapped[Localised | None]
