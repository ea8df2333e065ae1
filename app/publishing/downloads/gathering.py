"""The documents of one state of the record on their way into the tables, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from app.document.case import Case
from app.document.others import Person
from app.pages.dataset.declaring import Cell, Table
from app.pages.dataset.filed import tell
from app.pages.dataset.scene import Scene
from app.pages.dataset.tables import OF_KIND, TABLES
from app.publishing.downloads.about import About
from app.record.answers import Published
from app.record.facets.above import ByCase, above, with_gaps_of_law
from app.record.queries import every_published, provisions, release
from app.record.queries.filed import filed_at
from app.record.queries.people import subjects_among
from app.record.queries.several import people_in
from app.record.queries.titles import titles

TOGETHER = 200


def scenes(connection: Connection, about: About) -> Iterator[list[Scene]]:
    """Every published document, by kind and slug, with what its rows need of others."""
    articles = frozenset(each.key for each in provisions(connection))
    sentences = above(connection, release(connection).version)
    published = every_published(connection)
    while some := list(islice(published, TOGETHER)):
        yield _together(connection, some, articles, sentences, about)


def tables_of(some: Iterable[Scene]) -> Iterator[tuple[Table[Any], list[list[Cell]]]]:
    """The rows of some documents, table by table."""
    found: dict[str, list[list[Cell]]] = {table.name: [] for table in TABLES}
    for scene in some:
        for table in OF_KIND[scene.published.kind]:
            found[table.name] += table.cells(scene)
    return ((table, found[table.name]) for table in TABLES)


def _together(
    connection: Connection,
    some: list[Published],
    articles: frozenset[str],
    sentences: ByCase,
    about: About,
) -> list[Scene]:
    documents = [each.document for each in some]
    cases = {each.id or "": each for each in documents if isinstance(each, Case)}
    for id_, said in with_gaps_of_law(filed_at(connection, cases), sentences).items():
        tell(cases[id_], said)
    people = people_in(connection, cases.values())
    slugs = {each.slug for each in people.values()}
    slugs |= {each.slug for each in documents if isinstance(each, Person)}
    subjects = subjects_among(connection, slugs)
    named = {related.case for case in cases.values() for related in case.related}
    related = frozenset(titles(connection, named))
    site = about.deployment.site_url
    return [
        Scene(published, document, people, subjects, articles, about.as_of, site, related)
        for published, document in zip(some, documents, strict=True)
    ]
