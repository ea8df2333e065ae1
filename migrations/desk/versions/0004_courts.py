"""What was done to people.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from app.db.first_shapes import dated, localised, of_item, points, shaped, text, words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of this revision."""
    _proceedings()
    _charges()
    _charge_steps()
    _decisions()
    _penalties()
    _detentions()
    _extensions()
    _measures()
    _hearings()
    _events()
    _updates()


def _proceedings() -> None:
    op.create_table(
        "proceedings",
        *of_item("items"),
        *words(
            "kind",
            "administrative|criminal|private prosecution|civil claim|prosecutor's "
            "warning|blocking application",
            needed=True,
        ),
        *dated("opened", items="items"),
        *text("number", "authority"),
        *shaped("_% ___", "claimed"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        sa.CheckConstraint("claimed IS NULL OR kind = 'civil claim'", name="claimed_in_civil"),
    )


def _charges() -> None:
    op.create_table(
        "charges",
        *of_item("items"),
        *text("label", "citation", "provision"),
        *words("basis", "speech|pretext|other|unknown"),
        *dated("act", items="items"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        sa.CheckConstraint("provision IS NULL OR citation IS NOT NULL", name="provision_cited"),
    )
    op.create_index("ix_charges_provision", "charges", ["provision"])


def _charge_steps() -> None:
    op.create_table(
        "charge_steps",
        *of_item("items"),
        *words("status", "brought|added|dropped|replaced|convicted|acquitted", needed=True),
        *dated("date", items="items"),
        *text("replaced_by"),
        *localised("note"),
        points("charges", "replaced_by", later=True),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        *of_item("items"),
        *words(
            "instance",
            "first|review by the same court|appeal|cassation|constitutional|ECtHR|UN WGAD",
            needed=True,
        ),
        *dated("date", items="items"),
        *text("court", "number", "judge", "citation", "provision"),
        *dated("counts_from", items="items"),
        sa.Column("closed_doors", sa.Boolean()),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )
    op.create_index("ix_decisions_provision", "decisions", ["provision"])


def _penalties() -> None:
    op.create_table(
        "penalties",
        *of_item("items"),
        *words(
            "kind",
            "administrative detention|prison|penal colony|house arrest|restriction of "
            "liberty|correctional labour|community work|fine|damages|ban on a post or "
            "activity|site blocked|removal of content|apology|warning",
            needed=True,
        ),
        *shaped("P_%", "term"),
        *shaped("_% ___", "amount"),
        *text("suspended"),
        sa.Column("paid", sa.Boolean()),
        *localised("note"),
        sa.CheckConstraint(
            "suspended IN ('true', 'false') OR suspended LIKE 'P_%'", name="suspended"
        ),
    )


def _detentions() -> None:
    op.create_table(
        "detentions",
        *of_item("items"),
        *words(
            "kind",
            "whereabouts unknown|custody of unknown kind|police custody|administrative "
            "detention|pre-trial detention|house arrest|prison|penal colony|medical "
            "facility|psychiatric confinement|immigration or extradition custody|"
            "military custody|abduction by unknown persons",
            needed=True,
        ),
        *dated("taken", items="items"),
        *text("taken_by", "place", "follows"),
        *shaped("P_%", "term"),
        *dated("ordered", items="items"),
        *text("ordered_by", "under"),
        *dated("last_confirmed", items="items"),
        *shaped("P_%", "lasted"),
        *dated("ended", items="items"),
        *words(
            "how_ended",
            "term served|released early|released without charge|released by court|let go "
            "by captors|acquitted|sentence replaced|pardon|amnesty|bail|re-arrested at "
            "the gate|died|escaped|exchanged|unknown",
        ),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        points("detentions", "follows", later=True),
        points("decisions", "under", later=True),
        sa.CheckConstraint(
            "ended_upper IS NULL OR taken_lower IS NULL OR taken_lower <= ended_upper",
            name="ended_after_taken",
        ),
        sa.CheckConstraint("follows <> key", name="follows"),
        sa.CheckConstraint(
            "under IS NULL OR (term IS NULL AND ordered_edtf IS NULL)", name="term_or_under"
        ),
    )


def _extensions() -> None:
    op.create_table(
        "extensions",
        *of_item("items"),
        *dated("date", items="items"),
        *shaped("P_%", "term"),
        *dated("until", items="items"),
        *text("ordered_by"),
        *localised("note"),
        sa.CheckConstraint("term IS NOT NULL OR until_edtf IS NOT NULL", name="term_or_until"),
    )


def _measures() -> None:
    op.create_table(
        "measures",
        *of_item("items"),
        *words(
            "kind",
            "summons|questioning|warning|fine|correctional labour|travel ban|search|"
            "device seizure|forced deletion|forced apology|password taken|site blocked|"
            "conscription|police visit|police supervision",
            needed=True,
        ),
        *dated("date", items="items"),
        *text("authority", "place", "number", "citation", "provision"),
        *shaped("_% ___", "amount"),
        sa.Column("paid", sa.Boolean()),
        *shaped("P_%", "term"),
        *dated("ended", items="items"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )
    op.create_index("ix_measures_provision", "measures", ["provision"])


def _hearings() -> None:
    op.create_table(
        "hearings",
        *of_item("items"),
        *dated("date", items="items"),
        *text("court", "number", "judge"),
        *localised("purpose"),
        *words("state", "planned|held|postponed|cancelled"),
        *dated("postponed_to", items="items"),
        sa.Column("closed_doors", sa.Boolean()),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )


def _events() -> None:
    op.create_table(
        "events",
        *of_item("items"),
        *words(
            "kind",
            "health|hunger strike|solitary confinement|ill-treatment claim|visit or "
            "lawyer refused|next step announced|death outside custody|other",
            needed=True,
        ),
        *dated("date", items="items"),
        *shaped("P_%", "lasted"),
        *text("place"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
    )


def _updates() -> None:
    op.create_table(
        "updates",
        *of_item("items"),
        *words("kind", "update|correction|release|status", needed=True),
        *dated("happened", items="items"),
        *dated("published", items="items"),
        *text("field", "old", "new"),
        *localised("why"),
        *words(
            "verification",
            "document held|two independent sources|one source|party claim only|hedged|contradicted",
        ),
        *localised("text"),
        *text("hedge"),
        *localised("note", "preferred_because"),
        sa.CheckConstraint(
            "CASE WHEN kind = 'correction' THEN field IS NOT NULL AND why IS NOT NULL "
            "ELSE field IS NULL AND old IS NULL AND new IS NULL AND why IS NULL END",
            name="correction",
        ),
    )
