"""The people who work at the desk, what they sign in with, and where they are signed in.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _members()
    _welcome_links()
    _known_devices()
    _sign_ins()
    _code_apps()
    _passkeys()
    _recovery_codes()
    _spent_challenges()
    _slow_downs()


def _id(name: str = "id") -> sa.Column[str]:
    return sa.Column(name, sa.Uuid(as_uuid=False), nullable=False)


def _text(name: str, *, needed: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=not needed)


def _digest() -> sa.Column[str]:
    return sa.Column("digest", sa.String(64), nullable=False)


def _moment(name: str, *, needed: bool = True) -> SchemaItem:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not needed)


def _of_member() -> SchemaItem:
    return sa.ForeignKeyConstraint(["member_id"], ["members.id"], ondelete="CASCADE")


def _members() -> None:
    op.create_table(
        "members",
        _id(),
        _text("name"),
        _text("folded"),
        _text("role"),
        _moment("made_at"),
        _text("password_hash", needed=False),
        _moment("set_up_until", needed=False),
        _moment("settled_at", needed=False),
        _moment("frozen_at", needed=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("folded"),
        sa.CheckConstraint("role IN ('contributor', 'editor', 'admin')", name="role"),
        sa.CheckConstraint("settled_at IS NULL OR password_hash IS NOT NULL", name="settled"),
        sa.CheckConstraint("settled_at IS NULL OR set_up_until IS NULL", name="set_up"),
    )


def _welcome_links() -> None:
    op.create_table(
        "welcome_links",
        _id("member_id"),
        _digest(),
        _moment("expires_at"),
        sa.PrimaryKeyConstraint("member_id"),
        sa.UniqueConstraint("digest"),
        _of_member(),
    )


def _known_devices() -> None:
    op.create_table(
        "known_devices",
        _id(),
        _id("member_id"),
        _digest(),
        _moment("seen_at"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        _of_member(),
    )
    op.create_index("ix_known_devices_member_id", "known_devices", ["member_id"])


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
        _id(),
        _id("member_id"),
        _digest(),
        _text("stage"),
        _text("browser"),
        _moment("began_at"),
        _moment("seen_at"),
        _moment("proved_at", needed=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        _of_member(),
        sa.CheckConstraint("stage IN ('setting up', 'password given', 'whole')", name="stage"),
        sa.CheckConstraint("(stage = 'whole') = (proved_at IS NOT NULL)", name="whole"),
    )
    op.create_index("ix_sign_ins_member_id", "sign_ins", ["member_id"])


def _code_apps() -> None:
    op.create_table(
        "code_apps",
        _id("member_id"),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "confirmed"),
        _of_member(),
    )


def _passkeys() -> None:
    op.create_table(
        "passkeys",
        _id(),
        _id("member_id"),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("credential", sa.LargeBinary(), nullable=False),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        _text("name"),
        _moment("made_at"),
        _moment("used_at", needed=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("credential_id"),
        _of_member(),
    )
    op.create_index("ix_passkeys_member_id", "passkeys", ["member_id"])


def _recovery_codes() -> None:
    op.create_table(
        "recovery_codes",
        _id("member_id"),
        _digest(),
        _moment("used_at", needed=False),
        sa.PrimaryKeyConstraint("member_id", "digest"),
        _of_member(),
    )


def _spent_challenges() -> None:
    op.create_table(
        "spent_challenges",
        _digest(),
        _moment("expires_at"),
        sa.PrimaryKeyConstraint("digest"),
    )


def _slow_downs() -> None:
    op.create_table(
        "slow_downs",
        _text("door"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("tried_at"),
        _moment("free_at"),
        sa.PrimaryKeyConstraint("door"),
    )
