"""Tables of the law: provisions, their versions, what each allows, and facts about them."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.desk import Base
from app.db.types import Localised, Opaque, PartialDate, worded
from app.document import vocabulary as words
from app.law.parts import (
    CitingColumns,
    ClaimColumns,
    ItemColumns,
    Keyed,
    MentionColumns,
    SourceColumns,
    ToldColumns,
    belongs_to,
    dated,
)

_ITEMS, _SOURCES, _PROVISIONS = "provision_items", "provision_sources", "provisions"


class Provision(Base):
    """An article of a code. The same number exists in two codes, so both make its key."""

    __tablename__ = _PROVISIONS
    __table_args__ = (UniqueConstraint("code", "path"),)

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    lang: Mapped[str]
    code: Mapped[str]
    path: Mapped[str]
    country: Mapped[str | None]
    code_title: Mapped[Localised | None]
    title: Mapped[Localised]
    prosecution: Mapped[str | None] = worded(words.Prosecution)
    explanation: Mapped[Localised | None]
    note: Mapped[Localised | None]


class FormerProvisionSlug(Base):
    """A slug a provision had before, which redirects."""

    __tablename__ = "former_provision_slugs"

    slug: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[Opaque] = mapped_column(ForeignKey("provisions.id", ondelete="CASCADE"))
    position: Mapped[int]


class ProvisionItem(ItemColumns, Base):
    """Where each part of a provision's document stands."""

    __tablename__ = _ITEMS
    __table_args__ = ItemColumns.rules(_ITEMS, _PROVISIONS)


class ProvisionMention(MentionColumns, Base):
    """Aliases, ways to write the code, prohibited articles, and who says a fact."""

    __tablename__ = "provision_mentions"
    __table_args__ = MentionColumns.rules(_ITEMS)

    word: Mapped[str]


class ProvisionSource(SourceColumns, Base):
    """A source of a provision's document."""

    __tablename__ = _SOURCES
    __table_args__ = SourceColumns.rules(_SOURCES, _PROVISIONS)


class ProvisionCiting(CitingColumns, Base):
    """Which source stands behind which part of a provision."""

    __tablename__ = "provision_citings"
    __table_args__ = CitingColumns.rules(_ITEMS, _SOURCES)


class Version(Keyed, Base):
    """A provision as it stood between two dates, with the default basis of charges under it."""

    __tablename__ = "provision_versions"
    __table_args__ = (
        belongs_to(_ITEMS),
        CheckConstraint(
            "since_lower IS NULL OR until_upper IS NULL OR since_lower <= until_upper",
            name="until_after_since",
        ),
    )

    since: Mapped[PartialDate | None] = dated("since")
    until: Mapped[PartialDate | None] = dated("until")
    changed_by: Mapped[str | None]
    basis: Mapped[str | None] = worded(words.Basis)
    text: Mapped[Localised | None]
    note: Mapped[Localised | None]


class AllowedPenalty(Keyed, Base):
    """What a version allows for one part, act and kind of offender."""

    __tablename__ = "allowed_penalties"
    __table_args__ = (belongs_to(_ITEMS),)

    part: Mapped[str | None]
    act: Mapped[Localised | None]
    who: Mapped[str | None]
    kind: Mapped[str] = worded(words.PenaltyKind)
    min: Mapped[str | None]
    max: Mapped[str | None]
    basis: Mapped[str | None] = worded(words.Basis)
    note: Mapped[Localised | None]


class LawFact(ToldColumns, Base):
    """A sourced sentence about a provision that is no penalty."""

    __tablename__ = "provision_facts"
    __table_args__ = (belongs_to(_ITEMS),)

    date: Mapped[PartialDate | None] = dated("date")


class ProvisionClaim(ClaimColumns, Base):
    """What one speaker says of a fact about a provision."""

    __tablename__ = "provision_claims"
    __table_args__ = (belongs_to(_ITEMS),)
