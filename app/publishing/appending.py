"""Writing entries to the end of the ledger, and taking content of earlier ones away."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from app.db.among import among
from app.db.engines import on_sqlite
from app.db.keeping import batches
from app.document.reading import Document
from app.law.mapping import table_of
from app.publishing.chain import Link, commitment, instant_after, items_text, new_salt
from app.publishing.models import (
    LedgerContent,
    LedgerEntry,
    LedgerErasure,
    LedgerKey,
    LedgerName,
)
from app.publishing.queries import head, slug_key
from app.record.ledger import Cause
from app.record.shown import own_names, shown

_ONE_AT_A_TIME = 5_201_307


@dataclass(frozen=True, slots=True)
class Draft:
    """A revision about to be appended: everything of an entry but its place in the chain."""

    document: str
    kind: str
    revision: int
    cause: Cause
    body: bytes
    items: tuple[tuple[str, str], ...] = ()


def take_turn(session: Session) -> None:
    """Lets one transaction at a time extend the ledger; the others wait until it commits.

    On SQLite a writer holds the only write lock since it began.
    """
    if not on_sqlite(session.connection()):
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})


def append(session: Session, drafts: Sequence[Draft]) -> tuple[int, ...]:
    """Appends revisions in this order; returns their numbers. The caller has taken its turn.

    All of one call have one instant.
    """
    last = head(session)
    instant = instant_after(last.instant)
    number, previous = last.number, last.hash
    entries, contents = [], []
    for draft in drafts:
        number += 1
        salt = new_salt()
        link = Link(
            number=number,
            document=draft.document,
            kind=draft.kind,
            revision=draft.revision,
            instant=instant,
            cause=draft.cause,
            feed_items=items_text(draft.items),
            commitment=commitment(salt, draft.body),
            previous=previous,
        )
        previous = link.hash
        fields = {name: getattr(link, name) for name in link.__slots__}
        entries.append({**fields, "hash": previous})
        contents.append({"number": number, "salt": salt, "body": draft.body})
    if entries:
        session.execute(insert(LedgerEntry), entries)
        session.execute(insert(LedgerContent), contents)
    return tuple(entry["number"] for entry in entries)


def redact(session: Session, documents: Collection[str], numbers: Collection[int]) -> None:
    """Erases bytes and salts of every entry of these documents before the given ones.

    Those were appended last. The erasure is noted under the last of them, until nothing is left on
    the disk either.
    """
    theirs = select(LedgerEntry.number).where(
        among(table_of(LedgerEntry).c.document, documents), LedgerEntry.number < min(numbers)
    )
    session.execute(delete(LedgerContent).where(LedgerContent.number.in_(theirs)))
    session.execute(insert(LedgerErasure), [{"number": max(numbers)}])


def replace_names(session: Session, documents: Iterable[Document]) -> None:
    """Notes the names these revisions bear and show; earlier ones stay known as such."""
    said = {str(each.id): _names(each) for each in documents}
    table = table_of(LedgerName)
    name = table.c
    rows: list[dict[str, Any]] = []
    for ids in batches(list(said)):
        theirs = name.document.in_(ids)
        noted = {
            (row.document, row.own, row.name)
            for row in session.execute(select(name.document, name.own, name.name).where(theirs))
        }
        if noted:
            session.execute(delete(table).where(theirs))
        current = {(id_, own, each) for id_ in ids for own, each in said[id_]}
        rows += (
            {"document": id_, "own": own, "name": each, "current": (id_, own, each) in current}
            for id_, own, each in sorted(noted | current)
        )
    if rows:
        session.execute(insert(table), rows)


def _names(document: Document) -> set[tuple[bool, str]]:
    """What a document is called and shows, the first of each pair telling whether it is its own."""
    own, others = own_names(document), shown(document)
    return {(True, name) for name in own} | {(False, name) for name in others}


def forget_names(session: Session, documents: Collection[str]) -> None:
    """Forgets every name that these documents bore or showed in any revision."""
    table = table_of(LedgerName)
    session.execute(delete(table).where(among(table.c.document, documents)))


def key_for_slugs(session: Session, fresh: bytes) -> bytes:
    """The key that withdrawn slugs are hashed with; `fresh` becomes it when there is none yet."""
    known = slug_key(session)
    if known is not None:
        return known
    session.execute(insert(LedgerKey), [{"one": 1, "key": fresh}])
    return fresh
