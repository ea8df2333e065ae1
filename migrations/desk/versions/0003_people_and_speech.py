"""People, cases, and what was said.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import (
    counted,
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

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _people()
    _person_names()
    _person_roles()
    _cases()
    _related_cases()
    _parties()
    _accounts()
    _posts()
    _fates()
    _captures()
    _ties()
    _statements()


def _people() -> None:
    op.create_table(
        "people",
        document_id(),
        *words("kind", "person|organisation|site", needed=True),
        *text("name", needed=True),
        *words("identification", "named|partly named|initials|pseudonym|unnamed", needed=True),
        *dated("born"),
        *dated("died"),
        sa.Column("minor", sa.Boolean(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        *localised("note"),
        *sealed("real_name", "contact", "handles"),
        sa.PrimaryKeyConstraint("document_id"),
        of_document("documents.id"),
        sa.CheckConstraint(
            "died_upper IS NULL OR born_lower IS NULL OR born_lower <= died_upper",
            name="died_after_born",
        ),
        sa.CheckConstraint("identification <> 'named' OR NOT (minor OR protected)", name="unnamed"),
    )


def _person_names() -> None:
    op.create_table(
        "person_names",
        *of_item("items"),
        *text("text", needed=True),
        *words("kind", "official|press|given|online|initials"),
        *text("lang", "script", "hedge"),
        *localised("note"),
    )


def _person_roles() -> None:
    op.create_table(
        "person_roles",
        *of_item("items"),
        *localised("text", needed=True),
        *dated("since"),
        *dated("until"),
        *text("affiliation"),
        *localised("note"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        document_id(),
        *localised("title", needed=True),
        *localised("summary"),
        *text("cluster", "region"),
        *sealed("notes", "family_contact", "lawyer_contact"),
        sa.PrimaryKeyConstraint("document_id"),
        of_document("documents.id"),
    )


def _related_cases() -> None:
    op.create_table(
        "related_cases",
        *of_item("items"),
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        *localised("how", needed=True),
        of_document("cases.document_id", "case_id", later=True),
        sa.CheckConstraint("case_id <> document_id", name="another"),
    )
    op.create_index("ix_related_cases_case_id", "related_cases", ["case_id"])


def _parties() -> None:
    op.create_table(
        "parties",
        *of_item("items"),
        sa.Column("person_id", sa.Uuid(as_uuid=False)),
        *text("name"),
        *words("kind", "person|organisation|site", needed=True),
        *words("identification", "named|partly named|initials|pseudonym|unnamed", needed=True),
        *words(
            "part",
            "subject|family|lawyer|party or movement|friends|ngo|police or ministry|"
            "prosecutor|court|security service|regulator|complainant|outlet|unnamed "
            "media|tracker|respondent|criticised|judge|police officer|witness|mentioned",
            needed=True,
        ),
        *localised("role"),
        sa.Column("age", sa.Integer()),
        *words(
            "stage",
            "reported|summoned|held|charged|before first instance|sentenced not final|on "
            "appeal|final|cassation|before the ECtHR|closed|unknown",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        of_document("people.document_id", "person_id", later=True, ondelete=None),
        sa.CheckConstraint("age > 0", name="age"),
        sa.CheckConstraint("(person_id IS NULL) <> (name IS NULL)", name="person_or_name"),
    )
    op.create_index("ix_parties_person_id", "parties", ["person_id"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        *of_item("items"),
        *words("kind", "profile|page|group|channel|site"),
        *text("handle", "name", "url"),
        *counted("count"),
        *words("owner_certainty", "confirmed|probable|claimed|disputed"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )


def _posts() -> None:
    op.create_table(
        "posts",
        *of_item("items"),
        *text("account"),
        *words(
            "kind",
            "post|comment|repost|reaction|article|story|video|live|voice message|message|"
            "group admin",
        ),
        *text("parent", "url"),
        *dated("date", items="items"),
        *text("lang"),
        *counted("count"),
        *localised("gist"),
        *text("quote_text", "quote_lang"),
        *localised("quote_translation"),
        *text("quote_translator"),
        sa.Column("quote_sensitive", sa.Boolean()),
        *words(
            "verification",
            "captured by us|captured by a named other|seen by outlet|described by outlet|"
            "described by a party|searched and not found|disputed",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        points("accounts", "account", later=True),
        points("posts", "parent", later=True),
        sa.CheckConstraint("parent <> key", name="parent"),
        sa.CheckConstraint(
            "(quote_text IS NULL) = (quote_sensitive IS NULL) AND (quote_text IS NOT "
            "NULL OR (quote_lang IS NULL AND quote_translation IS NULL AND "
            "quote_translator IS NULL))",
            name="quote",
        ),
    )


def _fates() -> None:
    op.create_table(
        "fates",
        *of_item("items"),
        *words(
            "fate",
            "live|edited|hidden by author|deleted by author|deleted under duress|deleted "
            "by intruder|gone|removed by platform|restored|geo-blocked|restricted by "
            "court or regulator|account suspended|account deleted|account hijacked|"
            "recovered|unknown",
            needed=True,
        ),
        *dated("date", items="items"),
        *text("rule", "hedge"),
        *localised("note"),
    )


def _captures() -> None:
    op.create_table(
        "captures",
        *of_item("items"),
        *text("by"),
        *dated("date", items="items"),
        *text("archive"),
        sa.Column("sha256", sa.String(64)),
        *localised("note"),
    )


def _ties() -> None:
    op.create_table(
        "ties",
        *of_item("items"),
        *words(
            "level", "explicit|attributed specific|attributed general|contextual|none", needed=True
        ),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )


def _statements() -> None:
    op.create_table(
        "statements",
        *of_item("items"),
        *words("stance", "asserts|denies|could not confirm|did not answer", needed=True),
        *dated("date", items="items"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )
