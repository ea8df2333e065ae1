"""Shapes of columns that the first migrations of the desk are written in.

They are frozen: what a migration once made must not change with the code. A later migration
writes its columns out.
"""

import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

_YEARS = "stated|article context|external|elimination|unknown"
_DATE = ("edtf", "time", "as_written", "year", "relative_to")


def document_id() -> SchemaItem:
    """The column every row of a document begins with."""
    return sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False)


def text(*names: str, needed: bool = False) -> tuple[SchemaItem, ...]:
    """Columns of plain text."""
    return tuple(sa.Column(name, sa.String(), nullable=not needed) for name in names)


def localised(*names: str, needed: bool = False) -> tuple[SchemaItem, ...]:
    """Columns of text in one language or several, as JSON."""
    kind = sa.JSON(none_as_null=True)
    return tuple(sa.Column(name, kind, nullable=not needed) for name in names)


def sealed(*names: str) -> tuple[SchemaItem, ...]:
    """Columns of encrypted text."""
    return tuple(sa.Column(name, sa.LargeBinary()) for name in names)


def words(name: str, listed: str, *, needed: bool = False) -> tuple[SchemaItem, ...]:
    """A column for one word of a closed list, its words parted by `|`."""
    check = sa.CheckConstraint(f"{name} IN ({_quoted(listed)})", name=name)
    return (*text(name, needed=needed), check)


def shaped(pattern: str, *names: str) -> tuple[SchemaItem, ...]:
    """Columns of text in the form of a LIKE pattern."""
    checks = (sa.CheckConstraint(f"{name} LIKE '{pattern}'", name=name) for name in names)
    return (*text(*names), *checks)


def dated(*names: str, items: str | None = None) -> tuple[SchemaItem, ...]:
    """The seven columns of each partial date; `items` is what relative ones count from."""
    return tuple(column for name in names for column in _dated(name, items))


def counted(name: str) -> tuple[SchemaItem, ...]:
    """The four columns of a count that may be a range."""
    check = (
        f"({name} IS NULL OR ({name}_min IS NULL AND {name}_max IS NULL AND {name}_about IS NULL))"
        f" AND ({name}_min IS NULL OR {name}_max IS NULL OR {name}_min <= {name}_max)"
        f" AND ({name} IS NULL OR {name} >= 0)"
    )
    columns = (name, f"{name}_min", f"{name}_max", f"{name}_about")
    return (
        *(sa.Column(column, sa.Integer()) for column in columns),
        sa.CheckConstraint(check, name=name),
    )


def of_item(items: str) -> tuple[SchemaItem, ...]:
    """The key of a row that is an item, and goes when the item goes."""
    return (
        document_id(),
        *text("key", needed=True),
        sa.PrimaryKeyConstraint("document_id", "key"),
        points(items, ondelete="CASCADE"),
    )


def points(
    table: str, column: str = "key", *, later: bool = False, ondelete: str | None = None
) -> SchemaItem:
    """A column that is the key of a row of the same document in another table."""
    return sa.ForeignKeyConstraint(
        ["document_id", column],
        [f"{table}.document_id", f"{table}.key"],
        ondelete=ondelete,
        deferrable=True if later else None,
        initially="DEFERRED" if later else None,
    )


def of_document(
    documents: str,
    column: str = "document_id",
    *,
    later: bool = False,
    ondelete: str | None = "CASCADE",
) -> SchemaItem:
    """A column that is the id of a document, such as `people.document_id`."""
    return sa.ForeignKeyConstraint(
        [column],
        [documents],
        ondelete=ondelete,
        deferrable=True if later else None,
        initially="DEFERRED" if later else None,
    )


def _dated(name: str, items: str | None) -> tuple[SchemaItem, ...]:
    rest = ("time", "as_written", "year", "relative_to", "lower", "upper")
    empty = " AND ".join(f"{name}_{part} IS NULL" for part in rest)
    check = (
        f"({name}_edtf IS NOT NULL OR ({empty}))"
        f" AND ({name}_lower IS NULL OR {name}_upper IS NULL OR {name}_lower <= {name}_upper)"
        f" AND ({name}_year IS NULL OR {name}_year IN ({_quoted(_YEARS)}))"
        f" AND ({name}_time IS NULL OR {name}_time LIKE '__:__')"
    )
    return (
        *text(*(f"{name}_{part}" for part in _DATE)),
        sa.Column(f"{name}_lower", sa.Date()),
        sa.Column(f"{name}_upper", sa.Date()),
        sa.CheckConstraint(check, name=name),
        *((points(items, f"{name}_relative_to", later=True),) if items else ()),
    )


def _quoted(listed: str) -> str:
    return ", ".join("'" + word.replace("'", "''") + "'" for word in listed.split("|"))
