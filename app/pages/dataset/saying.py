"""The tables of updates, of what others say of a fact, and of sources."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.document.claimed import Claim, Claimed, Source, Stated
from app.document.facts import Update
from app.document.vocabulary import OutletKind, Stance, UpdateKind
from app.document.writing import plain
from app.pages.dataset.declaring import Column, Link, Table, dated, several_words, word
from app.pages.dataset.scene import Of, Scene, each_fact
from app.pages.dataset.told import (
    ABOUT,
    ADDRESS,
    FACT,
    FACTS,
    PROCEEDING,
    SAID_BY,
    SLUG,
    SOURCES,
    TAIL,
    TO_CASE,
)
from app.web.language import marked as _n

UPDATES: Final[Table[Of[Update]]] = Table(
    "updates",
    _n("One row is one dated entry that a case gained after it was first told, corrections too."),
    ("slug", "fact"),
    (
        *FACTS,
        word("kind", _n("Of what kind."), UpdateKind, lambda row: row.fact.kind, required=True),
        *dated("happened", _n("When it happened."), lambda row: row.fact.happened),
        *dated("published", _n("When it was published."), lambda row: row.fact.published),
        Column(
            "about_facts",
            "list",
            _n("The facts it is about."),
            lambda row: row.fact.facts or None,
        ),
        Column(
            "field",
            "text",
            _n("Of a correction: the fact and the field that were wrong."),
            lambda row: row.fact.field,
        ),
        Column("old", "text", _n("Of a correction: the old value."), lambda row: row.fact.old),
        Column("new", "text", _n("Of a correction: the new value."), lambda row: row.fact.new),
        Column(
            "why",
            "text",
            _n("Of a correction: why it was made."),
            lambda row: row.scene.text(row.fact.why),
        ),
        *TAIL,
        ADDRESS,
    ),
    each_fact("updates"),
    links=(TO_CASE,),
    facets=("kind",),
)


def _reasons(scene: Scene) -> Iterator[Of[Stated]]:
    case = scene.case
    for fact in (*case.official_reason, *case.reported_reason, *case.statements):
        yield Of(scene, fact)


def _account(row: Of[Stated]) -> str:
    """Which of the three lists of the case a statement stands in."""
    lists = {"official": row.case.official_reason, "reported": row.case.reported_reason}
    return next((name for name, facts in lists.items() if row.fact in facts), "other")


REASONS: Final[Table[Of[Stated]]] = Table(
    "reasons",
    _n("One row is one statement: a reason the state gives, one that others give, or any other."),
    ("slug", "fact"),
    (
        *FACTS,
        word(
            "account",
            _n("Which account it belongs to: the state’s, what is reported, or neither."),
            ("official", "reported", "other"),
            _account,
            required=True,
        ),
        ABOUT,
        PROCEEDING,
        word(
            "stance",
            _n("Whether the speaker says that it is so."),
            Stance,
            lambda row: row.fact.stance,
            required=True,
        ),
        *dated("date", _n("When it was said."), lambda row: row.fact.date),
        *TAIL,
        ADDRESS,
    ),
    _reasons,
    links=(TO_CASE,),
    facets=("account", "said_by"),
)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """What one speaker says of a fact; `number` counts from 1 within the fact."""

    row: Of[Claimed]
    claim: Claim
    number: int


def _claims(scene: Scene) -> Iterator[_Claimed]:
    for _, _, fact in scene.case.every_fact():
        for number, claim in enumerate(fact.claims, 1):
            yield _Claimed(Of(scene, fact), claim, number)


def _says(each: _Claimed) -> str | None:
    said: dict[str, Any] = plain(each.claim.says)
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else None


CLAIMS: Final[Table[_Claimed]] = Table(
    "claims",
    _n("One row is what one speaker says of a fact: that it is so, that it is not, another value."),
    ("slug", "fact", "number"),
    (
        Column("slug", "text", SLUG.meaning, lambda each: each.row.case.slug, required=True),
        Column("fact", "text", FACT.meaning, lambda each: each.row.fact.id, required=True),
        Column(
            "number",
            "number",
            _n("Which of the claims about the fact, from 1."),
            lambda each: each.number,
            required=True,
        ),
        several_words(
            "said_by",
            SAID_BY[0].meaning,
            SAID_BY[0].words,
            lambda each: each.row.scene.speakers(each.claim.said_by),
        ),
        Column(
            "said_by_name",
            "list",
            SAID_BY[1].meaning,
            lambda each: each.row.scene.named_speakers(each.claim.said_by) or None,
        ),
        word(
            "stance",
            _n("Whether the speaker says that it is so."),
            Stance,
            lambda each: each.claim.stance,
            required=True,
        ),
        Column("hedge", "text", SAID_BY[2].meaning, lambda each: each.claim.hedge),
        Column(
            "about_fields",
            "list",
            _n("The fields of the fact it is about. Empty: those in “says”, or the whole fact."),
            lambda each: each.claim.about or None,
        ),
        Column("says", "text", _n("The values that the speaker gives, by field, as JSON."), _says),
        Column(
            "text", "text", _n("What is said."), lambda each: each.row.scene.text(each.claim.text)
        ),
        Column("sources", "list", SOURCES[0].meaning, lambda each: each.claim.source or None),
    ),
    _claims,
    links=(TO_CASE,),
    facets=("stance", "said_by"),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A source of a case."""

    scene: Scene
    source: Source


def _sources(scene: Scene) -> Iterator[_Read]:
    return (_Read(scene, source) for source in scene.case.sources)


SOURCE_LINES: Final[Table[_Read]] = Table(
    "sources",
    _n("One row is one source of one case. A source of two cases is two rows."),
    ("slug", "source"),
    (
        Column("slug", "text", SLUG.meaning, lambda row: row.scene.case.slug, required=True),
        Column(
            "source",
            "text",
            _n("The source within its case."),
            lambda row: row.source.id,
            required=True,
        ),
        Column("outlet", "text", _n("The outlet."), lambda row: row.source.outlet, required=True),
        word(
            "outlet_kind", _n("What the outlet is."), OutletKind, lambda row: row.source.outlet_kind
        ),
        Column("author", "text", _n("The author."), lambda row: row.source.author),
        Column("title", "text", _n("The title of the source."), lambda row: row.source.title),
        Column("link", "link", _n("The address of the source."), lambda row: row.source.url),
        Column(
            "reference",
            "text",
            _n("Where it is found without an address."),
            lambda row: row.source.reference,
        ),
        Column("language", "text", _n("The language of the source."), lambda row: row.source.lang),
        *dated("published", _n("When the source was published."), lambda row: row.source.published),
        *dated("updated", _n("When the source was last changed."), lambda row: row.source.updated),
        *dated("retrieved", _n("When we read it."), lambda row: row.source.retrieved),
        Column(
            "archive",
            "link",
            _n("The address of an archived copy."),
            lambda row: row.source.archive,
        ),
        Column(
            "sha256", "text", _n("The SHA-256 of the copy we read."), lambda row: row.source.sha256
        ),
        Column(
            "via", "text", _n("The source through which we read it."), lambda row: row.source.via
        ),
    ),
    _sources,
    links=(TO_CASE, Link(("slug", "via"), "sources", ("slug", "source"))),
    facets=("outlet", "outlet_kind", "language"),
)
