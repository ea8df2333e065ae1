"""What cases, people and tallies are kept in.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import (
    dated,
    document_id,
    localised,
    of_document,
    of_item,
    points,
    sealed,
    text,
    words,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MENTION_RULES = {
    "about": "field <> 'about' OR ((target IS NOT NULL AND target_listed = 'parties') OR "
    "word IS NOT NULL)",
    "accounts": "field <> 'accounts' OR (target IS NOT NULL AND target_listed IN ('accounts'))",
    "author": "field <> 'author' OR ((target IS NOT NULL AND target_listed IN ('parties')) "
    "OR (word IS NOT NULL AND word = 'unknown'))",
    "brought_by": "field <> 'brought_by' OR ((target IS NOT NULL AND target_listed = "
    "'parties') OR (word IS NOT NULL AND word IN ('subject', 'family', 'lawyer', "
    "'party or movement', 'friends', 'ngo', 'police or ministry', 'prosecutor', "
    "'court', 'security service', 'regulator', 'complainant', 'outlet', 'unnamed "
    "media', 'tracker')))",
    "charges": "field <> 'charges' OR (target IS NOT NULL AND target_listed IN ('charges'))",
    "distinct_from": "field <> 'distinct_from' OR (names_id IS NOT NULL)",
    "facts": "field <> 'facts' OR (target IS NOT NULL)",
    "featuring": "field <> 'featuring' OR (target IS NOT NULL AND target_listed IN ('parties'))",
    "field": "field IN ('accounts', 'author', 'charges', 'facts', 'featuring', 'of', "
    "'owner', 'post', 'posts', 'proceeding', 'reviews', 'to', 'brought_by', "
    "'said_by', 'platform', 'platforms', 'outcome', 'folds', 'tags', "
    "'distinct_from', 'overlaps', 'about')",
    "folds": "field <> 'folds' OR (word IS NOT NULL)",
    "names_another": "names_id <> document_id",
    "of": "field <> 'of' OR (target IS NOT NULL AND target_listed IN ('parties'))",
    "one_thing": "(CASE WHEN word IS NULL THEN 0 ELSE 1 END) + (CASE WHEN target IS NULL THEN "
    "0 ELSE 1 END) + (CASE WHEN names_id IS NULL THEN 0 ELSE 1 END) = 1",
    "outcome": "field <> 'outcome' OR (word IS NOT NULL AND word IN ('convicted', "
    "'warning', 'fined', 'labour', 'suspended', 'acquitted', 'terminated', "
    "'upheld', 'reduced', 'aggravated', 'replaced by other penalty', 'not "
    "enforced', 'annulled', 'remitted', 'folded into one sentence', 'granted', "
    "'refused', 'unknown'))",
    "overlaps": "field <> 'overlaps' OR (names_id IS NOT NULL)",
    "owner": "field <> 'owner' OR (target IS NOT NULL AND target_listed IN ('parties'))",
    "platform": "field <> 'platform' OR (word IS NOT NULL AND word IN ('facebook', "
    "'instagram', 'whatsapp', 'messenger', 'x', 'youtube', 'tiktok', 'telegram', "
    "'vk', 'ok', 'linkedin', 'threads', 'site or blog', 'forum', 'email', "
    "'social media', 'online', 'sms', 'print', 'other'))",
    "platforms": "field <> 'platforms' OR (word IS NOT NULL AND word IN ('facebook', "
    "'instagram', 'whatsapp', 'messenger', 'x', 'youtube', 'tiktok', 'telegram', "
    "'vk', 'ok', 'linkedin', 'threads', 'site or blog', 'forum', 'email', "
    "'social media', 'online', 'sms', 'print', 'other'))",
    "position": "position >= 0",
    "post": "field <> 'post' OR (target IS NOT NULL AND target_listed IN ('posts'))",
    "posts": "field <> 'posts' OR (target IS NOT NULL AND target_listed IN ('posts'))",
    "proceeding": "field <> 'proceeding' OR (target IS NOT NULL AND target_listed IN "
    "('proceedings'))",
    "reviews": "field <> 'reviews' OR (target IS NOT NULL AND target_listed IN "
    "('decisions', 'detentions'))",
    "reviews_another": "field <> 'reviews' OR target <> key",
    "said_by": "field <> 'said_by' OR ((target IS NOT NULL AND target_listed = 'parties') "
    "OR (word IS NOT NULL AND word IN ('subject', 'family', 'lawyer', 'party or "
    "movement', 'friends', 'ngo', 'police or ministry', 'prosecutor', 'court', "
    "'security service', 'regulator', 'complainant', 'outlet', 'unnamed media', "
    "'tracker')))",
    "tags": "field <> 'tags' OR (word IS NOT NULL)",
    "target_listed": "(target IS NULL) = (target_listed IS NULL)",
    "to": "field <> 'to' OR (target IS NOT NULL)",
}


def upgrade() -> None:
    """Makes the tables of this revision."""
    _documents()
    _former_slugs()
    _removed_keys()
    _items()
    _sources()
    _citings()
    _claims()
    _mentions()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        *words("kind", "case|person|tally", needed=True),
        *text("slug", "lang", needed=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "slug"),
    )


def _former_slugs() -> None:
    op.create_table(
        "former_slugs",
        *words("kind", "case|person|tally", needed=True),
        *text("slug", needed=True),
        document_id(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug"),
        of_document("documents.id"),
    )


def _removed_keys() -> None:
    op.create_table(
        "removed_keys",
        document_id(),
        *text("key", "listed", needed=True),
        sa.PrimaryKeyConstraint("document_id", "key"),
        of_document("documents.id"),
    )


def _items() -> None:
    op.create_table(
        "items",
        document_id(),
        *text("key", needed=True),
        *text("parent"),
        *text("listed", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "key"),
        of_document("documents.id"),
        points("items", "parent", later=True, ondelete="CASCADE"),
        sa.UniqueConstraint("document_id", "key", "listed"),
        sa.CheckConstraint("(parent IS NULL) = (key = '/') AND parent <> key", name="parent"),
        sa.CheckConstraint("position >= 0", name="position"),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        document_id(),
        *text("key", needed=True),
        *sealed("real_name", "contact"),
        sa.Column("position", sa.Integer(), nullable=False),
        *text("outlet", needed=True),
        *words(
            "outlet_kind",
            "ngo|news agency|online media|newspaper|broadcaster|state body|court|"
            "intergovernmental body|party or movement|reference work|social media|"
            "unnamed media|other",
        ),
        *text("author", "title", "url", "reference", "lang", "archive"),
        sa.Column("sha256", sa.String(64)),
        *text("via"),
        *localised("note"),
        *dated("published"),
        *dated("updated"),
        *dated("retrieved"),
        sa.PrimaryKeyConstraint("document_id", "key"),
        of_document("documents.id"),
        points("sources", "via", later=True),
        sa.CheckConstraint("position >= 0", name="position"),
        sa.CheckConstraint("via <> key", name="via"),
    )


def _citings() -> None:
    op.create_table(
        "citings",
        document_id(),
        *text("key", needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *text("source", needed=True),
        sa.PrimaryKeyConstraint("document_id", "key", "position"),
        points("items", ondelete="CASCADE"),
        points("sources", "source", later=True),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        *of_item("items"),
        *words("stance", "asserts|denies|could not confirm|did not answer", needed=True),
        *text("hedge"),
        *localised("says", "text"),
    )


def _mentions() -> None:
    op.create_table(
        "mentions",
        document_id(),
        *text("key", "field", needed=True),
        *text("word", "target", "target_listed"),
        sa.Column("names_id", sa.Uuid(as_uuid=False)),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "key", "field", "position"),
        points("items", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["document_id", "target", "target_listed"],
            ["items.document_id", "items.key", "items.listed"],
            onupdate="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        of_document("documents.id", "names_id", later=True),
        *(sa.CheckConstraint(rule, name=name) for name, rule in _MENTION_RULES.items()),
    )
    op.create_index("ix_mentions_names_id", "mentions", ["names_id"])
