"""The tables of the public record.

`release`, `document`, `address`, `revision` and `tombstone` say what is published; `item` what
the feeds announce. The flat tables repeat facts of the documents as rows, so that nothing is
filtered, sorted or counted by opening a document. Their rows carry the ledger numbers between
which they were known: a revision closes the rows it no longer says, and opens its own.

Instants are texts in UTC (`2025-11-22T08:00:00.123Z`). Days are dates. A `number` is a number of
the ledger. `sort` is one text that orders a list by itself.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
)

from app.record.columns import Key, metadata
from app.record.facet_tables import facet
from app.record.flat_tables import (
    FLAT,
    case,
    charge,
    detention,
    filed,
    imposed,
    party,
    person,
    post,
    provision,
    tally,
    tie,
    update,
)
from app.record.list_tables import charged, entry, person_order
from app.record.search_tables import sought, spelling, term
from app.record.sum_tables import (
    SUMS,
    charged_count,
    custody_change,
    entry_count,
    taking_count,
    total,
)

__all__ = [
    "FLAT",
    "SUMS",
    "address",
    "calendar_day",
    "case",
    "charge",
    "charged",
    "charged_count",
    "custody_change",
    "detention",
    "document",
    "entry",
    "entry_count",
    "facet",
    "filed",
    "holding",
    "imposed",
    "item",
    "metadata",
    "party",
    "person",
    "person_order",
    "post",
    "provision",
    "release",
    "revision",
    "shown",
    "sought",
    "spelling",
    "taking_count",
    "tally",
    "term",
    "tie",
    "tombstone",
    "total",
    "update",
]

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
Index("document_number", document.c.number)

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
Index("revision_ordinal", revision.c.document, revision.c.revision, revision.c.number)

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
    Column("field", Key),
    Column("day", Key, nullable=False),
    PrimaryKeyConstraint("uuid", "feed"),
)
_NEWEST = (item.c.entered.desc(), item.c.place.desc())
Index("item_feed", item.c.feed, item.c.live, *_NEWEST)
Index("item_day", item.c.feed, item.c.live, item.c.day.desc(), *_NEWEST)
Index("item_document", item.c.document)

# The state of each subject's custody between two days; `until` is the first day it no longer
# holds, and missing while it lasts. Its days are fewer than two to the power of `reach`, and at
# least half as many; FOR_GOOD where they have no end.
holding = Table(
    "holding",
    metadata,
    Column("document", Key, nullable=False),
    Column("subject", Key, nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", Key, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("reach", Integer, nullable=False),
    PrimaryKeyConstraint("document", "subject", "place"),
)
# With all that is asked of those who are held: each of their rows lies on another page.
Index(
    "holding_state",
    holding.c.state,
    holding.c.reach,
    holding.c.since,
    holding.c.document,
    holding.c.subject,
    holding.c.until,
)

# The days that stand in the calendar, of the latest revisions; `exact` are those within a week.
calendar_day = Table(
    "calendar_day",
    metadata,
    Column("document", Key, nullable=False),
    Column("uuid", Key, nullable=False),
    Column("kind", Key, nullable=False),
    Column("fact", Key, nullable=False),
    Column("subjects", Key, nullable=False),
    Column("lower", Date),
    Column("upper", Date),
    Column("time", Key),
    Column("state", Key),
    Column("exact", Boolean, nullable=False),
    PrimaryKeyConstraint("document", "uuid"),
)
Index("calendar_day_upper", calendar_day.c.exact, calendar_day.c.upper)
