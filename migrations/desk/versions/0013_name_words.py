"""The words by which people, cases and tallies are found at the desk.

Revision: 0013, after 0012. What is there already gets its words here.
"""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from alembic import op

from app.folding import keys, tokens

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_SOURCES = (
    ("people", "name", sa.String()),
    ("person_names", "text", sa.String()),
    ("parties", "name", sa.String()),
    ("cases", "title", sa.JSON()),
    ("tallies", "title", sa.JSON()),
)
_AT_ONCE = 1000


def upgrade() -> None:
    """Makes the table of this revision, fills it, and lists what was saved last from an index."""
    key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    words = op.create_table(
        "name_words",
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", key, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "key"),
    )
    connection = op.get_bind()
    found = {pair for source in _SOURCES for pair in _words(connection, *source)}
    rows = [{"document_id": owner, "key": key} for owner, key in sorted(found)]
    for at in range(0, len(rows), _AT_ONCE):
        connection.execute(sa.insert(words), rows[at : at + _AT_ONCE])
    op.create_index("ix_name_words_key", "name_words", ["key", "document_id"])
    op.create_index("ix_dossiers_saved", "dossiers", ["saved_at", "document_id"])


def _words(
    connection: sa.Connection, table: str, column: str, kind: sa.types.TypeEngine[object]
) -> Iterator[tuple[str, str]]:
    """The folded spellings of every word in a column, each with the document it belongs to."""
    named = sa.table(
        table, sa.column("document_id", sa.Uuid(as_uuid=False)), sa.column(column, kind)
    )
    for owner, text in connection.execute(sa.select(named.c.document_id, named.c[column])):
        for each in _texts(text):
            yield from ((owner, key) for word in tokens(each) for key in keys(word))


def _texts(value: object) -> Iterable[str]:
    """A text that is there, or each language of one that has several."""
    if isinstance(value, dict):
        return value.values()
    return (str(value),) if value else ()
