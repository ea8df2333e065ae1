"""The table of facets: which cases are in which set, as bitmaps of their ordinals.

The ordinal of a case is the number of the ledger entry that first published it. A set that may grow
large is kept in chunks, so that a new case changes a few kilobytes of it.
"""

from sqlalchemy import Column, Integer, LargeBinary, PrimaryKeyConstraint, Table

from app.record.columns import Key, metadata

facet = Table(
    "facet",
    metadata,
    Column("name", Key, nullable=False),
    Column("span", Key, nullable=False),
    Column("value", Key, nullable=False),
    Column("chunk", Integer, nullable=False),
    Column("bits", LargeBinary, nullable=False),
    PrimaryKeyConstraint("name", "span", "value", "chunk"),
)
