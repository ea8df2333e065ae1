"""Every write of the public record: the projection of ledger entries, in order.

Entries are projected in batches in which no document comes twice. Reading the ledger again from
its first entry gives the same rows as following it entry by entry. Nothing here commits.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from app.document.case import Case
from app.record import list_actions, stamping, sum_actions, tables
from app.record.announcing import EDITS, Announced, Revised, announced
from app.record.answers import typed
from app.record.entry_rows import buried, document_row, revision_row
from app.record.facets import actions as facets
from app.record.flat_actions import add, write_rows
from app.record.ledger import Entry
from app.record.projection import Change, changes_of
from app.record.search import actions as search

BATCH = 400
# What is only known of the latest revisions.
_REPLACED = (tables.shown, tables.holding, tables.calendar_day)
# Entries come one by one, so what is asked for each is built once: that took longer than to ask.
_FOLLOWED = select(tables.release.c.version).with_for_update()
_FOLLOW = update(tables.release)


def set_up(connection: Connection, slug_key: bytes) -> None:
    """Makes an empty record ready: version 0, and the key that withdrawn slugs are hashed with.

    The index of words is in no metadata, so whoever empties the tables by hand leaves it behind;
    it begins empty with the record, or every document would stand in it twice.
    """
    if connection.execute(select(tables.release.c.one)).first() is None:
        search.clear(connection)
        empty = {"one": 1, "version": 0, "head": "", "slug_key": slug_key}
        connection.execute(insert(tables.release), empty)


def is_filled(connection: Connection) -> bool:
    """Whether there is anything in the record that somebody may be reading."""
    return bool(connection.execute(select(tables.release.c.version)).scalar())


def clear(connection: Connection) -> None:
    """Empties the record, to be filled again from the ledger in the same transaction."""
    search.clear(connection)
    for table in tables.metadata.sorted_tables:
        connection.execute(delete(table))


def project(connection: Connection, entries: Iterable[Entry]) -> int:
    """Brings the record up to the last of these entries, which follow one another in order.

    Those it knows already are left out: somebody else may have brought them meanwhile. Returns
    how many were new. Raises ValueError when an entry is missing.
    """
    version = connection.execute(_FOLLOWED).scalar_one()
    count = 0
    for batch in _batches(entry for entry in entries if entry.number > version):
        if batch[0].number != version + 1:
            raise ValueError(f"Entry {version + 1} of the ledger is missing; run publish --all.")
        _project(connection, batch, changes_of(batch))
        version = batch[-1].number
        count += len(batch)
    return count


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    seen: set[str] = set()
    for entry in entries:
        if entry.document in seen or len(batch) == BATCH:
            yield batch
            batch, seen = [], set()
        batch.append(entry)
        seen.add(entry.document)
    if batch:
        yield batch


def _project(connection: Connection, batch: list[Entry], changes: list[Change]) -> None:
    gone = [entry for entry in batch if entry.cause == "withdrawn"]
    redacted = [entry.document for entry in batch if entry.cause == "protected"]
    touched = stamping.touched(connection, gone, changes) if _replaces(batch) else {}
    taken = [*redacted, *(entry.document for entry in gone)]
    people = search.people_of(connection, [entry.document for entry in batch if _later(entry)])
    changing = sum_actions.affected(connection, batch, changes)
    before = sum_actions.told(connection, changing)
    members = facets.members(
        connection, {*taken, *(each.document for each in batch if _later(each))}
    )
    _forget(connection, taken)
    _write(connection, changes)
    search.follow(connection, changes, taken, people)
    _announce(connection, batch, changes)
    add(connection, tables.tombstone, [row for entry in gone for row in buried(entry)])
    add(connection, tables.revision, [revision_row(entry) for entry in batch])
    sum_actions.follow(connection, changing, before)
    facets.follow(connection, batch, changes, members)
    stamping.stamp(connection, touched, stamping.touched(connection, [], changes))
    last = batch[-1]
    head = {"version": last.number, "instant": last.instant, "head": last.hash}
    connection.execute(_FOLLOW, head)


def _forget(connection: Connection, documents: Sequence[str]) -> None:
    """Takes every row and every earlier revision's content of documents away."""
    if not documents:
        return
    list_actions.forget(connection, documents)
    for table in (tables.address, *_REPLACED, *tables.FLAT):
        connection.execute(delete(table).where(table.c.document.in_(documents)))
    connection.execute(delete(tables.document).where(tables.document.c.id.in_(documents)))
    theirs = tables.revision.c.document.in_(documents)
    connection.execute(update(tables.revision).where(theirs).values(body=None))


def _write(connection: Connection, changes: list[Change]) -> None:
    later = [change.entry.document for change in changes if _later(change.entry)]
    instants = _first_instants(connection, later)
    addresses = _addresses(connection, changes, later)
    list_actions.forget(connection, later)
    for table in (*_REPLACED, tables.address):
        if later:
            connection.execute(delete(table).where(table.c.document.in_(later)))
    if later:
        connection.execute(delete(tables.document).where(tables.document.c.id.in_(later)))
    documents = [
        document_row(each, instants.get(each.entry.document, each.entry.instant))
        for each in changes
    ]
    add(connection, tables.document, documents)
    add(connection, tables.address, addresses)
    shown = [(each.entry.document, name) for each in changes for name in sorted(each.shown)]
    add(connection, tables.shown, shown)
    list_actions.write(connection, changes)
    holdings = [(each.entry.document, *row) for each in changes for row in each.holdings]
    add(connection, tables.holding, holdings)
    days = [(each.entry.document, *row) for each in changes for row in each.calendar]
    add(connection, tables.calendar_day, days)
    write_rows(connection, changes, later)


def _later(entry: Entry) -> bool:
    """Whether the record may have rows of an earlier revision."""
    return entry.revision > 1


def _replaces(batch: list[Entry]) -> bool:
    """Whether any of these changes or takes away what the record has."""
    return any(_later(entry) for entry in batch)


def _first_instants(connection: Connection, documents: list[str]) -> dict[str, str]:
    revision = tables.revision
    query = select(revision.c.document, revision.c.instant).where(
        revision.c.revision == 1, revision.c.document.in_(documents)
    )
    return {row.document: row.instant for row in connection.execute(query)} if documents else {}


def _addresses(
    connection: Connection, changes: list[Change], later: list[str]
) -> list[tuple[str, str, str, bool]]:
    """Every slug of each document: those it had before lead on to the one it has now."""
    found: dict[tuple[str, str], set[str]] = {}
    for each in changes:
        found[each.entry.kind, each.entry.document] = set(each.slugs)
    address = tables.address
    query = select(address).where(address.c.document.in_(later))
    for row in connection.execute(query) if later else ():
        found[row.kind, row.document].add(row.slug)
    current = {each.entry.document: each.slugs[0] for each in changes}
    return [
        (kind, slug, document, slug == current[document])
        for (kind, document), slugs in found.items()
        for slug in sorted(slugs)
    ]


def _announce(connection: Connection, batch: list[Entry], changes: list[Change]) -> None:
    item = tables.item
    before: dict[str, list[Announced]] = {entry.document: [] for entry in batch}
    later = [entry.document for entry in batch if _later(entry)]
    if later:
        known = connection.execute(select(item).where(item.c.document.in_(later)))
        for row in known.mappings():
            before[row["document"]].append(Announced(**row))
        connection.execute(delete(item).where(item.c.document.in_(later)))
    revised = _revised(connection, changes, [each for each in later if before[each]])
    rows = [
        each.row
        for entry in batch
        if entry.cause != "withdrawn"
        for each in announced(entry, revised.get(entry.document), before[entry.document])
    ]
    add(connection, item, rows)


def _revised(
    connection: Connection, changes: list[Change], announced_before: list[str]
) -> dict[str, Revised]:
    """The cases among these changes, with those of them that had items as they were before."""
    bodies = _last_bodies(connection, announced_before)
    return {
        each.entry.document: Revised(
            each.case if each.entry.cause in EDITS else None,
            each.items,
            each.corrected,
            _case(bodies.get(each.entry.document)),
        )
        for each in changes
        if each.entry.kind == "case"
    }


def _last_bodies(connection: Connection, documents: list[str]) -> dict[str, bytes]:
    """The content of the last revision of each of these documents, where it was not redacted."""
    if not documents:
        return {}
    revision = tables.revision
    latest = (
        select(revision.c.document, func.max(revision.c.number).label("number"))
        .where(revision.c.document.in_(documents))
        .group_by(revision.c.document)
        .subquery()
    )
    query = select(revision.c.document, revision.c.body).join(
        latest, latest.c.number == revision.c.number
    )
    return {row.document: row.body for row in connection.execute(query) if row.body is not None}


def _case(body: bytes | None) -> Case | None:
    found = typed(body) if body is not None else None
    return found if isinstance(found, Case) else None
