"""The table of cases that other cases name, and how they are related."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app import addresses
from app.document.facts import Related
from app.pages.dataset.declaring import Column, Link, Table
from app.pages.dataset.scene import Scene
from app.pages.dataset.told import SLUG, TO_CASE
from app.web.language import marked as _n


@dataclass(frozen=True, slots=True)
class _Named:
    """A case that another one names; `number` counts from 1 within that."""

    scene: Scene
    related: Related
    number: int


def _related(scene: Scene) -> Iterator[_Named]:
    """The cases that are published: the others are not named."""
    for number, each in enumerate(scene.case.related, 1):
        if each.case in scene.related:
            yield _Named(scene, each, number)


RELATED: Final[Table[_Named]] = Table(
    "related_cases",
    _n("One row is one other case that a case names. What one names need not name it back."),
    ("slug", "number"),
    (
        Column("slug", "text", SLUG.meaning, lambda row: row.scene.case.slug, required=True),
        Column(
            "number",
            "number",
            _n("Which of the cases that it names, from 1."),
            lambda row: row.number,
            required=True,
        ),
        Column(
            "related",
            "text",
            _n("The other case: the last part of its page’s address."),
            lambda row: row.related.case,
            required=True,
        ),
        Column(
            "how",
            "text",
            _n("How they are related."),
            lambda row: row.scene.text(row.related.how),
            required=True,
        ),
        Column(
            "url",
            "link",
            _n("The page of the other case."),
            lambda row: row.scene.url(addresses.case(row.related.case)),
            required=True,
        ),
    ),
    _related,
    links=(TO_CASE, Link(("related",), "cases", ("slug",))),
)
