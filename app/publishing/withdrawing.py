"""Withdrawal: a document goes from everywhere at once, and a tombstone stays."""

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.document.others import Tombstone
from app.document.reading import Document
from app.document.values import Date
from app.document.writing import canonical
from app.publishing import queries, working
from app.publishing.appending import (
    Draft,
    append,
    forget_names,
    key_for_slugs,
    redact,
    replace_names,
    take_turn,
)
from app.publishing.dependents import without
from app.publishing.errors import NotPublished
from app.record.answers import typed
from app.record.shown import kind_of
from app.record.tombstones import slug_hash
from app.staff.actions import record_act

_KINDS = ("case", "tally", "person")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal took away: its documents by kind, and those rewritten without them."""

    cases: int
    people: int
    rewritten: int


def withdraw(session: Session, slug: str, why: str, who: str, today: date) -> Withdrawn:
    """Takes a published case, tally or person away for good; the caller commits, then catches up.

    The content of all its revisions is erased, the working copy at the desk is deleted, and so
    are people who are shown in no other published case. Documents that name any of these are
    published again without them, their earlier content erased too. What stays is a tombstone
    for each: its opaque id, keyed hashes of its slugs, and the day. `why` goes to the audit
    trail. Raises NotPublished when nothing published has this slug.
    """
    take_turn(session)
    id_, kind = _found(session, slug)
    gone = {id_: kind, **dict.fromkeys(_only_there(session, id_, kind), "person")}
    names = {each: queries.names_of(session, each, own=True) for each in gone}
    every = frozenset(name for found in names.values() for name in found)
    rewritten = list(_rewritten(session, gone, every))
    key = key_for_slugs(session, secrets.token_bytes(32))
    drafts = [
        *(_revision(session, document) for document in rewritten),
        *(tombstone(session, each, gone[each], names[each], key, today) for each in gone),
    ]
    touched = [draft.document for draft in drafts]
    redact(session, touched, append(session, drafts))
    forget_names(session, touched)
    replace_names(session, rewritten)
    working.remove(session, gone, who)
    working.forget_work(session, [str(document.id) for document in rewritten])
    record_act(session, who, "withdraw", id_, {"why": why})
    kinds = list(gone.values())
    return Withdrawn(kinds.count("case"), kinds.count("person"), len(rewritten))


def _found(session: Session, slug: str) -> tuple[str, str]:
    for kind in _KINDS:
        found = queries.documents_named(session, f"{kind}:{slug}", own=True)
        if found:
            return found[-1], kind
    raise NotPublished(
        f"Nothing published is called {slug}, so nothing was withdrawn. Take the last part of the"
        " page's address."
    )


def _only_there(session: Session, id_: str, kind: str) -> Iterator[str]:
    """The people whom no other published case shows."""
    if kind != "case":
        return
    for name in queries.names_of(session, id_, own=False):
        if not name.startswith("person:"):
            continue
        others = set(queries.showing(session, [name])) - {id_}
        if not any(queries.kind_of(session, other) == "case" for other in others):
            yield from queries.documents_named(session, name, own=True)


def _rewritten(
    session: Session, gone: Collection[str], names: Collection[str]
) -> Iterator[Document]:
    """Other documents that name one of these now or did so once, as they stand without it."""
    found = queries.showing(session, sorted(names), ever=True)
    others = [id_ for id_ in found if id_ not in gone]
    for before in queries.latest(session, others).values():
        if before.body is not None and before.cause != "withdrawn":
            yield without(typed(before.body), names)


def _revision(session: Session, document: Document) -> Draft:
    id_ = str(document.id)
    before = queries.latest(session, [id_])[id_]
    body = canonical(document)
    return Draft(id_, kind_of(document), before.revision + 1, "protected", body)


def tombstone(
    session: Session,
    id_: str,
    kind: str,
    names: Collection[str],
    key: bytes,
    today: date,
) -> Draft:
    """The last revision of a document that goes: what is left of it, with its `names` hashed."""
    slugs = sorted(name.partition(":")[2] for name in names)
    left = Tombstone(
        id=id_,
        slug_hash=tuple(slug_hash(key, kind, slug) for slug in slugs),
        withdrawn=Date(edtf=today.isoformat()),
    )
    revision = queries.latest(session, [id_])[id_].revision + 1
    return Draft(id_, kind, revision, "withdrawn", canonical(left))
