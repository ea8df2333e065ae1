"""Documents by address, their revisions, and what they show of others."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, select, tuple_

from app.db.among import among
from app.document.case import Case
from app.document.others import Person, Provision
from app.document.reading import Document
from app.record import tables
from app.record.answers import Published, Release, Revision, Shown, typed
from app.record.tombstones import slug_hash

_CHUNK = 500
_DOCUMENT = (
    tables.document.c.id,
    tables.document.c.kind,
    tables.document.c.slug,
    tables.document.c.revision,
    tables.document.c.number,
    tables.document.c.stamp,
    tables.document.c.commitment,
    tables.document.c.hash,
    tables.document.c.published,
    tables.document.c.changed,
    tables.document.c.body,
)
_AT_ADDRESS = select(*_DOCUMENT).where(
    tables.document.c.kind == bindparam("kind"), tables.document.c.slug == bindparam("slug")
)
_REVISION = (
    tables.revision.c.document,
    tables.revision.c.revision,
    tables.revision.c.number,
    tables.revision.c.kind,
    tables.revision.c.cause,
    tables.revision.c.instant,
    tables.revision.c.commitment,
    tables.revision.c.hash,
    tables.revision.c.body,
)

_RELEASE = select(tables.release.c.version, tables.release.c.instant, tables.release.c.head)


def release(connection: Connection) -> Release:
    """How far the record has come; version 0 and an empty head before the first entry."""
    row = connection.execute(_RELEASE).first()
    return Release(*row) if row else Release(0, None, "")


def published(connection: Connection, kind: str, slug: str) -> Published | None:
    """The document at an address of today; None when there is none."""
    row = connection.execute(_AT_ADDRESS, {"kind": kind, "slug": slug}).first()
    return Published(*row) if row else None


def published_of(connection: Connection, ids: Iterable[str]) -> dict[str, Published]:
    """Published documents by their opaque id, in one statement; unknown ids are left out."""
    wanted = sorted(set(ids))
    rows = connection.execute(select(*_DOCUMENT).where(tables.document.c.id.in_(wanted)))
    return {row.id: Published(*row) for row in rows}


def every_published(connection: Connection) -> Iterator[Published]:
    """All published documents, by kind and slug, a few at a time."""
    after = ("", "")
    key = tuple_(tables.document.c.kind, tables.document.c.slug)
    query = select(*_DOCUMENT).order_by(tables.document.c.kind, tables.document.c.slug)
    while True:
        rows = connection.execute(query.where(key > tuple_(*after)).limit(_CHUNK)).all()
        yield from (Published(*row) for row in rows)
        if len(rows) < _CHUNK:
            return
        after = (rows[-1].kind, rows[-1].slug)


def moved_to(connection: Connection, kind: str, slug: str) -> str | None:
    """The address of today for a former one. Slugs of people protected since lead nowhere."""
    query = (
        select(tables.document.c.slug)
        .join(tables.address, tables.address.c.document == tables.document.c.id)
        .where(tables.address.c.kind == kind, tables.address.c.slug == slug)
        .order_by(tables.document.c.number.desc())
    )
    found = connection.execute(query).scalars().first()
    return found if found != slug else None


def is_withdrawn(connection: Connection, kind: str, slug: str) -> bool:
    """Whether a document stood at this address and was withdrawn: the answer is 410."""
    key = connection.execute(select(tables.release.c.slug_key)).scalar()
    if key is None:
        return False
    found = tables.tombstone.c.slug_hash == slug_hash(key, kind, slug)
    return connection.execute(select(tables.tombstone.c.number).where(found)).first() is not None


def revisions(connection: Connection, document_id: str) -> tuple[Revision, ...]:
    """Every revision of a document, the first one first, with its content unless redacted."""
    query = (
        select(*_REVISION)
        .where(tables.revision.c.document == document_id)
        .order_by(tables.revision.c.revision)
    )
    return tuple(Revision(*row) for row in connection.execute(query))


def revision(connection: Connection, document_id: str, number: int) -> Revision | None:
    """One revision of a document by its own count (1 is the first); None when there is none."""
    which = and_(tables.revision.c.document == document_id, tables.revision.c.revision == number)
    row = connection.execute(select(*_REVISION).where(which)).first()
    return Revision(*row) if row else None


def shown_by(connection: Connection, case: Case, at_number: int | None = None) -> Shown:
    """The people and provisions a case shows, in one statement.

    With `at_number` they are as they stood at that number of the ledger; those not yet published
    then, or redacted since, are missing. A charge under a part is shown its article when the part
    has no document of its own.
    """
    slugs, keys = people_named(case), provisions_named(case)
    if not slugs and not keys:
        return Shown({}, {})
    articles = sorted({article for key in keys for article in part_of(key)})
    asked = {"slugs": slugs, "articles": articles}
    now = at_number is None
    query = _showing(then=not now)
    rows = connection.execute(query, asked if now else asked | {"at": at_number}).all()
    documents = {row.id: typed(row.body) for row in rows}
    return Shown(
        dict(_by_slug(slugs, rows, documents)),
        dict(_by_key(keys, documents.values())),
    )


def law_at(connection: Connection, keys: Iterable[str], number: int) -> dict[str, Provision]:
    """The provisions of these keys as they stood at a number of the ledger.

    A part without a document of its own has its article.
    """
    named = tuple(sorted(set(keys)))
    articles = sorted({article for key in named for article in part_of(key)})
    asked = {"slugs": (), "articles": articles, "at": number}
    rows = connection.execute(_showing(then=True), asked)
    return dict(_by_key(named, [typed(row.body) for row in rows]))


def people_named(case: Case) -> tuple[str, ...]:
    """The slugs of the people a case names, each once."""
    return tuple(sorted({party.person for party in case.parties if party.person}))


def provisions_named(case: Case) -> tuple[str, ...]:
    """The keys of the provisions a case names, each once; those that only a claim names too."""
    charged = [fact.provision for fact in case.charges]
    applied = [fact.provision for fact in case.measures]
    decided = [fact.provision for fact in case.decisions]
    claims = [
        claim.says.get("provision") for _, _, fact in case.every_fact() for claim in fact.claims
    ]
    return tuple(sorted({str(key) for key in (*charged, *applied, *decided, *claims) if key}))


def part_of(key: str) -> Iterator[str]:
    """A provision's key and those of the articles it is a part of: CC:1.2.3, CC:1.2, CC:1."""
    yield key
    while "." in key:
        key = key.rpartition(".")[0]
        yield key


@cache
def _showing(*, then: bool) -> Any:
    """What `slugs` and `articles` name: as it is, or `then`, at the number `at`."""
    address, provision = tables.address, tables.provision
    named = select(address.c.document, address.c.slug, address.c.current).where(
        address.c.kind == "person", among(address.c.slug, "slugs")
    )
    cited = select(provision.c.document, provision.c.key, provision.c.known_until.is_(None)).where(
        among(provision.c.key, "articles")
    )
    wanted = named.union(cited).subquery()
    source = tables.revision if then else tables.document
    identity = tables.revision.c.document if then else tables.document.c.id
    query = select(
        identity.label("id"), source.c.kind, source.c.body, wanted.c.slug, wanted.c.current
    ).join(wanted, wanted.c.document == identity)
    if not then:
        return query
    until = tables.revision.alias("until")
    latest = (
        select(func.max(until.c.number))
        .where(until.c.document == wanted.c.document, until.c.number <= bindparam("at"))
        .scalar_subquery()
    )
    return query.where(source.c.number == latest, source.c.body.is_not(None))


def _by_slug(
    slugs: tuple[str, ...], rows: Sequence[Row[*tuple[Any, ...]]], documents: dict[str, Document]
) -> Iterator[tuple[str, Person]]:
    """Each slug's person: who bears it today before who once did."""
    for row in sorted(rows, key=lambda row: bool(row.current)):
        person = documents[row.id]
        if row.slug in slugs and isinstance(person, Person):
            yield row.slug, person


def _by_key(
    keys: tuple[str, ...], documents: Iterable[Document]
) -> Iterator[tuple[str, Provision]]:
    articles = {each.key: each for each in documents if isinstance(each, Provision)}
    for key in keys:
        found = next((articles[article] for article in part_of(key) if article in articles), None)
        if found:
            yield key, found
