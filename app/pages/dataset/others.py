"""The tables beside cases: people, articles of the law, and reported counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from app import addresses
from app.document.others import Person, Provision, Tally
from app.document.values import Text
from app.document.vocabulary import (
    Basis,
    Identification,
    Platform,
    Prosecution,
    Speaker,
    SubjectKind,
)
from app.pages.dataset import in_words
from app.pages.dataset.declaring import Column, Link, Table, dated, several_words, word
from app.pages.dataset.scene import Scene
from app.web.language import marked as _n

_D = TypeVar("_D", Person, Provision, Tally)


@dataclass(frozen=True, slots=True)
class _Whole(Generic[_D]):
    """A row that is a whole document."""

    scene: Scene
    document: _D

    def text(self, text: Text | None) -> str | None:
        """A text in the language of the document, else in the first it has."""
        return self.scene.text(text)


def _subjects(scene: Scene) -> Iterator[_Whole[Person]]:
    """Who is the subject of no case has no page, and no row."""
    if isinstance(scene.document, Person) and scene.document.slug in scene.subjects:
        yield _Whole(scene, scene.document)


def _provisions(scene: Scene) -> Iterator[_Whole[Provision]]:
    if isinstance(scene.document, Provision):
        yield _Whole(scene, scene.document)


def _tallies(scene: Scene) -> Iterator[_Whole[Tally]]:
    if isinstance(scene.document, Tally):
        yield _Whole(scene, scene.document)


PEOPLE: Final[Table[_Whole[Person]]] = Table(
    "people",
    _n("One row is one person, organisation or site that is the subject of a case."),
    ("slug",),
    (
        Column(
            "slug",
            "text",
            _n("The last part of their page’s address."),
            lambda row: row.document.slug,
            required=True,
        ),
        Column(
            "url",
            "link",
            _n("Their page."),
            lambda row: row.scene.url(addresses.person(row.document.slug)),
            required=True,
        ),
        Column(
            "name",
            "text",
            _n("What they are called."),
            lambda row: row.document.name,
            required=True,
        ),
        word(
            "kind", _n("What they are."), SubjectKind, lambda row: row.document.kind, required=True
        ),
        word(
            "identification",
            _n("How they are named in public."),
            Identification,
            lambda row: row.document.identification,
            required=True,
        ),
        Column(
            "other_names",
            "list",
            _n("Other forms of the name: other scripts and spellings, names used online."),
            lambda row: tuple(each.text for each in row.document.names) or None,
        ),
        Column(
            "roles",
            "list",
            _n("What they do or belong to."),
            lambda row: tuple(row.text(each.text) or "" for each in row.document.roles) or None,
        ),
        Column(
            "minor",
            "yes or no",
            _n("Whether they are a minor."),
            lambda row: row.document.minor,
            required=True,
        ),
        *dated("born", _n("When they were born."), lambda row: row.document.born),
        *dated("died", _n("When they died."), lambda row: row.document.died),
        Column(
            "id",
            "text",
            _n("A permanent id that outlives a change of address."),
            lambda row: row.document.id,
            required=True,
        ),
    ),
    _subjects,
    facets=("kind", "identification"),
)

PROVISIONS: Final[Table[_Whole[Provision]]] = Table(
    "provisions",
    _n("One row is one article of a code that this record explains."),
    ("key",),
    (
        Column(
            "slug",
            "text",
            _n("The last part of its page’s address."),
            lambda row: row.document.slug,
            required=True,
        ),
        Column(
            "key",
            "text",
            _n("The code and the number."),
            lambda row: row.document.key,
            required=True,
        ),
        Column(
            "url",
            "link",
            _n("The page of the article."),
            lambda row: row.scene.url(addresses.provision(row.document.slug)),
            required=True,
        ),
        Column(
            "code", "text", _n("The key of the code."), lambda row: row.document.code, required=True
        ),
        Column(
            "path",
            "text",
            _n("The number; 388-1 is an inserted article."),
            lambda row: row.document.path,
            required=True,
        ),
        Column(
            "country",
            "text",
            _n("The country, where the article says it; ISO 3166."),
            lambda row: row.document.country,
        ),
        Column(
            "title",
            "text",
            _n("The title."),
            lambda row: row.text(row.document.title),
            required=True,
        ),
        Column(
            "aliases",
            "list",
            _n("Other spellings of the number that stand for this article."),
            lambda row: row.document.aliases or None,
        ),
        word(
            "prosecution",
            _n("Who may prosecute."),
            Prosecution,
            lambda row: row.document.prosecution,
        ),
        several_words(
            "basis",
            _n("What a charge under it rests on by itself, in one version or another."),
            Basis,
            lambda row: tuple(
                dict.fromkeys(each.basis for each in row.document.versions if each.basis)
            ),
        ),
    ),
    _provisions,
    facets=("code",),
)

TALLIES: Final[Table[_Whole[Tally]]] = Table(
    "tallies",
    _n("One row is a count that others reported, without names. Never add it to cases."),
    ("slug",),
    (
        Column(
            "slug",
            "text",
            _n("Its place on the page of tallies."),
            lambda row: row.document.slug,
            required=True,
        ),
        Column(
            "url",
            "link",
            _n("Where it stands on that page."),
            lambda row: row.scene.url(addresses.tally(row.document.slug)),
            required=True,
        ),
        Column(
            "title",
            "text",
            _n("The title."),
            lambda row: row.text(row.document.title),
            required=True,
        ),
        *dated("period", _n("The time in which was counted."), lambda row: row.document.period),
        *dated("reported", _n("When the count was reported."), lambda row: row.document.reported),
        several_words("said_by", _n("Who counted."), Speaker, lambda row: row.document.said_by),
        Column("speaker", "text", _n("Who counted, by name."), lambda row: row.document.speaker),
        Column(
            "hedge",
            "text",
            _n("The word with which a source holds back."),
            lambda row: row.document.hedge,
        ),
        Column(
            "total_least",
            "number",
            _n("How many, at least."),
            lambda row: in_words.least(row.document.total),
        ),
        Column(
            "total_most",
            "number",
            _n("How many, at most."),
            lambda row: in_words.most(row.document.total),
        ),
        Column(
            "total_about",
            "number",
            _n("How many, roughly."),
            lambda row: in_words.roughly(row.document.total),
        ),
        Column(
            "breakdown",
            "list",
            _n("What the total consists of: each kind with its number."),
            lambda row: in_words.counted(row.document.breakdown),
        ),
        several_words(
            "platforms", _n("Where the posts were."), Platform, lambda row: row.document.platforms
        ),
        Column(
            "provisions",
            "list",
            _n("The articles named, each as we understand the citation."),
            lambda row: (
                tuple(each.provision for each in row.document.charges if each.provision) or None
            ),
        ),
        Column(
            "overlaps",
            "list",
            _n("The cases here whose subjects are known to be among those counted."),
            lambda row: row.document.overlaps or None,
        ),
        Column("case", "text", _n("The case it belongs to."), lambda row: row.document.case),
        Column(
            "cluster",
            "text",
            _n("The cluster of cases it belongs to."),
            lambda row: row.document.cluster,
        ),
        Column("text", "text", _n("What is told of it."), lambda row: row.text(row.document.text)),
        Column(
            "outlets",
            "list",
            _n("The outlets that report it."),
            lambda row: tuple(each.outlet for each in row.document.sources) or None,
        ),
    ),
    _tallies,
    links=(Link(("case",), "cases", ("slug",)),),
    facets=("said_by", "platforms"),
)
