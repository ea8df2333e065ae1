"""Filling the whole record at once: what portions hold is poured into tables that are empty.

Afterwards it is the record that follows the ledger entry by entry. Nothing here commits.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    func,
    select,
    update,
)
from sqlalchemy.schema import CreateTable

from app.db.among import among
from app.db.engines import on_sqlite
from app.record import sum_actions, tables
from app.record.facets.gathering import Gathering
from app.record.flat_actions import pour
from app.record.portions import Portion, columns_of, unpacked
from app.record.queries.documents import part_of
from app.record.search import filling
from app.record.search_tables import WORDS
from app.record.stamping import stamp

# What is known meanwhile: how documents are called, and names that wait for later documents.
_passing: Final = MetaData()
_MEANWHILE: Final[dict[str, Any]] = {
    "prefixes": ["TEMPORARY"],
    "postgresql_on_commit": "DROP",
}
_borne = Table(
    "borne",
    _passing,
    Column("name", String),
    Column("number", Integer),
    Column("document", String),
    Column("current", Boolean),
    Column("names", String),
    **_MEANWHILE,
)
_awaiting = Table(
    "awaiting", _passing, Column("document", String), Column("name", String), **_MEANWHILE
)
_borne_name: Final = Index("borne_name", _borne.c.name)
_CALLED: Final = (
    select(_borne)
    .where(among(_borne.c.name, "names"))
    .order_by(_borne.c.current, _borne.c.document)
)
_ADDRESSED: Final = (
    select(tables.address.c.slug, func.max(tables.document.c.number))
    .join(tables.document, tables.document.c.id == tables.address.c.document)
    .where(tables.address.c.kind == "case", among(tables.address.c.slug, "slugs"))
    .group_by(tables.address.c.slug)
)
_HURRY: Final = {
    True: ("PRAGMA cache_size = -65536",),
    False: ("SET LOCAL maintenance_work_mem = '128MB'",),
}
# PostgreSQL would plan for empty tables until it looks at them by itself: to find the last document
# with a common word it read and ordered all of them.
_LOOK: Final = f"ANALYZE {', '.join(sorted({*tables.metadata.tables, WORDS}))}"
_CALM: Final = ("PRAGMA cache_size = -2000",)
_CHUNK: Final = 1000
# How canonical JSON names others; in a text the quotes would be escaped.
_NAMED: Final = re.compile(rb'"(person|provision)":"([^"]+)"')
_CASE, _PERSON = "case:", "person:"


class Filling:
    """An empty record while it is filled, in one transaction: first all others, then the cases.

    With `indexes` they are taken away meanwhile and made of all rows at the end, in their order;
    but readers of PostgreSQL would have to wait for them.
    """

    def __init__(self, connection: Connection, *, indexes: bool) -> None:
        self._connection = connection
        self.name = str(uuid4())
        self._others_are_in = False
        self._words = filling.Filling(connection, indexes=indexes)
        self._sets = Gathering()
        self._indexes = _indexes() if indexes else ()
        for statement in _HURRY[on_sqlite(connection)]:
            connection.exec_driver_sql(statement)
        for index in self._indexes:
            index.drop(connection)
        for table in _passing.sorted_tables:
            connection.execute(CreateTable(table))

    def portion(self, histories: Sequence[Sequence[tuple[Any, ...]]]) -> Portion:
        """Some documents, each with all its entries, and what is known of those they name."""
        names: dict[str, Sequence[str]] = {}
        numbers: dict[str, int] = defaultdict(int)
        asked = set[str]()
        if self._others_are_in:
            asked = {name for entries in histories for name in _named(entries)}
        for row in self._connection.execute(_CALLED, {"names": asked}) if asked else ():
            numbers[row.name] = max(numbers[row.name], row.number)
            if row.names:
                names[row.name.removeprefix(_PERSON)] = json.loads(row.names)
        return Portion(histories, names, numbers, on_sqlite(self._connection), self.name)

    def take(self, buffer: bytes) -> int:
        """Pours what `portions.fill` packed; returns how many entries that were."""
        filled = unpacked(buffer)
        for name, rows in filled.rows.items():
            pour(self._connection, name, columns_of(name), rows)
        for table, kept in ((_borne, filled.borne), (_awaiting, filled.awaiting)):
            pour(self._connection, table.name, table.c.keys(), kept)
        self._words.take(filled)
        self._sets.take(filled.sets)
        return len(filled.rows.get("revision", ()))

    def others_are_in(self) -> None:
        """Lets cases be given what is known of others by now."""
        _borne_name.create(self._connection)
        self._others_are_in = True

    def finish(self, version: int, instant: str | None, head: str) -> None:
        """Completes what depends on several documents, and the release."""
        for index in self._indexes:
            index.create(self._connection)
        self._stamp()
        self._words.finish()
        self._sets.put(self._connection)
        sum_actions.fill(self._connection)
        for table in reversed(_passing.sorted_tables):
            table.drop(self._connection)
        for statement in _CALM if on_sqlite(self._connection) else (_LOOK,):
            self._connection.exec_driver_sql(statement)
        release = {"version": version, "instant": instant, "head": head}
        self._connection.execute(update(tables.release).values(release))

    def _stamp(self) -> None:
        """Stamps what was there before something it shows."""
        rows = self._connection.execute(select(_awaiting), execution_options={"yield_per": _CHUNK})
        for part in rows.partitions():
            last = self._last({row.name for row in part})
            found: dict[str, int] = defaultdict(int)
            for document, name in part:
                found[document] = max(found[document], last.get(name, 0))
            stamp(self._connection, found)

    def _last(self, names: set[str]) -> Mapping[str, int]:
        """The last entry at which a document bore each of these names."""
        last: dict[str, int] = defaultdict(int)
        for row in self._connection.execute(_CALLED, {"names": names}):
            last[row.name] = max(last[row.name], row.number)
        slugs = [name.removeprefix(_CASE) for name in names if name.startswith(_CASE)]
        for slug, number in self._connection.execute(_ADDRESSED, {"slugs": slugs}):
            last[f"{_CASE}{slug}"] = max(last[f"{_CASE}{slug}"], number)
        return last


def _indexes() -> tuple[Index, ...]:
    """Every index but those of keys."""
    return tuple(
        sorted(
            (index for table in tables.metadata.sorted_tables for index in table.indexes),
            key=lambda index: str(index.name),
        )
    )


def _named(entries: Sequence[tuple[Any, ...]]) -> Iterator[str]:
    """The names under which a document shows people and articles, found without reading it."""
    *_, last = (b"", *filter(None, (fields[-1] for fields in entries)))
    for kind, name in _NAMED.findall(last):
        for each in part_of(name.decode()):
            yield f"{kind.decode()}:{each}"
