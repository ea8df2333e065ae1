"""What search reads: the documents it finds, their words, and the index of them.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
FTS = (
    "CREATE VIRTUAL TABLE sought_words USING fts5("
    "words, content='', columnsize=0, tokenize=\"ascii tokenchars '_'\")"
)


def upgrade() -> None:
    """Makes the tables of this revision."""
    op.create_table(
        "sought",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("place"),
    )
    op.create_index("sought_document", "sought", ["document"], unique=True)
    op.create_table(
        "term",
        sa.Column("form", KEY, nullable=False),
        sa.Column("field", KEY, nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("form", "field"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spelling",
        sa.Column("key", KEY, nullable=False),
        sa.Column("form", KEY, nullable=False),
        sa.PrimaryKeyConstraint("key", "form"),
        sqlite_with_rowid=False,
    )
    op.create_index("spelling_form", "spelling", ["form"])
    _words()


def _words() -> None:
    """The index of terms, which is another thing on each engine."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS)
        return
    op.execute("CREATE TABLE sought_words (place bigint PRIMARY KEY, words tsvector NOT NULL)")
    op.execute("CREATE INDEX sought_words_words ON sought_words USING gin (words)")
