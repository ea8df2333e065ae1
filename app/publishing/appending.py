"""Writing entries to the end of the ledger, and taking content of earlier ones away."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from app.db.engines import on_sqlite
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
    """Erases bytes and salts of every entry of these documents but the given ones.

    The erasure is noted under the last of those numbers, until nothing is left on the disk either.
    """
    theirs = select(LedgerEntry.number).where(
        LedgerEntry.document.in_(documents), LedgerEntry.number.not_in(numbers)
    )
    session.execute(delete(LedgerContent).where(LedgerContent.number.in_(theirs)))
    session.execute(insert(LedgerErasure), [{"number": max(numbers)}])


def replace_names(
    session: Session, document: str, own: Collection[str], shown: Collection[str]
) -> None:
    """Notes the names a revision bears and shows; earlier ones stay known as no longer current."""
    mine = LedgerName.document == document
    keys = [(True, name) for name in own] + [(False, name) for name in shown]
    for is_own, names in ((True, own), (False, shown)):
        session.execute(
            delete(LedgerName).where(mine, LedgerName.own.is_(is_own), LedgerName.name.in_(names))
        )
    session.query(LedgerName).where(mine).update({"current": False}, synchronize_session=False)
    rows = [
        {"document": document, "name": name, "own": is_own, "current": True}
        for is_own, name in sorted(set(keys))
    ]
    session.execute(insert(LedgerName), rows)


def forget_names(session: Session, documents: Collection[str]) -> None:
    """Forgets every name that these documents bore or showed in any revision."""
    session.execute(delete(LedgerName).where(LedgerName.document.in_(documents)))


def key_for_slugs(session: Session, fresh: bytes) -> bytes:
    """The key that withdrawn slugs are hashed with; `fresh` becomes it when there is none yet."""
    known = slug_key(session)
    if known is not None:
        return known
    session.execute(insert(LedgerKey), [{"one": 1, "key": fresh}])
    return fresh
