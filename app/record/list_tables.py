"""The tables behind lists: the timeline, people by name, the cases of an article."""

from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    literal_column,
)

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

# Where each person stands in each alphabet, the letter they stand under, and in how many cases they
# are a subject. Who is one in none has no page and stands in no list.
person_order = Table(
    "person_order",
    metadata,
    Column("document", Key, nullable=False),
    Column("alphabet", Key, nullable=False),
    Column("letter", Key, nullable=False),
    Column("sort", Key, nullable=False),
    Column("cases", Integer, nullable=False),
    PrimaryKeyConstraint("document", "alphabet"),
)
LISTED = person_order.c.cases > literal_column("0")
Index(
    "person_order_sort",
    person_order.c.alphabet,
    person_order.c.sort,
    sqlite_where=LISTED,
    postgresql_where=LISTED,
)
Index(
    "person_order_letter",
    person_order.c.alphabet,
    person_order.c.letter,
    person_order.c.sort,
    sqlite_where=LISTED,
    postgresql_where=LISTED,
)

# Each case under each article that somebody in it is charged under, and under those the article is
# a part of. A unit is one person in one proceeding, with all its charges: `speech` of them have one
# for the words, `other` a known one and none for the words. The last four count the charges under
# the article by their basis; `rank` is the strongest of them, as a place in that order.
charged = Table(
    "charged",
    metadata,
    Column("document", Key, nullable=False),
    Column("provision", Key, nullable=False),
    Column("sort", Key, nullable=False),
    Column("year", Key, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("units_speech", Integer, nullable=False),
    Column("units_other", Integer, nullable=False),
    Column("speech", Integer, nullable=False),
    Column("pretext", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    PrimaryKeyConstraint("document", "provision"),
)
Index("charged_provision", charged.c.provision, charged.c.sort)
