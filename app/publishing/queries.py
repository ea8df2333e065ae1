"""Reads of the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.orm import Session

from app.db.among import among
from app.publishing.chain import GENESIS, items_of
from app.publishing.models import (
    LedgerContent,
    LedgerEntry,
    LedgerErasure,
    LedgerKey,
    LedgerName,
)
from app.record.ledger import Cause, Entry

Reader = Session | Connection
# The fields of each entry of a document, as `Entry` has them.
Told = list[tuple[Any, ...]]
_CHUNK = 500
_ITEMS = 6


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the ledger: number 0 and no instant before the first."""

    number: int
    hash: str
    instant: str | None


@dataclass(frozen=True, slots=True)
class Latest:
    """The last revision of a document, with its bytes unless they were redacted.

    `items` are all feed items that entered with any of its revisions.
    """

    revision: int
    cause: Cause
    body: bytes | None
    items: frozenset[tuple[str, str]]


def head(reader: Reader) -> Head:
    """The end of the ledger."""
    entry = LedgerEntry.__table__.c
    query = select(entry.number, entry.hash, entry.instant).order_by(entry.number.desc()).limit(1)
    row = reader.execute(query).first()
    return Head(*row) if row else Head(0, GENESIS, None)


def hash_at(reader: Reader, number: int) -> str | None:
    """The hash of an entry; None when the ledger does not reach so far."""
    entry = LedgerEntry.__table__.c
    return reader.execute(select(entry.hash).where(entry.number == number)).scalar()


def latest(reader: Reader, documents: Sequence[str]) -> dict[str, Latest]:
    """The last revisions of these documents; those never published are left out."""
    entry, content = LedgerEntry.__table__.c, LedgerContent.__table__.c
    query = (
        select(entry.document, entry.revision, entry.cause, entry.feed_items, content.body)
        .select_from(LedgerEntry)
        .outerjoin(LedgerContent)
        .where(among(entry.document, documents))
        .order_by(entry.number)
    )
    found: dict[str, Latest] = {}
    for row in reader.execute(query):
        before = found.get(row.document)
        items = frozenset(items_of(row.feed_items)) | (before.items if before else frozenset())
        found[row.document] = Latest(row.revision, row.cause, row.body, items)
    return found


def entries_after(reader: Reader, number: int) -> Iterator[Entry]:
    """The entries after a number, in order, a chunk at a time, with their content."""
    while True:
        chunk = reader.execute(_entries().where(LedgerEntry.number > number).limit(_CHUNK)).all()
        for row in chunk:
            yield _entry(row)
            number = row.number
        if len(chunk) < _CHUNK:
            return


def histories(reader: Reader, *, cases: bool) -> Iterator[list[Told]]:
    """Every document with all its entries, some at a time, in the order of their first ones.

    The cases, or else all others. An entry is told by its fields alone, to be handed on.
    """
    entry, number = LedgerEntry.__table__.c, 0
    of_kind = entry.kind == "case" if cases else entry.kind != "case"
    while True:
        firsts = _entries().where(entry.revision == 1, of_kind, entry.number > number)
        rows = reader.execute(firsts.limit(_CHUNK)).all()
        found = {row.document: [_fields(row)] for row in rows}
        later = _entries().where(among(entry.document, "documents"), entry.revision > 1)
        for row in reader.execute(later, {"documents": found}) if found else ():
            found[row.document].append(_fields(row))
        yield list(found.values())
        if len(rows) < _CHUNK:
            return
        number = rows[-1].number


def linked(reader: Reader) -> Iterator[Any]:
    """Every entry in order with `salt` and `body`, for proof: rows as they lie in the tables."""
    number = 0
    content = LedgerContent.__table__.c
    query = _entries().add_columns(LedgerEntry.__table__.c.previous, content.salt)
    while True:
        chunk = reader.execute(query.where(LedgerEntry.number > number).limit(_CHUNK)).all()
        yield from chunk
        if len(chunk) < _CHUNK:
            return
        number = chunk[-1].number


def documents_named(reader: Reader, name: str, *, own: bool) -> tuple[str, ...]:
    """The published documents that bear a name (`own`), or have shown it in any revision."""
    column = LedgerName.__table__.c
    query = select(column.document).where(column.name == name, column.own.is_(own))
    return tuple(reader.execute(query.order_by(column.document)).scalars())


def has_others(reader: Reader, kind: str, prefix: str) -> bool:
    """Whether a document of a kind was ever published under a slug that does not begin so."""
    name = LedgerName.__table__.c
    theirs = name.name.startswith(f"{kind}:", autoescape=True)
    apart = name.name.not_like(f"{kind}:{prefix}%")
    return bool(reader.execute(select(name.name).where(name.own, theirs, apart).limit(1)).first())


def showing(reader: Reader, names: Sequence[str], *, ever: bool = False) -> dict[str, set[str]]:
    """The published documents that show one of these names, and which of them.

    With `ever`, in any revision; else in the latest.
    """
    column = LedgerName.__table__.c
    query = select(column.document, column.name).where(
        among(column.name, names), column.own.is_(False)
    )
    if not ever:
        query = query.where(column.current)
    found: dict[str, set[str]] = {}
    for row in reader.execute(query.order_by(column.document)):
        found.setdefault(row.document, set()).add(row.name)
    return found


def names_of(reader: Reader, document: str, *, own: bool) -> tuple[str, ...]:
    """Every name a document bears or bore (`own`), else every one that its last revision shows."""
    column = LedgerName.__table__.c
    query = select(column.name).where(column.document == document, column.own.is_(own))
    if not own:
        query = query.where(column.current)
    return tuple(reader.execute(query.order_by(column.name)).scalars())


def kind_of(reader: Reader, document: str) -> str | None:
    """The kind of a published document; None for an id the ledger does not know."""
    entry = LedgerEntry.__table__.c
    return reader.execute(select(entry.kind).where(entry.document == document).limit(1)).scalar()


def slug_key(reader: Reader) -> bytes | None:
    """The key for hashes of withdrawn slugs; None before anything was published."""
    return reader.execute(select(LedgerKey.__table__.c.key)).scalar()


def erasures(reader: Reader) -> tuple[int, ...]:
    """The entries whose redaction has yet to reach the disk."""
    return tuple(reader.execute(select(LedgerErasure.__table__.c.number)).scalars())


def _entries() -> Select[*tuple[Any, ...]]:
    entry, content = LedgerEntry.__table__.c, LedgerContent.__table__.c
    return (
        select(
            entry.number,
            entry.document,
            entry.kind,
            entry.revision,
            entry.instant,
            entry.cause,
            entry.feed_items,
            entry.commitment,
            entry.hash,
            content.body,
        )
        .select_from(LedgerEntry)
        .outerjoin(LedgerContent)
        .order_by(entry.number)
    )


def _fields(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return (*row[:_ITEMS], items_of(row.feed_items), *row[_ITEMS + 1 :])


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    return Entry(*_fields(row))
