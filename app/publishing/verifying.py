"""Proof that the ledger is what was published, and that the record shows it and nothing else."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.publishing.chain import GENESIS, Link, commitment
from app.publishing.errors import NotVerified
from app.publishing.queries import linked
from app.record import queries as record_queries
from app.record import tables

FEWEST_PRINTED = 16
_REDACTING = ("withdrawn", "protected")


def verify(ledger: Connection, record: Connection | None, head: str | None = None) -> int:
    """Recomputes the whole chain and compares the record with it; returns the head's number.

    `head` is a hash printed earlier by a page, a feed or a download, or its beginning as the foot
    of a page prints it: the chain must go through it, which a chain that was cut or computed anew
    does not. A record behind the ledger is in order; one ahead is not. Raises NotVerified at the
    first thing that is wrong.
    """
    entries = list(_chained(ledger))
    _redactions_have_cause(entries)
    if head is not None and not any(_names(head, entry.hash) for entry in entries):
        raise NotVerified(
            f"The head {head} is nowhere in the ledger: entries were cut off, or the chain was"
            " computed anew. Restore the ledger from a backup."
        )
    if record is not None:
        _record_agrees(entries, record)
    return entries[-1].number if entries else 0


def _names(head: str, whole: str) -> bool:
    """Whether a printed hash is this one; fewer signs than a page prints could be anybody's."""
    return len(head) >= FEWEST_PRINTED and whole.startswith(head)


def _chained(ledger: Connection) -> Iterator[Any]:
    previous = GENESIS
    revisions: dict[str, int] = {}
    for number, entry in enumerate(linked(ledger), start=1):
        if entry.number != number:
            raise NotVerified(f"Entry {number} of the ledger is missing.")
        if entry.previous != previous or _link(entry).hash != entry.hash:
            raise NotVerified(
                f"Entry {number} of the ledger was changed, or is not where it belongs."
            )
        if entry.revision != revisions.get(entry.document, 0) + 1:
            raise NotVerified(f"Entry {number} of the ledger skips a revision of its document.")
        if entry.body is not None and commitment(entry.salt, entry.body) != entry.commitment:
            raise NotVerified(f"The content of entry {number} is not what was published.")
        previous = entry.hash
        revisions[entry.document] = entry.revision
        yield entry


def _link(entry: Any) -> Link:
    return Link(**{name: getattr(entry, name) for name in Link.__slots__})


def _redactions_have_cause(entries: list[Any]) -> None:
    """Content may only be missing before a withdrawal or a protection of the same document."""
    excused: dict[str, int] = {}
    for entry in entries:
        if entry.cause in _REDACTING:
            excused[entry.document] = entry.number
    for entry in entries:
        if entry.body is None and entry.number >= excused.get(entry.document, 0):
            raise NotVerified(f"The content of entry {entry.number} was removed.")


def _record_agrees(entries: list[Any], record: Connection) -> None:
    release = record_queries.release(record)
    if release.version > len(entries):
        raise NotVerified(
            f"The record knows entry {release.version}; the ledger ends at {len(entries)}."
            " The ledger was cut off; restore it from a backup."
        )
    told = entries[: release.version]
    if told and release.head != told[-1].hash:
        raise NotVerified(
            f"The record's head is not entry {release.version} of the ledger: one of them was"
            " computed anew."
        )
    known = {row.number: row for row in record.execute(select(tables.revision))}
    redacted = _redacted(told)
    for entry in told:
        _revision_agrees(entry, known.pop(entry.number, None), entry.number in redacted)
    if known:
        raise NotVerified(f"The record has a revision {min(known)} that no ledger entry tells of.")
    _documents_agree(told, record)


def _redacted(told: list[Any]) -> set[int]:
    """The entries whose content the record has been told to forget."""
    last: dict[str, int] = {}
    for entry in told:
        if entry.cause in _REDACTING:
            last[entry.document] = entry.number
    return {entry.number for entry in told if entry.number < last.get(entry.document, 0)}


def _revision_agrees(entry: Any, row: Any, redacted: bool) -> None:  # noqa: FBT001
    if row is None:
        raise NotVerified(f"The record lacks entry {entry.number}. Run: speechwatch publish --all")
    fields = ("document", "revision", "kind", "cause", "instant", "commitment", "hash")
    same = all(getattr(row, name) == getattr(entry, name) for name in fields)
    body = None if redacted else entry.body
    # A body the ledger erased may still lie in a record that has not been told yet.
    if not same or (row.body != body and not (entry.body is None and not redacted)):
        raise NotVerified(
            f"The record shows entry {entry.number} otherwise than it was published."
            " Run: speechwatch publish --all"
        )


def _documents_agree(told: list[Any], record: Connection) -> None:
    last = {entry.document: entry for entry in told}
    standing = {id_: entry for id_, entry in last.items() if entry.cause != "withdrawn"}
    columns = (tables.document.c.id, tables.document.c.number, tables.document.c.body)
    for row in record.execute(select(*columns)):
        entry = standing.pop(row.id, None)
        if entry is None or entry.number != row.number or row.body != (entry.body or row.body):
            raise NotVerified(
                f"The record shows a document otherwise than entry {row.number} published it."
                " Run: speechwatch publish --all"
            )
    lost = [entry.number for entry in standing.values() if entry.body is not None]
    if lost:
        raise NotVerified(
            f"The record lacks the document of entry {min(lost)}. Run: speechwatch publish --all"
        )
