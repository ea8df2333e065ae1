"""Publishing: documents become revisions of the ledger. Nothing here commits, or touches record."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.document.case import Case
from app.document.others import Person
from app.document.reading import Document
from app.document.writing import canonical
from app.publishing import working
from app.publishing.appending import (
    Draft,
    append,
    forget_names,
    key_for_slugs,
    redact,
    replace_names,
    take_turn,
)
from app.publishing.dependents import shows_otherwise, with_slugs
from app.publishing.errors import NotPublished
from app.publishing.queries import Latest, latest, names_of, showing
from app.publishing.screening import refuse_guarded
from app.record.answers import typed
from app.record.items import Item, items
from app.record.ledger import Cause
from app.record.rows import case_day
from app.record.shown import kind_of
from app.staff.actions import record_act

CHUNK = 200
_SILENT = ("renamed", "amended")
_KINDS = ("person", "provision", "case", "tally")


@dataclass(slots=True)
class Batch:
    """Documents that are published together, with what the ledger knows of each.

    `asked` are all ids that are to be published, here or in a later batch: only for those the
    desk's own version counts. `causes` says why a document is published although its bytes may be
    the same.
    """

    documents: dict[str, Document]
    before: dict[str, Latest]
    asked: frozenset[str] = frozenset()
    causes: dict[str, Cause] = field(default_factory=dict)
    redacted: set[str] = field(default_factory=set)


def publish_documents(
    session: Session, document_ids: Sequence[str], cause: Cause | None, who: str
) -> int:
    """Appends what the desk has of these documents to the ledger; returns how many revisions.

    What did not change is left out. A person who looks different brings the published documents
    that show them, an article those that cite it; a person protected since takes the earlier
    content of all of these away. `cause` (default: worked out) is that of changed documents.
    Raises NotPublished, and then nothing is to be committed.
    """
    take_turn(session)
    key_for_slugs(session, secrets.token_bytes(32))
    names = working.guarded_names(session)
    numbers: list[int] = []
    for start in range(0, len(document_ids), CHUNK):
        documents = working.documents(session, document_ids[start : start + CHUNK])
        batch = _batch(session, documents, frozenset(document_ids))
        numbers += _publish(session, batch, cause, names)
    working.mark_published(session, document_ids)
    if numbers:
        told = {"first": numbers[0], "last": numbers[-1]}
        record_act(session, who, "publish", None, told)
    return len(numbers)


def _publish(
    session: Session, batch: Batch, cause: Cause | None, names: Sequence[str]
) -> tuple[int, ...]:
    _refuse_withdrawn(batch)
    hidden = _protect(session, batch)
    _bring_dependents(session, batch)
    drafts = [
        draft
        for document in sorted(batch.documents.values(), key=_order)
        if (draft := _draft(batch, document, cause))
    ]
    drafted = {draft.document for draft in drafts}
    changed = [document for id_, document in batch.documents.items() if id_ in drafted]
    refuse_guarded(changed, [*names, *hidden])
    numbers = append(session, drafts)
    if batch.redacted:
        redact(session, batch.redacted, numbers)
        forget_names(session, batch.redacted)
    replace_names(session, changed)
    return numbers


def _batch(session: Session, documents: Sequence[Document], asked: frozenset[str]) -> Batch:
    known = {_id(document): document for document in documents}
    return Batch(known, latest(session, list(known)), asked)


def _refuse_withdrawn(batch: Batch) -> None:
    gone = [id_ for id_, before in batch.before.items() if before.cause == "withdrawn"]
    if gone:
        slugs = ", ".join(batch.documents[id_].slug for id_ in gone)
        raise NotPublished(
            f"Nothing was published: {slugs} was withdrawn for good."
            " A new document needs a new id; import it without one."
        )


def _protect(session: Session, batch: Batch) -> list[str]:
    """Marks whom to redact: people protected since, and every document that ever showed them.

    Returns the names they were published under, which may stand nowhere from now on.
    """
    hidden: list[str] = []
    for document in list(batch.documents.values()):
        old = _old(batch, _id(document))
        if not (isinstance(document, Person) and document.protected):
            continue
        if not isinstance(old, Person) or old.protected:
            continue
        hidden += [old.name, *(name.text for name in old.names)]
        names = names_of(session, _id(document), own=True)
        showing_them = showing(session, names, ever=True)
        _take_in(session, batch, showing_them, "protected", {old.slug: document.slug})
        for id_ in (_id(document), *showing_them):
            batch.causes[id_] = "protected"
            batch.redacted.add(id_)
    _forget_old_addresses(session, batch)
    return hidden


def _forget_old_addresses(session: Session, batch: Batch) -> None:
    """No slug that a redacted document had before may lead to it: it may name who is protected."""
    if not batch.redacted:
        return
    working.forget_former_slugs(session, sorted(batch.redacted))
    for id_ in batch.redacted & set(batch.documents):
        batch.documents[id_] = batch.documents[id_].model_copy(update={"formerly": ()})


def _bring_dependents(session: Session, batch: Batch) -> None:
    """Takes in the published documents that show a renamed person or an amended article."""
    for document in list(batch.documents.values()):
        old = _old(batch, _id(document))
        if old is None or not shows_otherwise(old, document):
            continue
        renamed = isinstance(document, Person)
        moved = {old.slug: document.slug} if renamed else {}
        found = showing(session, names_of(session, _id(document), own=True))
        _take_in(session, batch, found, "renamed" if renamed else "amended", moved)


def _take_in(
    session: Session,
    batch: Batch,
    ids: Iterable[str],
    cause: Cause,
    moved: dict[str, str],
) -> None:
    missing = [id_ for id_ in ids if id_ not in batch.documents]
    edited = working.documents(session, [id_ for id_ in missing if id_ in batch.asked])
    fresh = {_id(document): document for document in edited}
    for id_, before in latest(session, missing).items():
        if before.body is not None and before.cause != "withdrawn":
            batch.before[id_] = before
            batch.documents[id_] = fresh.get(id_) or typed(before.body)
    for id_ in ids:
        if id_ in batch.documents:
            batch.documents[id_] = with_slugs(batch.documents[id_], moved)
            batch.causes.setdefault(id_, cause)


def _draft(batch: Batch, document: Document, cause: Cause | None) -> Draft | None:
    """The next revision of a document, or None when there is nothing new to say."""
    id_, body = _id(document), canonical(document)
    before = batch.before.get(id_)
    same = before is not None and before.body == body
    why = batch.causes.get(id_)
    if same and why is None:
        return None
    if not same and why in _SILENT and _old(batch, id_) != document:
        why = why if _only_slugs(batch, document) else None
    why = why or _cause(batch, document, cause)
    entered = before.items if before else frozenset()
    fresh = () if why in _SILENT else _items(document, _old(batch, id_))
    return Draft(
        document=id_,
        kind=kind_of(document),
        revision=before.revision + 1 if before else 1,
        cause=why,
        body=body,
        items=tuple(
            (item.feed, item.uuid) for item in fresh if (item.feed, item.uuid) not in entered
        ),
    )


def _items(document: Document, old: Document | None) -> tuple[Item, ...]:
    if not isinstance(document, Case):
        return ()
    return items(document, old if isinstance(old, Case) else None)


def _only_slugs(batch: Batch, document: Document) -> bool:
    """Whether nothing but the people's slugs changed since the last revision."""
    old = _old(batch, _id(document))
    if not isinstance(old, Case) or not isinstance(document, Case):
        return old is not None
    slugs = [party.person for party in document.parties]
    if len(slugs) != len(old.parties):
        return False
    moved = tuple(
        party.model_copy(update={"person": slug})
        for party, slug in zip(old.parties, slugs, strict=True)
    )
    return old.model_copy(update={"parties": moved}) == document


def _cause(batch: Batch, document: Document, cause: Cause | None) -> Cause:
    old = _old(batch, _id(document))
    if _id(document) not in batch.before:
        return "published"
    if cause is not None and cause != "published":
        return cause
    return "corrected" if _corrections(document) > _corrections(old) else "updated"


def _corrections(document: Document | None) -> int:
    if not isinstance(document, Case):
        return 0
    return sum(update.kind == "correction" for update in document.updates)


def _old(batch: Batch, id_: str) -> Document | None:
    before = batch.before.get(id_)
    return typed(before.body) if before and before.body is not None else None


def _order(document: Document) -> tuple[int, str, str]:
    """People and articles before what shows them; cases in the order in which they began."""
    began = case_day(document) if isinstance(document, Case) else ""
    return _KINDS.index(kind_of(document)), began, document.slug


def _id(document: Document) -> str:
    if document.id is None:
        raise NotPublished(f"{document.slug} has no id yet; import it first.")
    return document.id
