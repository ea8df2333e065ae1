"""The tables of what articles said at what time: their versions, and the penalties of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.document.others import AllowedPenalty, Provision, Version
from app.document.vocabulary import Basis, PenaltyKind
from app.pages.dataset.declaring import Column, Link, Table, dated, word
from app.pages.dataset.scene import Scene
from app.web.language import marked as _n


@dataclass(frozen=True, slots=True)
class _Standing:
    """An article between two dates; `number` counts its versions from 1, the earliest first."""

    scene: Scene
    article: Provision
    version: Version
    number: int

    def outlets(self, source: Sequence[str]) -> tuple[str, ...] | None:
        """The outlets of these sources, else of those of the version, else of the article."""
        ids = source or self.version.source or self.article.source
        return tuple(self.scene.outlets.get(each, each) for each in ids) or None


@dataclass(frozen=True, slots=True)
class _Allowed:
    """A penalty that a version of an article allows; `number` counts from 1 within that."""

    under: _Standing
    penalty: AllowedPenalty
    number: int


def _versions(scene: Scene) -> Iterator[_Standing]:
    article = scene.document
    if isinstance(article, Provision):
        for number, version in enumerate(article.versions, 1):
            yield _Standing(scene, article, version, number)


def _penalties(scene: Scene) -> Iterator[_Allowed]:
    for under in _versions(scene):
        for number, penalty in enumerate(under.version.penalties, 1):
            yield _Allowed(under, penalty, number)


_ARTICLE: Final = _n("The article: the last part of its page’s address.")
_KEY: Final = _n("The row of the article in the table of provisions: its code and its number.")

VERSIONS: Final[Table[_Standing]] = Table(
    "provision_versions",
    _n("One row is one article as it stood between two dates."),
    ("key", "version"),
    (
        Column("slug", "text", _ARTICLE, lambda row: row.article.slug, required=True),
        Column("key", "text", _KEY, lambda row: row.article.key, required=True),
        Column(
            "version",
            "number",
            _n("Which of its versions, from 1, the earliest first."),
            lambda row: row.number,
            required=True,
        ),
        *dated("since", _n("Since when it stood so."), lambda row: row.version.since),
        *dated("until", _n("Until when it stood so."), lambda row: row.version.until),
        Column(
            "changed_by",
            "text",
            _n("The law that brought this version."),
            lambda row: row.version.changed_by,
        ),
        word(
            "basis",
            _n("What a charge under it rests on by itself."),
            Basis,
            lambda row: row.version.basis,
        ),
        Column("text", "text", _n("What it says."), lambda row: row.scene.text(row.version.text)),
        Column(
            "outlets",
            "list",
            _n("The outlets that report it."),
            lambda row: row.outlets(()),
        ),
        Column(
            "note",
            "text",
            _n("A note by this tracker."),
            lambda row: row.scene.text(row.version.note),
        ),
    ),
    _versions,
    links=(Link(("key",), "provisions", ("key",)),),
    facets=("basis",),
)

PENALTIES: Final[Table[_Allowed]] = Table(
    "provision_penalties",
    _n("One row is one penalty that one version of an article allows."),
    ("key", "version", "number"),
    (
        Column("slug", "text", _ARTICLE, lambda row: row.under.article.slug, required=True),
        Column("key", "text", _KEY, lambda row: row.under.article.key, required=True),
        Column(
            "version",
            "number",
            _n("The version of the article in the table of its versions."),
            lambda row: row.under.number,
            required=True,
        ),
        Column(
            "number",
            "number",
            _n("Which of the penalties of this version, from 1."),
            lambda row: row.number,
            required=True,
        ),
        Column("part", "text", _n("The part of the article."), lambda row: row.penalty.part),
        Column(
            "act",
            "text",
            _n("For what it is, where the article names several acts."),
            lambda row: row.under.scene.text(row.penalty.act),
        ),
        Column("who", "text", _n("For whom it is."), lambda row: row.penalty.who),
        word(
            "kind", _n("Which penalty."), PenaltyKind, lambda row: row.penalty.kind, required=True
        ),
        Column(
            "least",
            "text",
            _n("The least: a sum with its currency, or a span of time in ISO 8601."),
            lambda row: row.penalty.min,
        ),
        Column(
            "most",
            "text",
            _n("The most: a sum with its currency, or a span of time in ISO 8601."),
            lambda row: row.penalty.max,
        ),
        word(
            "basis",
            _n("What a charge under this part rests on by itself, where the parts differ."),
            Basis,
            lambda row: row.penalty.basis,
        ),
        Column(
            "outlets",
            "list",
            _n("The outlets that report it."),
            lambda row: row.under.outlets(row.penalty.source),
        ),
        Column(
            "note",
            "text",
            _n("A note by this tracker."),
            lambda row: row.under.scene.text(row.penalty.note),
        ),
    ),
    _penalties,
    links=(Link(("key", "version"), "provision_versions", ("key", "version")),),
    facets=("kind", "basis"),
)
