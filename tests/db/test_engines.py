"""What every engine promises, on SQLite and on PostgreSQL."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.db import sqlite
from app.db.engines import engine, reading
from app.db.erasing import erase_traces
from app.db.errors import DatabaseAway
from tests.conftest import Place
from tests.postgres import Postgres

COUNT = text("SELECT count(*) FROM seen")


@pytest.fixture
def writer(place: Place) -> Iterator[Engine]:
    made = engine(place.desk_url, create=True)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER, said TEXT)"))
    yield made
    made.dispose()


def add(writer: Engine, said: str = "") -> None:
    with writer.begin() as connection:
        connection.execute(text("INSERT INTO seen VALUES (1, :said)"), {"said": said})


def test_a_read_sees_one_state_from_its_first_statement_to_its_last(
    writer: Engine, place: Place
) -> None:
    reader = engine(place.desk_url, read_only=True)
    with reading(reader) as connection:
        assert connection.execute(COUNT).scalar() == 0
        add(writer)
        assert connection.execute(COUNT).scalar() == 0
    with reading(reader) as connection:
        assert connection.execute(COUNT).scalar() == 1
    reader.dispose()


def test_a_read_of_the_writing_side_sees_one_state_too(writer: Engine) -> None:
    with reading(writer) as connection:
        assert connection.execute(COUNT).scalar() == 0
        add(writer)
        assert connection.execute(COUNT).scalar() == 0


def test_a_reader_cannot_write(writer: Engine, place: Place) -> None:
    reader = engine(place.desk_url, read_only=True)
    with pytest.raises((DatabaseAway, DBAPIError)), reading(reader) as connection:
        connection.execute(text("INSERT INTO seen VALUES (1, '')"))
    with reading(reader) as connection:
        assert connection.execute(COUNT).scalar() == 0
    reader.dispose()


def test_what_postgresql_has_planned_for_a_reader_outlives_reads_that_end_in_an_error(
    postgres: Postgres,
) -> None:
    reader = engine(postgres.create(), read_only=True)
    for _ in range(10):
        with suppress(LookupError), reading(reader) as connection:
            connection.execute(text("SELECT 'planned once'"))
            raise LookupError
    with reading(reader) as connection:
        known = connection.execute(text("SELECT statement FROM pg_prepared_statements"))
        assert "SELECT 'planned once'" in known.scalars().all()
    reader.dispose()


def test_a_read_that_fails_leaves_the_pool_whole(writer: Engine) -> None:
    for _ in range(60):
        with pytest.raises(DBAPIError), reading(writer) as connection:
            connection.execute(text("SELECT nothing FROM nowhere"))
    add(writer)
    with reading(writer) as connection:
        assert connection.execute(COUNT).scalar() == 1


def test_deleted_text_is_in_no_file_after_erasing(writer: Engine, place: Place) -> None:
    mark = f"Xq7-{uuid4().hex}-Xq7"
    for _ in range(50):
        add(writer, mark * 20)
    with writer.begin() as connection:
        connection.execute(text("DELETE FROM seen"))
    erase_traces(writer)
    left = [path for path in place.files() if _holds(path, mark.encode())]
    assert [path for path in left if "pg_wal" not in path.parts] == []


def test_erasing_outlasts_who_writes_in_another_database_of_the_server(
    writer: Engine, place: Place, postgres: Postgres
) -> None:
    mark = f"Xq7-{uuid4().hex}-Xq7"
    add(writer, mark * 20)
    other = engine(postgres.create(), create=True)
    with ThreadPoolExecutor() as threads:
        with other.begin() as connection:
            connection.execute(text("CREATE TABLE kept_open (n INTEGER)"))
            with writer.begin() as writing:
                writing.execute(text("DELETE FROM seen"))
            erased = threads.submit(erase_traces, writer)
            time.sleep(1)
            waited = not erased.done()
        erased.result()
    assert waited or place.kind == "sqlite"
    left = [path for path in place.files() if _holds(path, mark.encode())]
    assert [path for path in left if "pg_wal" not in path.parts] == []
    other.dispose()


def _holds(path: Path, mark: bytes) -> bool:
    try:
        return mark in path.read_bytes()
    except OSError:
        return False


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="is no database we know"):
        engine("mysql://somewhere/else")
    with pytest.raises(ValueError, match="names a file"):
        engine("sqlite://")


def test_a_server_that_is_not_there_is_away() -> None:
    source = engine("postgresql://nobody@/none?host=/nowhere", read_only=True)
    with pytest.raises(DatabaseAway), reading(source):
        pass


def test_a_locked_file_is_away_and_works_when_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    path = tmp_path / "desk.sqlite"
    writer = engine(f"sqlite:///{path}", create=True)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER, said TEXT)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseAway, match="locked"):
        add(writer)
    other.execute("ROLLBACK")
    other.close()
    add(writer)
    writer.dispose()


def test_a_vanished_file_is_away_is_not_made_anew_and_works_when_back(tmp_path: Path) -> None:
    path, aside = tmp_path / "desk.sqlite", tmp_path / "aside.sqlite"
    engine(f"sqlite:///{path}", create=True).connect().close()
    writer = engine(f"sqlite:///{path}")
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER, said TEXT)"))
    writer.dispose()
    add(writer)
    with writer.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.rename(aside)
    for _ in range(3):
        with pytest.raises(DatabaseAway, match="cannot be opened"):
            add(writer)
    assert not path.exists()
    aside.rename(path)
    add(writer)
    with reading(writer) as connection:
        assert connection.execute(COUNT).scalar() == 2
    writer.dispose()


def test_a_file_that_is_no_database_is_away_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"this is a letter, not a database" * 100)
    source = engine(f"sqlite:///{tmp_path / 'record.sqlite'}", read_only=True)
    with pytest.raises(DatabaseAway, match="restore it"), reading(source):
        pass
