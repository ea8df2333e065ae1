"""The record follows the ledger: some entries at a time, or all of it at once."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from app.db.engines import on_sqlite, reading
from app.db.erasing import erase_traces
from app.publishing import queries
from app.publishing.downloads.removing import remove
from app.publishing.errors import NotPublished
from app.publishing.models import LedgerErasure
from app.record import actions as record_actions
from app.record import queries as record_queries
from app.record.ledger import Entry
from app.record.portions import fill
from app.record.refilling import Filling
from app.record.working_out import Work, working

Progress = Callable[[int], None]
_TOGETHER = 100  # entries in one transaction, for which others who publish wait
_MANY = 2000  # entries from which on it is worth the second that other processes take to start


def catch_up(desk: Engine, record: Engine, files: Path, progress: Progress | None = None) -> int:
    """Projects every entry the record has not seen; returns how many.

    Those that came together, as with an import, are followed some at a time: each transaction asks
    the same questions, of one entry or of many. A crash between two of them leaves the record
    behind, never ahead. Afterwards whatever was redacted is erased from the files of both
    databases, and the files for readers, in the folder `files`, go: they are to be made anew.
    Raises NotPublished when the record followed another ledger, DatabaseAway when either cannot be
    used.
    """
    with reading(desk) as ledger:
        key = queries.slug_key(ledger)
        if key is None:
            return 0
        count = 0
        missing = _missing(ledger, record, key)
        while some := list(islice(missing, _TOGETHER)):
            with record.begin() as connection:
                followed = record_actions.project(connection, some)
            _tell(progress, count, followed)
            count += followed
    _erase(desk, record, files)
    return count


def rebuild(
    desk: Engine,
    record: Engine,
    files: Path,
    progress: Progress | None = None,
    many: int = _MANY,
) -> int:
    """Fills the record again from the whole ledger, in one transaction; returns how many entries.

    Readers see the old rows until the last moment. No revision, hash, instant or id changes. A
    ledger of more than `many` entries is worked out by several processes. `files` is as in
    `catch_up`. Raises ValueError when an entry is missing.
    """
    with reading(desk) as ledger, record.begin() as connection:
        # Readers of PostgreSQL would have to wait for an index that is made anew.
        indexes = on_sqlite(record) or not record_actions.is_filled(connection)
        record_actions.clear(connection)
        key = queries.slug_key(ledger)
        if key is None:
            return 0
        record_actions.set_up(connection, key)
        head = queries.head(ledger)
        filling = Filling(connection, indexes=indexes)
        with working(many=head.number > many) as work:
            count = _fill(ledger, filling, work, progress)
        if count != head.number:
            raise ValueError(f"The ledger has {head.number} entries, and {count} can be read.")
        filling.finish(head.number, head.instant, head.hash)
    _erase(desk, record, files)
    return count


def _fill(ledger: queries.Reader, filling: Filling, work: Work, progress: Progress | None) -> int:
    """Fills a record with all documents, the cases last; returns how many entries they have."""
    count = 0
    for cases in (False, True):
        if cases:
            filling.others_are_in()
        portions = map(filling.portion, queries.histories(ledger, cases=cases))
        for buffer in work(fill, portions):
            filled = filling.take(buffer)
            _tell(progress, count, filled)
            count += filled
    return count


def _tell(progress: Progress | None, before: int, more: int) -> None:
    if progress:
        for done in range(before, before + more):
            progress(done + 1)


def _missing(ledger: queries.Reader, record: Engine, key: bytes) -> Iterator[Entry]:
    with record.begin() as connection:
        record_actions.set_up(connection, key)
        known = record_queries.release(connection)
    if known.version and queries.hash_at(ledger, known.version) != known.head:
        raise NotPublished(
            f"The record has entry {known.version} of another ledger, or of one that was cut off."
            " Restore the desk from a backup; or, if this is the ledger that counts, run:"
            " speechwatch publish --all"
        )
    yield from queries.entries_after(ledger, known.version)


def _erase(desk: Engine, record: Engine, files: Path) -> None:
    """Makes noted redactions true on the disk; they stay noted until they are.

    The files for readers go first: whoever makes some reads the record, and would keep its old
    state from being erased.
    """
    with reading(desk) as ledger:
        noted = queries.erasures(ledger)
    if not noted:
        return
    remove(files)
    erase_traces(record)
    erase_traces(desk)
    with Session(desk) as session:
        session.execute(delete(LedgerErasure).where(LedgerErasure.number.in_(noted)))
        session.commit()
