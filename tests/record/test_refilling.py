"""A record filled at once is, row by row, the one that followed every entry of the same ledger."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, func, select

from app.db.engines import engine, on_sqlite
from app.document.case import Case
from app.document.others import Tombstone
from app.document.reading import Document
from app.document.writing import canonical
from app.record import actions, tables
from app.record.items import items
from app.record.ledger import Entry
from app.record.portions import fill
from app.record.refilling import Filling
from app.record.shown import kind_of
from app.record.working_out import Work, working
from tests.publishing.papers import article, case, person, tally
from tests.record.conftest import KEY, identified
from tests.record.search.test_index import index_of

SLUGS = ("aydin-sadiqzade", "leyla-karimova", "vaqif-qizi")
NAMES = ("Aydin Sadiqzade", "Leyla Kərimova", "Вагиф Гызы", "Vaqif qızı", "A. S.")
CALLED = (*SLUGS, *(f"once-{slug}" for slug in SLUGS))
HALF = 0.5
SEEDS = (0, 1, *(pytest.param(seed, marks=pytest.mark.faults) for seed in range(2, 4)))
CASES = ("sadiqzade-poem", "two-readers", "a-song")


class Ledger:
    """Entries that follow one another as the desk makes them, drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.entries: list[Entry] = []
        self._last: dict[str, tuple[Document | None, int]] = {}

    def grow(self) -> None:
        """Publishes, edits, protects or withdraws one document."""
        key, document = self._drawn()
        before, revision = self._last.get(key, (None, 0))
        if revision and before is None:
            return  # what was withdrawn stays so
        chance = self.draw.random()
        if before is not None and chance < 0.1:
            self._withdraw(key, before, revision)
        elif before is None or canonical(document) != canonical(before):
            cause = "published" if before is None else self.draw.choice(["updated", "corrected"])
            if before is not None and chance < 0.25:
                cause = "protected"
                self._redact(str(document.id))
            self._append(key, document, revision + 1, cause)

    def _drawn(self) -> tuple[str, Document]:
        """A document that names others, or is named, under addresses of today or of once."""
        at = self.draw.randrange(3)
        kind = self.draw.choice(["person", "case", "case", "article", "tally"])
        key = f"{kind}/{at}"
        if kind == "person":
            slug, former = self.draw.sample((SLUGS[at], f"once-{SLUGS[at]}"), 2)
            more = {"formerly": former} if self.draw.random() < HALF else {}
            made: Document = person(slug, self.draw.choice(NAMES), **more)
        elif kind == "case":
            made = self._case(CASES[at])
        elif kind == "article":
            key = "article/0"
            made = article(title=self.draw.choice(["slander", "libel"]))
        else:
            key = "tally/0"
            made = tally(overlaps=self.draw.choice(CASES))
        named = identified(article()) if kind == "article" else made
        return key, made.model_copy(update={"id": _id(key, named)})

    def _case(self, slug: str) -> Case:
        people = " ".join(self.draw.sample(CALLED, self.draw.randint(1, 2)))
        more = {"summary": self.draw.choice(NAMES)}
        if self.draw.random() < HALF:
            more["related"] = f"[{{case: {self.draw.choice(CASES)}, how: the same poem}}]"
        if self.draw.random() < HALF:
            more["updates"] = (
                f"[{{id: told, published: 2024-0{self.draw.randint(1, 9)}-01, text: A}}]"
            )
        if self.draw.random() < 0.3:
            more["charges"] = "[{id: insult, of: poet, label: insult}]"
        return case(slug, people, **more)

    def _withdraw(self, key: str, before: Document, revision: int) -> None:
        body = {
            "speechwatch": "tombstone/1",
            "id": before.id,
            "slug_hash": f"{len(self.entries):064x}",
            "withdrawn": "2026-11-22",
        }
        self._redact(str(before.id))
        tombstone = Tombstone.model_validate(body)
        gone = _entry(len(self.entries) + 1, before, revision + 1, "withdrawn")
        self.entries.append(replace(gone, items=(), body=canonical(tombstone)))
        self._last[key] = (None, revision + 1)

    def _redact(self, document: str) -> None:
        self.entries = [
            replace(each, body=None) if each.document == document else each for each in self.entries
        ]

    def _append(self, key: str, document: Document, revision: int, cause: Any) -> None:
        entered = {
            pair for each in self.entries if each.document == document.id for pair in each.items
        }
        made = _entry(len(self.entries) + 1, document, revision, cause)
        fresh = tuple(pair for pair in made.items if pair not in entered)
        self.entries.append(replace(made, items=fresh))
        self._last[key] = (document, revision)


def _id(key: str, document: Document) -> str:
    return str(
        identified(document.model_copy(update={"id": None, "slug": key.replace("/", "-")})).id
    )


def _entry(number: int, document: Document, revision: int, cause: Any) -> Entry:
    found = items(document) if isinstance(document, Case) else ()
    return Entry(
        number=number,
        document=str(document.id),
        kind=kind_of(document),
        revision=revision,
        instant=f"2026-11-22T00:00:00.{number:03}Z",
        cause=cause,
        items=tuple((item.feed, item.uuid) for item in found),
        commitment="c" * 64,
        hash=f"{number:064}",
        body=canonical(document),
    )


def histories(entries: Sequence[Entry], *, cases: bool) -> Iterator[list[tuple[Any, ...]]]:
    """The entries of each document, in the order of their first ones."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for each in entries:
        if (each.kind == "case") == cases:
            fields = tuple(getattr(each, name) for name in Entry.__slots__)
            found.setdefault(each.document, []).append(fields)
    yield from found.values()


def fill_at_once(
    connection: Connection, entries: Sequence[Entry], *, indexes: bool, work: Work = map
) -> None:
    """Empties a record and fills it, two documents at a time."""
    actions.clear(connection)
    actions.set_up(connection, KEY)
    filling = Filling(connection, indexes=indexes)
    for cases in (False, True):
        if cases:
            filling.others_are_in()
        found = list(histories(entries, cases=cases))
        portions = (filling.portion(found[at : at + 2]) for at in range(0, len(found), 2))
        for buffer in work(fill, portions):
            filling.take(buffer)
    last = entries[-1]
    filling.finish(last.number, last.instant, last.hash)


def contents(connection: Connection) -> dict[str, Any]:
    """Everything in a record but the numbers of its rows, and the index of words."""
    found: dict[str, Any] = {}
    for table in tables.metadata.sorted_tables:
        columns = [column for column in table.c if column.name != "row"]
        found[table.name] = sorted(map(tuple, connection.execute(select(*columns))), key=repr)
    return found | index_of(connection)


@pytest.mark.parametrize("indexes", [True, False])
@pytest.mark.parametrize("seed", SEEDS)
def test_filling_at_once_and_following_each_entry_come_to_the_same(
    record: Engine, seed: int, *, indexes: bool
) -> None:
    ledger = Ledger(seed)
    for _ in range(40):
        ledger.grow()
    with record.begin() as connection:
        for each in ledger.entries:
            actions.project(connection, [each])
        followed = contents(connection)
        fill_at_once(connection, ledger.entries, indexes=indexes)
        filled = contents(connection)
    for name, rows in followed.items():
        assert filled[name] == rows, name


@pytest.mark.parametrize("seed", SEEDS)
def test_following_some_entries_at_a_time_comes_to_the_same_as_one_by_one(
    record: Engine, seed: int
) -> None:
    ledger = Ledger(seed)
    for _ in range(40):
        ledger.grow()
    with record.begin() as connection:
        for each in ledger.entries:
            actions.project(connection, [each])
        one_by_one = contents(connection)
        actions.clear(connection)
        actions.set_up(connection, KEY)
        for at in range(0, len(ledger.entries), 7):
            actions.project(connection, ledger.entries[at : at + 7])
        together = contents(connection)
    for name, rows in one_by_one.items():
        assert together[name] == rows, name


@pytest.mark.faults
def test_what_several_processes_work_out_is_to_the_byte_what_one_does(record: Engine) -> None:
    ledger = Ledger(5)
    for _ in range(40):
        ledger.grow()
    with record.begin() as connection, working(many=True) as work:
        fill_at_once(connection, ledger.entries, indexes=True)
        here = contents(connection)
        fill_at_once(connection, ledger.entries, indexes=True, work=work)
        there = contents(connection)
    for name, rows in here.items():
        assert there[name] == rows, name


def test_a_filled_record_has_every_index_that_it_had(record: Engine) -> None:
    ledger = Ledger(1)
    for _ in range(10):
        ledger.grow()
    before = _indexes(record)
    with record.begin() as connection:
        fill_at_once(connection, ledger.entries, indexes=True)
    assert _indexes(record) == before


def test_postgresql_knows_how_much_there_is_in_a_record_that_was_just_filled(
    record: Engine,
) -> None:
    """It planned for empty tables: each search for a common word read every document."""
    if on_sqlite(record):
        pytest.skip("SQLite walks through every index in its order, whatever it holds")
    with record.begin() as connection:
        ledger = Ledger(5)
        for _ in range(40):
            ledger.grow()
        fill_at_once(connection, ledger.entries, indexes=True)
        seen = (
            "SELECT relname, reltuples FROM pg_class WHERE relname IN ('document', 'sought_words')"
        )
        rows: dict[str, float] = dict(connection.exec_driver_sql(seen).all())
        there = connection.execute(select(func.count()).select_from(tables.document)).scalar_one()
    assert rows["document"] == there > 0
    assert rows["sought_words"] > 0


def test_what_follows_a_filled_record_is_followed_as_before(record: Engine) -> None:
    ledger = Ledger(2)
    for _ in range(40):
        ledger.grow()
    half = len(ledger.entries) // 2
    known = {each.document for each in ledger.entries[half:]}
    first = [each for each in ledger.entries[:half] if each.document not in known]
    numbered = [replace(each, number=at) for at, each in enumerate(first, start=1)]
    later = [
        replace(each, number=at)
        for at, each in enumerate(
            (e for e in ledger.entries if e not in first), start=len(first) + 1
        )
    ]
    with record.begin() as connection:
        fill_at_once(connection, numbered, indexes=True)
        actions.project(connection, later)
        filled = contents(connection)
        actions.clear(connection)
        actions.set_up(connection, KEY)
        for each in (*numbered, *later):
            actions.project(connection, [each])
        assert contents(connection) == filled


def _indexes(record: Engine) -> list[tuple[str, ...]]:
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'index'"
        if record.dialect.name == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    )
    source = engine(record.url.render_as_string(hide_password=False).replace("+psycopg", ""))
    with source.connect() as connection:
        found = sorted(map(tuple, connection.exec_driver_sql(asked)))
    source.dispose()
    return found
