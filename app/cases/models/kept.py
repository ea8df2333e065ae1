"""What every document of this room is kept in: itself, its items, lists, sources and claims."""

from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from app.db.desk import Base
from app.db.types import Encrypted, Opaque, one_of, worded
from app.document import vocabulary as words
from app.document.checks import REFERENCES
from app.law.parts import (
    CitingColumns,
    ClaimColumns,
    ItemColumns,
    Keyed,
    MentionColumns,
    SourceColumns,
    ToldColumns,
    another,
    belongs_to,
    refers,
)

DOCUMENTS: Final = "documents"
ITEMS: Final = "items"
KINDS: Final = ("case", "person", "tally")

ID_LISTS: Final = frozenset(
    {"of", "proceeding", "owner", "author", "featuring", "post", "posts", "accounts", "charges"}
    | {"reviews", "to", "facts"}
)
SPEAKER_LISTS: Final = frozenset({"said_by", "brought_by"})
DOCUMENT_LISTS: Final = frozenset({"overlaps", "distinct_from"})
WORD_LISTS: Final[dict[str, Any]] = {
    "platform": words.Platform,
    "platforms": words.Platform,
    "outcome": words.Outcome,
}
FREE_LISTS: Final = frozenset({"tags", "folds"})


class Document(Base):
    """A case, a person or a tally: its opaque id, and the slug it has now."""

    __tablename__ = DOCUMENTS
    __table_args__ = (UniqueConstraint("kind", "slug"),)

    id: Mapped[Opaque] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(info={"words": KINDS})
    slug: Mapped[str]
    lang: Mapped[str]


class FormerSlug(Base):
    """A slug a document had before, which redirects."""

    __tablename__ = "former_slugs"

    kind: Mapped[str] = mapped_column(primary_key=True, info={"words": KINDS})
    slug: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[Opaque] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    position: Mapped[int]


class Item(ItemColumns, Base):
    """Where each part of a document stands."""

    __tablename__ = ITEMS
    __table_args__ = ItemColumns.rules(ITEMS, DOCUMENTS)


class RemovedKey(Keyed, Base):
    """An id that a fact of this document once had. It is never given to another fact."""

    __tablename__ = "removed_keys"
    __table_args__ = (ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),)

    listed: Mapped[str]


def _lists_checked() -> tuple[SchemaItem, ...]:
    """For each list of ids or words, which entries it may have."""
    rules: dict[str, str] = {}
    for name in sorted(ID_LISTS):
        lists = REFERENCES[name]
        rules[name] = "target IS NOT NULL" if lists is None else one_of("target_listed", lists)
        if lists is not None:
            rules[name] = f"target IS NOT NULL AND {rules[name]}"
    rules["author"] = f"({rules['author']}) OR (word IS NOT NULL AND word = 'unknown')"
    party = "target IS NOT NULL AND target_listed = 'parties'"
    for name in sorted(SPEAKER_LISTS):
        rules[name] = f"({party}) OR (word IS NOT NULL AND {one_of('word', words.Speaker)})"
    for name, allowed in WORD_LISTS.items():
        rules[name] = f"word IS NOT NULL AND {one_of('word', allowed)}"
    rules |= dict.fromkeys(sorted(FREE_LISTS), "word IS NOT NULL")
    rules |= dict.fromkeys(sorted(DOCUMENT_LISTS), "names_id IS NOT NULL")
    rules["about"] = f"({party}) OR word IS NOT NULL"
    return (
        CheckConstraint(one_of("field", tuple(rules)), name="field"),
        *(
            CheckConstraint(f"field <> '{name}' OR ({rule})", name=name)
            for name, rule in rules.items()
        ),
    )


class Mention(MentionColumns, Base):
    """One entry of a list: a word, a fact of the same document, or another document.

    `target_listed` is the list that fact stands in, so that the database checks that `of` names
    a party and `reviews` a decision or a detention.
    """

    __tablename__ = "mentions"
    __table_args__ = (
        *MentionColumns.rules(ITEMS),
        ForeignKeyConstraint(
            ["document_id", "target", "target_listed"],
            ["items.document_id", "items.key", "items.listed"],
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        CheckConstraint("(target IS NULL) = (target_listed IS NULL)", name="target_listed"),
        CheckConstraint(
            "(CASE WHEN word IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN target IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN names_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_thing",
        ),
        CheckConstraint("field <> 'reviews' OR target <> key", name="reviews_another"),
        CheckConstraint("names_id <> document_id", name="names_another"),
        *_lists_checked(),
    )

    word: Mapped[str | None]
    target: Mapped[str | None]
    target_listed: Mapped[str | None]
    names_id: Mapped[Opaque | None] = mapped_column(
        another("documents.id", ondelete="CASCADE"), index=True
    )


class Source(SourceColumns, Base):
    """A source of a document. Who a confidential one is, and how to reach them, stays here."""

    __tablename__ = "sources"
    __table_args__ = SourceColumns.rules("sources", DOCUMENTS)

    real_name: Mapped[str | None] = mapped_column(Encrypted)
    contact: Mapped[str | None] = mapped_column(Encrypted)


class Citing(CitingColumns, Base):
    """Which source stands behind which part of a document."""

    __tablename__ = "citings"
    __table_args__ = CitingColumns.rules(ITEMS, "sources")


class Claim(ClaimColumns, Base):
    """What one speaker says of a fact, or of a tally."""

    __tablename__ = "claims"
    __table_args__ = (belongs_to(ITEMS),)


class CasePart(Keyed, Base):
    """A part of a case. What its relative dates count from is a fact of the same case."""

    __abstract__ = True

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        table = cls.__dict__.get("__table__")
        if isinstance(table, Table):
            for name in [column.name for column in table.columns]:
                if name.endswith("_relative_to"):
                    table.append_constraint(refers(name, ITEMS))


class Fact(ToldColumns, CasePart):
    """A fact of a case that says how it was verified."""

    __abstract__ = True

    verification: Mapped[str | None] = worded(words.FactVerification)
