"""Reads of what the desk has that a set of documents may meet: ids, slugs, facts once removed.

These are queries of this room; they stand apart because only an import asks them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from app.cases.identity import Header, Known, Slug
from app.cases.models import Document, FormerSlug, RemovedKey
from app.db.keeping import batches
from app.law.models import FormerProvisionSlug, Provision


def known_for(session: Session, headers: Sequence[Header]) -> Known:
    """What the desk has that these documents may meet: their ids and slugs, and whom they name."""
    slugs: set[Slug] = set()
    for header in headers:
        slugs.update((header.kind, slug) for slug in (header.slug, *header.formerly))
        slugs.update(name for _, name in header.names)
    return known_documents(session, slugs, (each.given for each in headers if each.given))


def known_documents(session: Session, slugs: Iterable[Slug], ids: Iterable[str]) -> Known:
    """Which of these kinds and slugs, and of these ids, the desk has, former slugs among them."""
    known = Known()
    wanted = set(ids)
    by_kind: dict[str, set[str]] = defaultdict(set)
    for kind, slug in slugs:
        by_kind[kind].add(slug)
    for kind, listed in by_kind.items():
        for some in batches(sorted(listed)):
            _know_former(session, known, kind, some)
            wanted.update(_owners(session, kind, some))
    wanted.update(known.former.values())
    for some in batches(sorted(wanted)):
        _know(session, known, some)
    return known


def removed_keys(session: Session, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each of these documents, the ids its facts once had, with the list they stood in."""
    found: dict[str, dict[str, str]] = {each: {} for each in ids}
    for removed in session.scalars(select(RemovedKey).where(RemovedKey.document_id.in_(ids))):
        found[removed.document_id][removed.key] = removed.listed
    return found


def _owners(session: Session, kind: str, slugs: Sequence[str]) -> Iterable[str]:
    if kind == "provision":
        return session.scalars(select(Provision.id).where(Provision.slug.in_(slugs)))
    query = select(Document.id).where(Document.kind == kind, Document.slug.in_(slugs))
    return session.scalars(query)


def _know_former(session: Session, known: Known, kind: str, slugs: Sequence[str]) -> None:
    former = FormerProvisionSlug if kind == "provision" else FormerSlug
    query = select(former.slug, former.document_id).where(former.slug.in_(slugs))
    if kind != "provision":
        query = query.where(FormerSlug.kind == kind)
    known.former.update({(kind, slug): owner for slug, owner in session.execute(query)})


def _know(session: Session, known: Known, ids: Sequence[str]) -> None:
    kept = select(Document.id, Document.kind, Document.slug).where(Document.id.in_(ids))
    law = select(Provision.id, literal("provision"), Provision.slug).where(Provision.id.in_(ids))
    for query in (kept, law):
        for id_, kind, slug in session.execute(query):
            known.by_id[id_] = (kind, slug)
            known.by_slug[kind, slug] = id_
