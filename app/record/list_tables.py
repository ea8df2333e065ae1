"""The tables behind the lists that readers page through: the timeline, and people by name."""

from sqlalchemy import Column, Date, Index, Integer, PrimaryKeyConstraint, Table

from app.record.columns import Key, metadata

# Every dated fact of the published cases, with the undated ones; only of the latest revisions.
entry = Table(
    "entry",
    metadata,
    Column("document", Key, nullable=False),
    Column("fact", Key, nullable=False),
    Column("field", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("subjects", Key, nullable=False),
    Column("edtf", Key),
    Column("lower", Date),
    Column("upper", Date),
    Column("month", Key, nullable=False),
    Column("place", Key, nullable=False),
    Column("sort", Key, nullable=False),
    PrimaryKeyConstraint("document", "fact", "field"),
)
Index("entry_sort", entry.c.sort)
Index("entry_month", entry.c.month, entry.c.sort)
Index("entry_kind", entry.c.kind, entry.c.sort)
Index("entry_place", entry.c.place, entry.c.kind, entry.c.sort)

# How many entries there are of each kind, month and place: the numbers beside the filters of the
# timeline, which grow with the years and the places and not with the cases.
entry_count = Table(
    "entry_count",
    metadata,
    Column("kind", Key, nullable=False),
    Column("month", Key, nullable=False),
    Column("place", Key, nullable=False),
    Column("entries", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "month", "place"),
)

# Where each person stands in each alphabet, and the letter they stand under.
person_order = Table(
    "person_order",
    metadata,
    Column("document", Key, nullable=False),
    Column("alphabet", Key, nullable=False),
    Column("letter", Key, nullable=False),
    Column("sort", Key, nullable=False),
    PrimaryKeyConstraint("document", "alphabet"),
)
Index("person_order_sort", person_order.c.alphabet, person_order.c.sort)
Index("person_order_letter", person_order.c.alphabet, person_order.c.letter, person_order.c.sort)
