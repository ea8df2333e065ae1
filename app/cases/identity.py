"""Which document each document of a set is, and whether their ids and slugs fit one another.

Everything is decided from *headers*, which are small: a set of any size is checked without
holding its documents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import uuid4

from app.cases.mapping import kind_of
from app.document.case import Case
from app.document.others import Person, Tally
from app.document.raw import Path
from app.document.reading import Document

Slug = tuple[str, str]
Found = tuple[int, Path, str]


@dataclass(slots=True)
class Header:
    """What a document is called, and whom it names: places in it with a kind and a slug.

    `id` is its own or the one it gets, `known` whether the desk has it, `was` the slug it then
    has there. The old slug of a document that `hides` it never redirects.
    """

    kind: str
    slug: str
    given: str | None
    formerly: tuple[str, ...]
    names: tuple[tuple[Path, Slug], ...]
    hides: bool = False
    id: str = ""
    known: bool = False
    was: str | None = None

    @property
    def left(self) -> str | None:
        """The slug it had until now, which will redirect to it."""
        return self.was if self.was != self.slug and not self.hides else None


@dataclass(slots=True)
class Known:
    """What the desk has already: the documents and former slugs that a set may meet."""

    by_id: dict[str, Slug] = field(default_factory=dict)
    by_slug: dict[Slug, str] = field(default_factory=dict)
    former: dict[Slug, str] = field(default_factory=dict)


def header_of(document: Document) -> Header:
    """The header of a document."""
    return Header(
        kind_of(document),
        document.slug,
        document.id,
        document.formerly,
        tuple(_names(document)),
        hides=isinstance(document, Person) and document.protected,
    )


def settle(headers: list[Header], known: Known, *, update: bool) -> Iterator[Found]:
    """Gives each header the id of its document, and yields what does not fit, by position."""
    for at, header in enumerate(headers):
        yield from ((at, path, said) for path, said in _settle_one(header, known, update=update))
    yield from _twice(headers)
    yield from _taken_slugs(headers, known)
    yield from _unknown_names(headers, known)


def slugs_after(headers: Iterable[Header], known: Known) -> dict[Slug, str]:
    """The id of every kind and slug as it will be when the set is stored."""
    headers = list(headers)
    moved = {header.id for header in headers}
    after = {slug: id_ for slug, id_ in known.by_slug.items() if id_ not in moved}
    return after | {(header.kind, header.slug): header.id for header in headers}


def _names(document: Document) -> Iterator[tuple[Path, Slug]]:
    if isinstance(document, Case):
        for at, party in enumerate(document.parties):
            if party.person:
                yield ("parties", at, "person"), ("person", party.person)
        for at, related in enumerate(document.related):
            yield ("related", at, "case"), ("case", related.case)
    elif isinstance(document, Person):
        for at, slug in enumerate(document.distinct_from):
            yield ("distinct_from", at), ("person", slug)
    elif isinstance(document, Tally):
        for at, slug in enumerate(document.overlaps):
            yield ("overlaps", at), ("case", slug)
        if document.case:
            yield ("case",), ("case", document.case)


def _settle_one(header: Header, known: Known, *, update: bool) -> Iterator[tuple[Path, str]]:
    slug = (header.kind, header.slug)
    owner = known.by_slug.get(slug)
    there = header.given if header.given in known.by_id else None
    header.id = header.given or owner or str(uuid4())
    header.known = there is not None or (header.given is None and owner is not None)
    header.was = known.by_id[header.id][1] if header.known else None
    if there and known.by_id[there][0] != header.kind:
        yield ("id",), f"this id belongs to a {known.by_id[there][0]}; leave it out for a new one"
    elif header.given and not there and owner:
        yield (
            ("id",),
            f"the desk has this {header.kind} under the id {owner}; leave the id out, or use that",
        )
    elif header.known and not update:
        yield (
            ("id",) if there else ("slug",),
            f"the desk has this {header.kind} already; pass --update to replace it",
        )


def _twice(headers: list[Header]) -> Iterator[Found]:
    ids: set[str] = set()
    slugs: set[Slug] = set()
    for at, header in enumerate(headers):
        if (header.kind, header.slug) in slugs:
            yield at, ("slug",), f"another {header.kind} of this set has the same slug"
        elif header.id in ids:
            yield at, ("id",), "another document of this set has the same id"
        ids.add(header.id)
        slugs.add((header.kind, header.slug))


def _taken_slugs(headers: list[Header], known: Known) -> Iterator[Found]:
    now = slugs_after(headers, known)
    former = dict(known.former)
    in_set = {header.id for header in headers}
    for at, header in enumerate(headers):
        named = [(("formerly", place), old) for place, old in enumerate(header.formerly)]
        left = [(("slug",), header.left)] if header.left else []
        for path, old in [*named, *left]:
            slug = (header.kind, old)
            if now.get(slug, header.id) != header.id:
                yield at, path, f"another {header.kind} has the slug {old} now"
            elif former.setdefault(slug, header.id) != header.id:
                yield at, path, f"{old} redirects to another {header.kind}"
    for at, header in enumerate(headers):
        slug = (header.kind, header.slug)
        owner = known.by_slug.get(slug, header.id)
        if header.known and owner not in in_set and owner != header.id:
            yield at, ("slug",), f"another {header.kind} has this slug"
        if former.get(slug, header.id) != header.id:
            yield at, ("slug",), f"this slug redirects to another {header.kind}; choose another"


def _unknown_names(headers: list[Header], known: Known) -> Iterator[Found]:
    now = slugs_after(headers, known)
    ids = {id_: slug for slug, id_ in now.items()}
    for at, header in enumerate(headers):
        for path, (kind, slug) in header.names:
            if (kind, slug) in now:
                continue
            current = ids.get(known.former.get((kind, slug), ""))
            if current:
                yield at, path, f"this {kind} is called {current[1]} now; write that"
            else:
                yield at, path, f"no {kind} has this slug; add the document of that {kind}"
