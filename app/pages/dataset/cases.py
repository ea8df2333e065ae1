"""The table of cases."""

from collections.abc import Callable, Iterator
from typing import Final

from app import addresses
from app.document.claimed import Stated
from app.document.values import Date
from app.document.vocabulary import Part
from app.pages.dataset.declaring import Cell, Column, Table, dated, several_words
from app.pages.dataset.filed import FILED
from app.pages.dataset.scene import Scene
from app.pages.dataset.told import SLUG
from app.record.rows import case_began
from app.web.language import marked as _n


def _one(scene: Scene) -> Iterator[Scene]:
    yield scene


def _began(scene: Scene) -> Date | None:
    return case_began(scene.case, scene.moments)


def _stated(
    name: str, meanings: tuple[str, str, str, str], read: Callable[[Scene], tuple[Stated, ...]]
) -> tuple[Column[Scene], ...]:
    """A reason as four columns: what is said, by whom in closed words, by name, and where."""
    text, said_by, named, outlets = meanings

    def texts(scene: Scene) -> Cell:
        return tuple(said for each in read(scene) if (said := scene.text(each.text))) or None

    def speakers(scene: Scene) -> tuple[str, ...]:
        found = (who for each in read(scene) for who in scene.speakers(each.said_by))
        return tuple(dict.fromkeys(found))

    def names(scene: Scene) -> Cell:
        found = (who for each in read(scene) for who in scene.named_speakers(each.said_by))
        return tuple(dict.fromkeys(found)) or None

    def sources(scene: Scene) -> Cell:
        ids = (id_ for each in read(scene) for id_ in scene.case.sources_of(each))
        return tuple(scene.outlets.get(id_, id_) for id_ in dict.fromkeys(ids)) or None

    return (
        Column(name, "list", text, texts),
        several_words(f"{name}_said_by", said_by, Part, speakers),
        Column(f"{name}_said_by_name", "list", named, names),
        Column(f"{name}_outlets", "list", outlets, sources),
    )


_OFFICIAL = _stated(
    "official_reason",
    (
        _n("What the state says the reason is. Each statement alone is in the table of reasons."),
        _n("Who says so for the state."),
        _n("Their names, where they are parties of the case."),
        _n("The outlets or papers in which the state says so."),
    ),
    lambda scene: scene.case.official_reason,
)
_REPORTED = _stated(
    "reported_reason",
    (
        _n("What others say the reason is. Each statement alone is in the table of reasons."),
        _n("Who says that this is the reason."),
        _n("The names of those who say so, where they are parties of the case."),
        _n("The outlets that report it."),
    ),
    lambda scene: scene.case.reported_reason,
)

CASES: Final[Table[Scene]] = Table(
    "cases",
    _n("One row is one case: a chain of measures against one or more subjects over one matter."),
    ("slug",),
    (
        Column("slug", "text", SLUG.meaning, lambda row: row.case.slug, required=True),
        Column(
            "url",
            "link",
            _n("The page of the case."),
            lambda row: row.url(addresses.case(row.case.slug)),
            required=True,
        ),
        Column(
            "title", "text", _n("The title."), lambda row: row.text(row.case.title), required=True
        ),
        Column(
            "summary", "text", _n("A summary, in Markdown."), lambda row: row.text(row.case.summary)
        ),
        Column(
            "lang",
            "text",
            _n("The language of our own words in this case."),
            lambda row: row.case.lang,
            required=True,
        ),
        Column(
            "subjects",
            "list",
            _n("The people, organisations and sites that the case is about, by name."),
            lambda row: tuple(row.name(each) or "" for each in row.case.subjects),
        ),
        Column(
            "subject_count",
            "number",
            _n("How many subjects the case has. Subjects of several cases count in each."),
            lambda row: len(row.case.subjects),
            required=True,
        ),
        Column(
            "tags",
            "list",
            _n("Words by which the case is found."),
            lambda row: row.case.tags or None,
        ),
        *dated(
            "began",
            _n("The first dated taking, else the first act against a subject, else any date."),
            _began,
            written=False,
        ),
        *FILED,
        *_OFFICIAL,
        *_REPORTED,
        Column(
            "revision",
            "number",
            _n("How many times the case has been published, corrections and renamings included."),
            lambda row: row.published.revision,
            required=True,
        ),
        Column(
            "published",
            "instant",
            _n("When the case was first published, in UTC."),
            lambda row: row.published.published,
            required=True,
        ),
        Column(
            "changed",
            "instant",
            _n("When this revision was published, in UTC."),
            lambda row: row.published.changed,
            required=True,
        ),
        Column(
            "hash",
            "text",
            _n("The hash that chains this revision to all that was published before it."),
            lambda row: row.published.hash,
            required=True,
        ),
        Column(
            "id",
            "text",
            _n("A permanent id that outlives a change of address."),
            lambda row: row.case.id,
            required=True,
        ),
    ),
    _one,
    facets=tuple(column.name for column in FILED),
)
