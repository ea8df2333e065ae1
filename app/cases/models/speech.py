"""Tables of what was said online: accounts, posts, their fates and copies, and ties to a case."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.cases.models.kept import ITEMS, CasePart, Fact
from app.db.types import Localised, PartialDate, counted, worded
from app.document import vocabulary as words
from app.law.parts import ToldColumns, belongs_to, dated, refers


class Account(Fact):
    """A profile, page, group or channel; `count` where several are not named."""

    __tablename__ = "accounts"
    __table_args__ = (belongs_to(ITEMS),)

    kind: Mapped[str | None] = worded(words.AccountKind)
    handle: Mapped[str | None]
    name: Mapped[str | None]
    url: Mapped[str | None]
    count: Mapped[int | None] = counted("count")
    count_min: Mapped[int | None]
    count_max: Mapped[int | None]
    count_about: Mapped[int | None]
    owner_certainty: Mapped[str | None] = worded(words.Certainty)


class Post(ToldColumns, CasePart):
    """What was said online: a post, or many in one row. It is no comment on itself."""

    __tablename__ = "posts"
    __table_args__ = (
        belongs_to(ITEMS),
        refers("account", "accounts"),
        refers("parent", "posts"),
        CheckConstraint("parent <> key", name="parent"),
        CheckConstraint(
            "(quote_text IS NULL) = (quote_sensitive IS NULL) AND (quote_text IS NOT NULL OR"
            " (quote_lang IS NULL AND quote_translation IS NULL AND quote_translator IS NULL))",
            name="quote",
        ),
    )

    account: Mapped[str | None]
    kind: Mapped[str | None] = worded(words.PostKind)
    parent: Mapped[str | None]
    url: Mapped[str | None]
    date: Mapped[PartialDate | None] = dated("date")
    lang: Mapped[str | None]
    count: Mapped[int | None] = counted("count")
    count_min: Mapped[int | None]
    count_max: Mapped[int | None]
    count_about: Mapped[int | None]
    gist: Mapped[Localised | None]
    quote_text: Mapped[str | None]
    quote_lang: Mapped[str | None]
    quote_translation: Mapped[Localised | None]
    quote_translator: Mapped[str | None]
    quote_sensitive: Mapped[bool | None]
    verification: Mapped[str | None] = worded(words.PostVerification)


class Fate(CasePart):
    """What became of a post or an account, when, and who says so."""

    __tablename__ = "fates"
    __table_args__ = (belongs_to(ITEMS),)

    fate: Mapped[str] = worded(words.FateWord)
    date: Mapped[PartialDate | None] = dated("date")
    rule: Mapped[str | None]
    hedge: Mapped[str | None]
    note: Mapped[Localised | None]


class Capture(CasePart):
    """A copy of a post: who made it, when, and where it is kept."""

    __tablename__ = "captures"
    __table_args__ = (belongs_to(ITEMS),)

    by: Mapped[str | None]
    date: Mapped[PartialDate | None] = dated("date")
    archive: Mapped[str | None]
    sha256: Mapped[str | None] = mapped_column(String(64))
    note: Mapped[Localised | None]


class Tie(Fact):
    """How posts and measures are joined."""

    __tablename__ = "ties"
    __table_args__ = (belongs_to(ITEMS),)

    level: Mapped[str] = worded(words.TieLevel)
