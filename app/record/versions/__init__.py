"""Which state of the record an answer is told from, learnt without opening a document.

A version is a hash of the ledger's chain, not a number: a record that was restored and went on
otherwise has other versions, however far it has come.
"""

from sqlalchemy import Engine

from app.db.engines import on_sqlite
from app.record.versions.by_polling import Polled
from app.record.versions.by_reading import Reading
from app.record.versions.statements import version, versions_of

__all__ = ["Polled", "Reading", "version", "versions", "versions_of"]


def versions(source: Engine) -> Polled | Reading:
    """What tells the version of a record now: SQLite is read each time, PostgreSQL polled."""
    return Reading(source) if on_sqlite(source) else Polled(source)
