"""Tables of reported counts of people without names. They are never added to cases."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.cases.models.kept import ITEMS
from app.db.desk import Base
from app.db.types import Localised, Opaque, PartialDate, counted, worded
from app.document import vocabulary as words
from app.law.parts import Keyed, another, belongs_to, dated


class Tally(Base):
    """A reported count, and the case it belongs to, if any."""

    __tablename__ = "tallies"

    document_id: Mapped[Opaque] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    title: Mapped[Localised]
    period: Mapped[PartialDate | None] = dated("period")
    reported: Mapped[PartialDate | None] = dated("reported")
    speaker: Mapped[str | None]
    hedge: Mapped[str | None]
    total: Mapped[int | None] = counted("total")
    total_min: Mapped[int | None]
    total_max: Mapped[int | None]
    total_about: Mapped[int | None]
    case_id: Mapped[Opaque | None] = mapped_column(
        another("cases.document_id", ondelete="SET NULL"), index=True
    )
    cluster: Mapped[str | None]
    text: Mapped[Localised | None]
    note: Mapped[Localised | None]
    preferred_because: Mapped[Localised | None]


class TallyRow(Keyed, Base):
    """One line of a reported count."""

    __tablename__ = "tally_rows"
    __table_args__ = (belongs_to(ITEMS),)

    kind: Mapped[str] = worded(words.TallyKind)
    label: Mapped[str | None]
    count: Mapped[int | None] = counted("count")
    count_min: Mapped[int | None]
    count_max: Mapped[int | None]
    count_about: Mapped[int | None]


class TallyCharge(Keyed, Base):
    """What a counted group was accused of."""

    __tablename__ = "tally_charges"
    __table_args__ = (belongs_to(ITEMS),)

    label: Mapped[str | None]
    citation: Mapped[str | None]
    provision: Mapped[str | None] = mapped_column(index=True)
    basis: Mapped[str | None] = worded(words.Basis)
