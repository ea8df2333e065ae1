"""Writes of the working record. They flush and record who did it; the caller commits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.cases.changes import Change, change_of, refusals
from app.cases.identity import Found, Header, Slug, header_of, settle, slugs_after
from app.cases.known import known_for, removed_keys
from app.cases.models import Document, FormerSlug, Typed
from app.cases.queries import documents_naming, documents_there
from app.cases.storing import step_aside, store, take_out
from app.cases.working.taken_out import bring_back, set_aside
from app.cases.working.versions import note_imports, note_stored
from app.db.keeping import batches
from app.document.others import Person, Provision
from app.document.raw import Path, Problem
from app.document.reading import Document as AnyDocument
from app.staff.actions import Act, record_acts

_BATCH = 100


class Origin(Protocol):
    """Where a document was written, so that a problem with it can say so."""

    def problem(self, path: Path, expected: str) -> Problem:
        """A problem at a place in the document."""


@dataclass(slots=True)
class ImportReport:
    """What an import did, or why it did nothing. With a problem, nothing was written.

    `new`, `changed` and `unchanged` are ids of documents, in the order they came; `people` are
    ids of people who changed, `provisions` keys of articles that are new or changed: whatever
    shows those is to be published again.
    """

    problems: list[Problem] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    provisions: list[str] = field(default_factory=list)


def import_documents(
    session: Session,
    documents: Iterable[AnyDocument],
    *,
    update: bool,
    who: str,
    origins: Sequence[Origin] = (),
) -> ImportReport:
    """Stores a set of documents, all or none, and flushes it.

    The set is gone through several times, so it must start anew each time, as a list does; only
    a batch of it is held at once. Each document must have passed `app.document.checks`. New
    documents and facts are given ids. One that the desk has already is replaced with `update`,
    part by part, and is a problem without it. `origins` says where each document stands.
    """
    headers = [header_of(each) for each in documents]
    known = known_for(session, headers)
    found = list(settle(headers, known, update=update))
    if not found and update:
        found = list(_refused(session, documents, headers))
    if found:
        return ImportReport(problems=_problems(found, documents, origins))
    step_aside(session, [each.id for each in headers if each.was not in (None, each.slug)])
    report = ImportReport()
    ids = slugs_after(headers, known)
    for some in _changes(session, documents, headers):
        moved = [each for each in some if each.status != "unchanged"]
        note_imports(session, moved, who)
        _store(session, moved, ids, who)
        note_stored(session, moved, who)
        _tell(session, report, some, who)
    return report


def delete_case(session: Session, case_id: str, who: str) -> list[str]:
    """Takes a case out of the desk for good, drafts and confidential fields with it.

    Other documents lose their reference to it; their ids are returned, to be published again.
    Raises KeyError when there is no such case.
    """
    case = session.get(Document, case_id, populate_existing=True)
    if case is None or case.kind != "case":
        raise KeyError(case_id)
    return delete_document(session, case_id, who)


def delete_document(session: Session, document_id: str, who: str) -> list[str]:
    """The same for a case, a tally, or a person whom no case shows any more.

    Raises KeyError when there is no such document.
    """
    document = session.get(Document, document_id, populate_existing=True)
    if document is None:
        raise KeyError(document_id)
    naming = [each for each in documents_naming(session, document_id) if each != document_id]
    delete_documents(session, {document_id: document.kind}, who)
    return naming


def delete_documents(session: Session, kinds: Mapping[str, str], who: str) -> None:
    """The same for several, by their ids and what each is; what named them is not told."""
    take_out(session, list(kinds))
    for some in batches(list(kinds)):
        session.execute(delete(Typed).where(Typed.about.in_(some)))
    acts = [Act("deleted", id_, {"kind": kind}) for id_, kind in kinds.items()]
    record_acts(session, who, acts)


def forget_former_slugs(session: Session, document_ids: Sequence[str]) -> None:
    """Lets the slugs that documents had before lead nowhere: they name somebody protected since."""
    for some in batches(document_ids):
        session.execute(delete(FormerSlug).where(FormerSlug.document_id.in_(some)))
    session.expire_all()


def _store(session: Session, changes: Sequence[Change], ids: Mapping[Slug, str], who: str) -> None:
    """Stores what an import changes; what is known of a source that goes is kept for its return."""
    replaced = [each for each in changes if each.old is not None]
    for each in replaced:
        set_aside(session, who, str(each.document.id), each)
    store(session, changes, ids)
    for each in replaced:
        bring_back(session, who, str(each.document.id), each)


def _batched(
    documents: Iterable[AnyDocument], headers: Sequence[Header]
) -> Iterator[list[tuple[AnyDocument, Header]]]:
    pairs = zip(documents, headers, strict=True)
    while some := list(islice(pairs, _BATCH)):
        yield some


def _stored(
    session: Session, some: Sequence[tuple[AnyDocument, Header]]
) -> tuple[dict[str, AnyDocument], dict[str, dict[str, str]]]:
    ids = [header.id for _, header in some if header.known]
    return (documents_there(session, ids), removed_keys(session, ids)) if ids else ({}, {})


def _changes(
    session: Session, documents: Iterable[AnyDocument], headers: Sequence[Header]
) -> Iterator[list[Change]]:
    for some in _batched(documents, headers):
        old, removed = _stored(session, some)
        yield [
            change_of(document, header, old.get(header.id), removed.get(header.id, {}))
            for document, header in some
        ]


def _refused(
    session: Session, documents: Iterable[AnyDocument], headers: Sequence[Header]
) -> Iterator[Found]:
    at = 0
    for some in _batched(documents, headers):
        old, removed = _stored(session, some)
        for document, header in some:
            before = old.get(header.id)
            for path, said in refusals(document, before, removed.get(header.id, {})):
                yield at, path, said
            at += 1


def _problems(
    found: Sequence[Found], documents: Iterable[AnyDocument], origins: Sequence[Origin]
) -> list[Problem]:
    if origins:
        return [origins[at].problem(path, said) for at, path, said in found]
    slugs = [document.slug for document in documents]
    return [
        Problem(slugs[at], 1, ".".join(str(part) for part in path), "", said)
        for at, path, said in found
    ]


def _tell(session: Session, report: ImportReport, changes: Sequence[Change], who: str) -> None:
    acts: list[Act] = []
    for change in changes:
        document, status = change.document, change.status
        id_ = str(document.id)
        getattr(report, status).append(id_)
        if status == "unchanged":
            continue
        if isinstance(document, Person) and status == "changed":
            report.people.append(id_)
        if isinstance(document, Provision):
            report.provisions.append(document.key)
        kind = document.speechwatch.partition("/")[0]
        acts.append(Act(f"imported {status}", id_, {"kind": kind}))
    if acts:
        record_acts(session, who, acts)
