"""The tables of the public record.

`release`, `document`, `address`, `revision` and `tombstone` say what is published; `item` what
the feeds announce. The flat tables repeat facts of the documents as rows, so that nothing is
filtered, sorted or counted by opening a document. Their rows carry the ledger numbers between
which they were known: a revision closes the rows it no longer says, and opens its own.

Instants are texts in UTC (`2025-11-22T08:00:00.123Z`). Days are dates. A `number` is a number of
the ledger. `sort` is one text that orders a list by itself.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from app.record.columns import Key, Wording

metadata = MetaData()

release = Table(
    "release",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("instant", Key),
    Column("head", Key, nullable=False),
    Column("slug_key", LargeBinary, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Key, primary_key=True),
    Column("kind", Key, nullable=False),
    Column("slug", Key, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("commitment", Key, nullable=False),
    Column("hash", Key, nullable=False),
    Column("published", Key, nullable=False),
    Column("changed", Key, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
Index("document_slug", document.c.kind, document.c.slug)

# Every slug a document has or had. Not unique by nature of time: two documents may swap slugs
# in one import, one ledger entry after the other.
address = Table(
    "address",
    metadata,
    Column("kind", Key, nullable=False),
    Column("slug", Key, nullable=False),
    Column("document", Key, nullable=False),
    Column("current", Boolean, nullable=False),
    PrimaryKeyConstraint("kind", "slug", "document"),
)
Index("address_document", address.c.document)

revision = Table(
    "revision",
    metadata,
    Column("document", Key, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", Key, nullable=False),
    Column("cause", Key, nullable=False),
    Column("instant", Key, nullable=False),
    Column("commitment", Key, nullable=False),
    Column("hash", Key, nullable=False),
    Column("body", LargeBinary),
    PrimaryKeyConstraint("document", "revision"),
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("slug_hash", Key, primary_key=True),
    Column("document", Key, nullable=False),
    Column("withdrawn", Date, nullable=False),
    Column("number", Integer, nullable=False),
)

# What a document shows of others: `person:<slug>` and `provision:<key>`, and every provision the
# key is a part of.
shown = Table(
    "shown",
    metadata,
    Column("document", Key, nullable=False),
    Column("name", Key, nullable=False),
    PrimaryKeyConstraint("document", "name"),
)
Index("shown_name", shown.c.name)

item = Table(
    "item",
    metadata,
    Column("uuid", Key, nullable=False),
    Column("feed", Key, nullable=False),
    Column("document", Key, nullable=False),
    Column("entered", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("fact", Key),
    Column("party", Key),
    Column("tie", Key),
    Column("level", Key),
    Column("updated", Integer, nullable=False),
    Column("corrected", Boolean, nullable=False),
    PrimaryKeyConstraint("uuid", "feed"),
)
Index("item_feed", item.c.feed, item.c.live, item.c.entered.desc(), item.c.place.desc())
Index("item_document", item.c.document)

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
    Column("month", Key),
    Column("sort", Key, nullable=False),
    PrimaryKeyConstraint("document", "fact", "field"),
)
Index("entry_sort", entry.c.sort)
Index("entry_month", entry.c.month, entry.c.sort)

# The state of each subject's custody between two days; `until` is the first day it no longer
# holds, and missing while it lasts.
holding = Table(
    "holding",
    metadata,
    Column("document", Key, nullable=False),
    Column("subject", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", Key, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    PrimaryKeyConstraint("document", "subject", "place"),
)
Index("holding_state", holding.c.state, holding.c.since, holding.c.until)


def _flat(name: str, *columns: Column[Any]) -> Table:
    """A table of rows that a revision opens and a later one closes."""
    table = Table(
        name,
        metadata,
        Column("row", Integer, primary_key=True),
        Column("document", Key, nullable=False),
        *columns,
        Column("known_from", Integer, nullable=False),
        Column("known_until", Integer),
    )
    Index(f"{name}_document", table.c.document, table.c.known_until)
    return table


def _open(table: Table, *columns: str) -> Index:
    """An index over the rows that are still said."""
    return Index(
        f"{table.name}_{columns[0]}",
        *(table.c[column] for column in columns),
        sqlite_where=text("known_until IS NULL"),
        postgresql_where=text("known_until IS NULL"),
    )


case = _flat(
    "case_row",
    Column("title", Wording, nullable=False),
    Column("summary", Wording),
    Column("lang", Key, nullable=False),
    Column("cluster", String),
    Column("region", String),
    Column("began", Key),
    Column("sort", Key, nullable=False),
)
_open(case, "sort")

person = _flat(
    "person_row",
    Column("name", String, nullable=False),
    Column("kind", Key, nullable=False),
    Column("identification", Key, nullable=False),
    Column("sort", Key, nullable=False),
)
_open(person, "sort")

provision = _flat(
    "provision_row",
    Column("key", Key, nullable=False),
    Column("code", Key, nullable=False),
    Column("path", Key, nullable=False),
    Column("title", Wording, nullable=False),
    Column("lang", Key, nullable=False),
)
_open(provision, "key")

tally = _flat(
    "tally_row",
    Column("title", Wording, nullable=False),
    Column("lang", Key, nullable=False),
    Column("sort", Key, nullable=False),
)
_open(tally, "sort")

party = _flat(
    "party",
    Column("party", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("person", Key),
    Column("name", String),
    Column("kind", Key, nullable=False),
    Column("identification", Key, nullable=False),
    Column("part", Key, nullable=False),
    Column("role", Wording),
    Column("stage", Key),
)
_open(party, "person", "part")

charge = _flat(
    "charge",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("proceeding", Key),
    Column("label", String),
    Column("citation", String),
    Column("provision", Key),
    Column("basis", Key),
    Column("act", Key),
    Column("act_lower", Date),
    Column("act_upper", Date),
)
_open(charge, "provision")

detention = _flat(
    "detention",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("follows", Key),
    Column("taken", Key),
    Column("taken_lower", Date),
    Column("taken_upper", Date),
    Column("taken_month", Key),
    Column("ended", Key),
    Column("ended_lower", Date),
    Column("ended_upper", Date),
    Column("how_ended", Key),
    Column("term", Key),
    Column("where", String),
    Column("basis", Key),
)
_open(detention, "taken_month")

post = _flat(
    "post",
    Column("fact", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("platform", Key),
    Column("kind", Key),
    Column("date", Key),
    Column("lower", Date),
    Column("upper", Date),
)

tie = _flat(
    "tie",
    Column("fact", Key, nullable=False),
    Column("subject", Key),
    Column("place", Integer, nullable=False),
    Column("level", Key, nullable=False),
    Column("post", Key),
)

update = _flat(
    "case_update",
    Column("fact", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Key, nullable=False),
    Column("happened", Key),
    Column("happened_lower", Date),
    Column("happened_upper", Date),
    Column("published", Key),
    Column("published_lower", Date),
    Column("published_upper", Date),
    Column("sort_day", Date),
    Column("text", Wording),
)

FLAT = (case, person, provision, tally, party, charge, detention, post, tie, update)
