"""Columns that the tables of kept documents have in common, here and in the rooms above.

A document is kept as *items* (its facts and their parts, one tree), a table for each kind of item,
*mentions* (every word or id in its lists), *sources* and *citings* (which source stands behind
which item). All keys begin with the document's id, so nothing can point into another document.
"""

from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Composite, Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

from app.db import types
from app.db.types import Json, Localised, Opaque, PartialDate, worded
from app.document import vocabulary as words

_LATER: Final[dict[str, Any]] = {"deferrable": True, "initially": "DEFERRED"}


def dated(name: str) -> Composite[Any]:
    """The columns of a partial date; see `app.db.types.dated`."""
    return types.dated(name, words.YearKnown)


def belongs_to(items: str) -> ForeignKeyConstraint:
    """A row that is the item with its key, and goes when the item goes."""
    return _into(items, "key", "key", ondelete="CASCADE")


def refers(column: str, table: str) -> ForeignKeyConstraint:
    """A column that names the key of a row of the same document.

    It is checked when the transaction commits: facts may name one another, and go together.
    """
    return _into(table, column, "key", **_LATER)


def another(column: str, *, ondelete: str | None = None) -> ForeignKey:
    """The id of another document, such as `people.document_id`.

    It is checked when the transaction commits, since documents may name one another.
    """
    return ForeignKey(column, ondelete=ondelete, **_LATER)


def _into(table: str, column: str, key: str, **options: Any) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["document_id", column], [f"{table}.document_id", f"{table}.{key}"], **options
    )


class Keyed:
    """The key of a row within its document."""

    document_id: Mapped[Opaque] = mapped_column(primary_key=True, sort_order=-3)
    key: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)


class ItemColumns(Keyed):
    """Where an item stands: in which list of its parent, and at which place.

    The key of a fact is its id in the document. What has no id is called after its place:
    `remand/claims/0`. The document itself is `/`.
    """

    parent: Mapped[str | None]
    listed: Mapped[str]
    position: Mapped[int]

    @staticmethod
    def rules(items: str, documents: str) -> tuple[SchemaItem, ...]:
        """What holds for items: they hang together as one tree below their document."""
        return (
            ForeignKeyConstraint(["document_id"], [f"{documents}.id"], ondelete="CASCADE"),
            _into(items, "parent", "key", ondelete="CASCADE", **_LATER),
            UniqueConstraint("document_id", "key", "listed"),
            CheckConstraint("position >= 0", name="position"),
            CheckConstraint("(parent IS NULL) = (key = '/') AND parent <> key", name="parent"),
        )


class MentionColumns(Keyed):
    """One entry of a list of words that an item has under the name of a field."""

    field: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)
    position: Mapped[int] = mapped_column(primary_key=True)

    @staticmethod
    def rules(items: str) -> tuple[SchemaItem, ...]:
        """What holds for mentions: they belong to an item."""
        return (belongs_to(items), CheckConstraint("position >= 0", name="position"))


class CitingColumns(Keyed):
    """One source that stands behind an item."""

    position: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]

    @staticmethod
    def rules(items: str, sources: str) -> tuple[SchemaItem, ...]:
        """What holds for citings: the item and the source are of the same document."""
        return (belongs_to(items), refers("source", sources))


class SourceColumns(Keyed):
    """Where a fact comes from; `via` is the source we read it through."""

    position: Mapped[int]
    outlet: Mapped[str]
    outlet_kind: Mapped[str | None] = worded(words.OutletKind)
    author: Mapped[str | None]
    title: Mapped[str | None]
    url: Mapped[str | None]
    reference: Mapped[str | None]
    lang: Mapped[str | None]
    archive: Mapped[str | None]
    sha256: Mapped[str | None] = mapped_column(String(64))
    via: Mapped[str | None]
    note: Mapped[Localised | None]

    @declared_attr
    def published(cls) -> Mapped[PartialDate | None]:  # noqa: N805
        """When it was published."""
        return dated("published")

    @declared_attr
    def updated(cls) -> Mapped[PartialDate | None]:  # noqa: N805
        """When it was changed."""
        return dated("updated")

    @declared_attr
    def retrieved(cls) -> Mapped[PartialDate | None]:  # noqa: N805
        """When we read it."""
        return dated("retrieved")

    @staticmethod
    def rules(sources: str, documents: str) -> tuple[SchemaItem, ...]:
        """What holds for sources: none is read through itself."""
        return (
            ForeignKeyConstraint(["document_id"], [f"{documents}.id"], ondelete="CASCADE"),
            refers("via", sources),
            CheckConstraint("via <> key", name="via"),
            CheckConstraint("position >= 0", name="position"),
        )


class ClaimColumns(Keyed):
    """What one speaker says of an item. `says` gives other values for its fields, by name."""

    stance: Mapped[str] = worded(words.Stance)
    hedge: Mapped[str | None]
    says: Mapped[Json | None]
    text: Mapped[Localised | None]


class ToldColumns(Keyed):
    """What every fact may end with, but for its lists."""

    text: Mapped[Localised | None]
    hedge: Mapped[str | None]
    note: Mapped[Localised | None]
    preferred_because: Mapped[Localised | None]
