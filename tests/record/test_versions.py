"""The version of the record is learnt at once on SQLite, soon on PostgreSQL, after any loss."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.db.commits import CommitMark
from app.db.engines import engine, on_sqlite
from app.db.errors import DatabaseAway
from app.record import actions
from app.record.versions import Polled, Reading, versions
from app.record.versions.by_polling import INTERVAL
from tests.conftest import Place
from tests.record.conftest import entries, shipped

Versions = Polled | Reading
# A database on a server is no file, lies nowhere and locks no readers out.
IN_A_FILE = pytest.mark.parametrize("ready", ["sqlite"], indirect=True)


@pytest.fixture
def source(record: Engine, ready: Place) -> Iterator[Engine]:
    """A reader's engine over the empty record."""
    made = engine(ready.record_url, read_only=True)
    yield made
    made.dispose()


@pytest.fixture
def telling(source: Engine) -> Versions:
    """What tells the versions; on SQLite each question comes long after the one before."""
    return Reading(source, count().__next__) if on_sqlite(source) else versions(source)


def publish(record: Engine, number: int) -> None:
    """Brings the record up to the entry of this number."""
    with record.begin() as connection:
        actions.project(connection, list(entries(shipped()))[:number])


def path_of(record: Engine) -> Path:
    return Path(str(record.url.database))


def test_an_empty_record_has_a_version_and_no_case(telling: Versions) -> None:
    assert telling.now() == ""
    assert telling.now("nobody") is None


def test_the_version_is_the_hash_of_the_last_entry(record: Engine, source: Engine) -> None:
    for number in (1, 2, 5):
        publish(record, number)
        assert versions(source).now() == f"{number:064}"


@IN_A_FILE
def test_on_sqlite_each_commit_is_seen_by_the_next_question_of_every_thread(
    record: Engine, telling: Versions
) -> None:
    for number in range(1, 6):
        publish(record, number)
        with ThreadPoolExecutor(3) as threads:
            told = list(threads.map(lambda _: telling.now(), range(9)))
        assert told == [f"{number:064}"] * 9


def test_what_is_watched_has_another_sign_after_each_commit_that_is_known(
    record: Engine, telling: Versions
) -> None:
    telling.now()
    sign, reliable = telling.watch() or pytest.fail("It cannot be watched.")
    signs = []
    for number in range(1, 4):
        assert reliable()
        assert sign() == sign()
        signs.append(sign())
        publish(record, number)
        telling.expire()
        assert telling.now() == f"{number:064}"
        assert sign() not in signs


@IN_A_FILE
def test_a_sign_is_not_relied_on_once_the_file_is_away(record: Engine, telling: Versions) -> None:
    telling.now()
    _, reliable = telling.watch() or pytest.fail("It cannot be watched.")
    assert reliable()
    path_of(record).rename(path_of(record).with_name("hidden"))
    assert not reliable()


@IN_A_FILE
def test_nothing_is_read_while_nobody_commits(record: Engine, telling: Versions) -> None:
    publish(record, 3)
    telling.now()
    assert isinstance(telling, Reading)
    kept = telling._own.kept
    said: list[str] = []
    kept.connection.set_trace_callback(said.append)
    for _ in range(100):
        telling.now()
    assert said == []
    publish(record, 4)
    telling.now()
    assert len(said) == 1


@IN_A_FILE
def test_a_rolled_back_change_is_none_and_the_mark_moves_with_each_commit(
    record: Engine, telling: Versions
) -> None:
    publish(record, 1)
    telling.now()
    mark = CommitMark(str(path_of(record)))
    seen = {mark.now()}
    for number in range(2, 12):
        publish(record, number)
        seen.add(mark.now())
    assert len(seen) == 11
    with sqlite3.connect(path_of(record), isolation_level=None) as writer:
        before = mark.now()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE release SET version = 0")
        writer.execute("ROLLBACK")
        assert mark.now() == before
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert telling.now() == f"{11:064}"
        writer.execute("UPDATE release SET head = 'x'")
    writer.close()
    assert telling.now() == "x"


@IN_A_FILE
def test_a_record_that_vanished_is_away_and_back_without_a_word(
    record: Engine, telling: Versions
) -> None:
    publish(record, 2)
    assert telling.now() == f"{2:064}"
    path = path_of(record)
    hidden = path.with_name("hidden")
    path.rename(hidden)
    for _ in range(2):
        with pytest.raises(DatabaseAway):
            telling.now()
    hidden.rename(path)
    assert telling.now() == f"{2:064}"


@IN_A_FILE
def test_the_file_is_looked_for_again_after_a_moment(record: Engine, source: Engine) -> None:
    clock = Clock()
    telling = Reading(source, clock)
    publish(record, 2)
    telling.now()
    telling.now()
    path_of(record).rename(path_of(record).with_name("hidden"))
    assert telling.now() == f"{2:064}"
    clock.seconds += 0.003
    with pytest.raises(DatabaseAway):
        telling.now()
    with pytest.raises(DatabaseAway):
        telling.now()


@IN_A_FILE
def test_another_file_in_its_place_is_read_at_once(
    record: Engine, telling: Versions, tmp_path: Path
) -> None:
    publish(record, 2)
    assert telling.now() == f"{2:064}"
    path = path_of(record)
    copy = path.with_name("copy")
    with sqlite3.connect(path) as old, sqlite3.connect(copy) as new:
        old.backup(new)
        new.execute("UPDATE release SET head = 'restored'")
    old.close()
    new.close()
    record.dispose()
    for left in ("-wal", "-shm"):
        Path(f"{path}{left}").unlink(missing_ok=True)
    copy.replace(path)
    assert telling.now() == "restored"


@IN_A_FILE
@pytest.mark.parametrize("content", [b"", b"this is no database at all, just words" * 100])
def test_a_file_that_is_no_record_is_away(
    record: Engine, telling: Versions, content: bytes
) -> None:
    telling.now()
    wrong = path_of(record).with_name("wrong")
    wrong.write_bytes(content)
    wrong.replace(path_of(record))
    with pytest.raises(DatabaseAway):
        telling.now()


@IN_A_FILE
def test_a_locked_record_is_away_until_it_is_let_go(tmp_path: Path, record: Engine) -> None:
    path = tmp_path / "plain.sqlite"
    with sqlite3.connect(path_of(record)) as old, sqlite3.connect(path) as new:
        old.backup(new)
    old.close()
    new.execute("PRAGMA journal_mode = DELETE")
    new.isolation_level = None
    telling = versions(engine(f"sqlite:///{path}", read_only=True))
    assert telling.now() == ""
    assert isinstance(telling, Reading)
    telling._own.kept.connection.execute("PRAGMA busy_timeout = 10")
    new.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseAway):
        telling.now()
    new.execute("ROLLBACK")
    new.close()
    assert telling.now() == ""


@IN_A_FILE
def test_connections_close_with_the_engine(source: Engine, telling: Versions) -> None:
    telling.now()
    assert isinstance(telling, Reading)
    kept = telling._own.kept
    source.dispose()
    assert kept.closed
    assert telling.now() == ""
    source.dispose()


def test_postgresql_is_asked_ten_times_a_second_however_many_ask(
    record: Engine, source: Engine
) -> None:
    clock, said = Clock(), _counting(source)
    telling = Polled(source, clock)
    _, reliable = telling.watch()
    publish(record, 1)
    assert {telling.now() for _ in range(50)} == {f"{1:064}"}
    assert len(said()) == 1
    publish(record, 2)
    assert telling.now() == f"{1:064}"
    assert reliable()
    clock.seconds += INTERVAL
    assert not reliable()
    assert telling.now() == f"{2:064}"
    assert len(said()) == 1


def test_a_read_that_saw_more_makes_the_next_question_go_to_the_database(
    record: Engine, source: Engine
) -> None:
    telling = Polled(source, Clock())
    telling.now()
    publish(record, 2)
    telling.expire()
    assert telling.now() == f"{2:064}"


def test_what_is_known_of_cases_is_forgotten_with_each_version(
    record: Engine, source: Engine
) -> None:
    clock = Clock()
    telling = Polled(source, clock)
    slug = "elmir-abbasov-soyudlu"
    assert telling.now(slug) is None
    publish(record, len(shipped()))
    assert telling.now(slug) is None
    clock.seconds += INTERVAL
    assert telling.now(slug) is not None


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def _counting(source: Engine) -> Callable[[], list[str]]:
    """The queries said since it was last asked."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement)

    event.listen(source, "before_cursor_execute", note)

    def since() -> list[str]:
        found = said.copy()
        said.clear()
        return found

    return since
