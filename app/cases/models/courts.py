"""Tables of what was done to a subject: charges, custody, measures, decisions and hearings."""

from sqlalchemy import CheckConstraint, String, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column

from app.cases.models.cases import MONEY, TERM
from app.cases.models.kept import ITEMS, CasePart, Fact
from app.db.types import Localised, PartialDate, shaped, worded
from app.document import vocabulary as words
from app.law.parts import belongs_to, dated, refers


class YesOrTerm(TypeDecorator[bool | str]):
    """Whether a penalty is suspended, or the term it is suspended for."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: bool | str | None, dialect: Dialect) -> str | None:  # noqa: FBT001
        """`true`, `false` or the term."""
        del dialect
        return str(value).lower() if isinstance(value, bool) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> bool | str | None:
        """True, False or the term."""
        del dialect
        return value == "true" if value in ("true", "false") else value


class Charge(Fact):
    """What a subject is accused of. A provision comes only with the citation a source wrote."""

    __tablename__ = "charges"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("provision IS NULL OR citation IS NOT NULL", name="provision_cited"),
    )

    label: Mapped[str | None]
    citation: Mapped[str | None]
    provision: Mapped[str | None] = mapped_column(index=True)
    basis: Mapped[str | None] = worded(words.Basis)
    act: Mapped[PartialDate | None] = dated("act")


class ChargeStep(CasePart):
    """One step in the life of a charge."""

    __tablename__ = "charge_steps"
    __table_args__ = (belongs_to(ITEMS), refers("replaced_by", "charges"))

    status: Mapped[str] = worded(words.ChargeStatus)
    date: Mapped[PartialDate | None] = dated("date")
    replaced_by: Mapped[str | None]
    note: Mapped[Localised | None]


class Detention(Fact):
    """One period in custody. Its term is its own or its decision's; it ends after it begins."""

    __tablename__ = "detentions"
    __table_args__ = (
        belongs_to(ITEMS),
        refers("follows", "detentions"),
        refers("under", "decisions"),
        CheckConstraint("follows <> key", name="follows"),
        CheckConstraint(
            "under IS NULL OR (term IS NULL AND ordered_edtf IS NULL)", name="term_or_under"
        ),
        CheckConstraint(
            "ended_upper IS NULL OR taken_lower IS NULL OR taken_lower <= ended_upper",
            name="ended_after_taken",
        ),
    )

    kind: Mapped[str] = worded(words.DetentionKind)
    taken: Mapped[PartialDate | None] = dated("taken")
    taken_by: Mapped[str | None]
    place: Mapped[str | None]
    follows: Mapped[str | None]
    term: Mapped[str | None] = shaped(TERM)
    ordered: Mapped[PartialDate | None] = dated("ordered")
    ordered_by: Mapped[str | None]
    under: Mapped[str | None]
    last_confirmed: Mapped[PartialDate | None] = dated("last_confirmed")
    lasted: Mapped[str | None] = shaped(TERM)
    ended: Mapped[PartialDate | None] = dated("ended")
    how_ended: Mapped[str | None] = worded(words.HowEnded)


class Extension(CasePart):
    """More time in custody, by a term or until a day."""

    __tablename__ = "extensions"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("term IS NOT NULL OR until_edtf IS NOT NULL", name="term_or_until"),
    )

    date: Mapped[PartialDate | None] = dated("date")
    term: Mapped[str | None] = shaped(TERM)
    until: Mapped[PartialDate | None] = dated("until")
    ordered_by: Mapped[str | None]
    note: Mapped[Localised | None]


class Measure(Fact):
    """What was done without custody, with or without a charge."""

    __tablename__ = "measures"
    __table_args__ = (belongs_to(ITEMS),)

    kind: Mapped[str] = worded(words.MeasureKind)
    date: Mapped[PartialDate | None] = dated("date")
    authority: Mapped[str | None]
    place: Mapped[str | None]
    number: Mapped[str | None]
    citation: Mapped[str | None]
    provision: Mapped[str | None] = mapped_column(index=True)
    amount: Mapped[str | None] = shaped(MONEY)
    paid: Mapped[bool | None]
    term: Mapped[str | None] = shaped(TERM)
    ended: Mapped[PartialDate | None] = dated("ended")


class Decision(Fact):
    """What a court decided. What was imposed and the sentence in force are its penalties."""

    __tablename__ = "decisions"
    __table_args__ = (belongs_to(ITEMS),)

    instance: Mapped[str] = worded(words.Instance)
    date: Mapped[PartialDate | None] = dated("date")
    court: Mapped[str | None]
    number: Mapped[str | None]
    judge: Mapped[str | None]
    citation: Mapped[str | None]
    provision: Mapped[str | None] = mapped_column(index=True)
    counts_from: Mapped[PartialDate | None] = dated("counts_from")
    closed_doors: Mapped[bool | None]


class Penalty(CasePart):
    """One part of what a decision imposed, or of the sentence in force after it."""

    __tablename__ = "penalties"
    __table_args__ = (
        belongs_to(ITEMS),
        CheckConstraint("suspended IN ('true', 'false') OR suspended LIKE 'P_%'", name="suspended"),
    )

    kind: Mapped[str] = worded(words.PenaltyKind)
    term: Mapped[str | None] = shaped(TERM)
    amount: Mapped[str | None] = shaped(MONEY)
    suspended: Mapped[bool | str | None] = mapped_column(YesOrTerm)
    paid: Mapped[bool | None]
    note: Mapped[Localised | None]


class Hearing(Fact):
    """A day in court, past or to come."""

    __tablename__ = "hearings"
    __table_args__ = (belongs_to(ITEMS),)

    date: Mapped[PartialDate | None] = dated("date")
    court: Mapped[str | None]
    number: Mapped[str | None]
    judge: Mapped[str | None]
    purpose: Mapped[Localised | None]
    state: Mapped[str | None] = worded(words.HearingState)
    postponed_to: Mapped[PartialDate | None] = dated("postponed_to")
    closed_doors: Mapped[bool | None]
