"""The rows that an entry of the ledger makes by itself: its document, its revision, a tombstone."""

import json

from app.document.others import Tombstone
from app.document.reading import parse
from app.record.ledger import Entry
from app.record.projection import Change
from app.record.rows import Row


def document_row(change: Change, first: str, stamp: int = 0) -> Row:
    """A document as its latest revision publishes it; `first` is the instant of its first one.

    Its stamp is its own number, or a later one at which something it shows has changed.
    """
    entry = change.entry
    return (
        entry.document,
        entry.kind,
        change.slugs[0],
        entry.revision,
        entry.number,
        max(entry.number, stamp),
        entry.commitment,
        entry.hash,
        first,
        entry.instant,
        change.body,
    )


def revision_row(entry: Entry) -> Row:
    """A revision, with its content unless that was redacted."""
    return (
        entry.document,
        entry.revision,
        entry.number,
        entry.kind,
        entry.cause,
        entry.instant,
        entry.commitment,
        entry.hash,
        entry.body,
    )


def buried(entry: Entry) -> list[Row]:
    """What a withdrawal leaves: a row for each slug, known by its hash alone."""
    left = parse(entry.body or b"{}")
    if not isinstance(left, Tombstone):
        return []
    day = left.withdrawn.bounds.lower
    return [(hashed, left.id, day, entry.number) for hashed in left.slug_hash]


def same_words(row: Row) -> str:
    """A flat row as a text that is equal for rows that say the same, fresh or from the record."""
    return json.dumps(row, default=str, ensure_ascii=False, sort_keys=True)
