"""What a document shows of others: when one of them changes, so does its page."""

from collections.abc import Iterable, Iterator

from app.document.case import Case
from app.document.others import Person, Provision, Tally
from app.document.reading import Document
from app.record.queries.documents import part_of, people_named, provisions_named


def shown(document: Document) -> frozenset[str]:
    """The names of what a document shows: `person:<slug>`, `provision:<key>`, `case:<slug>`.

    A part of an article brings the article with it, as its document may be the article's.
    """
    return frozenset(_shown(document))


def own_names(document: Document) -> frozenset[str]:
    """The names under which other documents show this one."""
    if isinstance(document, Provision):
        return frozenset({f"provision:{document.key}"})
    return frozenset(f"{kind_of(document)}:{slug}" for slug in (document.slug, *document.formerly))


def kind_of(document: Document) -> str:
    """The word for its kind: case, person, provision or tally."""
    return document.speechwatch.partition("/")[0]


def _shown(document: Document) -> Iterator[str]:
    if isinstance(document, Case):
        yield from (f"person:{slug}" for slug in people_named(document))
        yield from _articles(provisions_named(document))
        yield from (f"case:{related.case}" for related in document.related)
    elif isinstance(document, Tally):
        yield from _articles(charge.provision for charge in document.charges)
        yield from (f"case:{slug}" for slug in (*document.overlaps, document.case) if slug)
    elif isinstance(document, Person):
        yield from (f"person:{slug}" for slug in document.distinct_from)
    elif isinstance(document, Provision):
        yield from _articles((*document.prohibits, *document.succeeds))


def _articles(keys: Iterable[str | None]) -> Iterator[str]:
    for key in keys:
        if key:
            yield from (f"provision:{article}" for article in part_of(key))
