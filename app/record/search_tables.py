"""The tables search reads: what can be found, and every word it can be found by.

`sought` has a row for each document that search finds. Its `place` orders hits by itself, newest
first when read backwards: four bits of kind, the day, and the number of the ledger entry that first
published the document. That number is the document's **ordinal**: an integer of its own that no
later revision changes, which filters may share. `terms` are its distinct terms, packed, so that
they can be taken out of the index again.

The index itself is `sought_words`: a virtual table of FTS5 on SQLite, a table of `tsvector` with a
GIN index on PostgreSQL. Both hold the same terms at the same positions; a migration makes it, and
it is in no metadata because it is another thing on each engine.

`term` counts the documents that have a form in a field, `spelling` leads from every folded key to
the forms that are spelt so. A form that no document has any more is in neither.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table

from app.record.columns import Key, metadata

WORDS = "sought_words"

sought = Table(
    "sought",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Key, nullable=False),
    Column("terms", LargeBinary, nullable=False),
)
Index("sought_document", sought.c.document, unique=True)

term = Table(
    "term",
    metadata,
    Column("form", Key, nullable=False),
    Column("field", Key, nullable=False),
    Column("documents", Integer, nullable=False),
    PrimaryKeyConstraint("form", "field"),
    sqlite_with_rowid=False,
)

spelling = Table(
    "spelling",
    metadata,
    Column("key", Key, nullable=False),
    Column("form", Key, nullable=False),
    PrimaryKeyConstraint("key", "form"),
    sqlite_with_rowid=False,
)
Index("spelling_form", spelling.c.form)
