"""A file that is filled at once, without a log, is never read by half."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.db import sqlite
from app.db.engines import engine, reading, written_once

_COUNT = text("SELECT count(*) FROM seen")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "once.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[Engine]:
    made = engine(f"sqlite:///{path}", create=True)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER)"))
    yield made
    made.dispose()


def test_all_of_it_is_there_afterwards_or_nothing(writer: Engine) -> None:
    with suppress(LookupError), written_once(writer), writer.begin() as connection:
        connection.execute(text("INSERT INTO seen VALUES (1)"))
        raise LookupError
    assert count(writer) == 0
    with written_once(writer), writer.begin() as connection:
        connection.execute(text("INSERT INTO seen VALUES (1)"))
    assert count(writer) == 1


def test_its_log_is_put_away_and_comes_back(writer: Engine, path: Path) -> None:
    with written_once(writer):
        assert kept_by(path) == "delete"
    assert kept_by(path) == "wal"


def test_a_file_that_somebody_reads_keeps_its_log(writer: Engine, path: Path) -> None:
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM seen").fetchall()
        with written_once(writer):
            assert kept_by(path) == "wal"


def test_a_file_being_filled_is_not_taken_for_one_that_nobody_writes(
    writer: Engine, path: Path
) -> None:
    with written_once(writer), writer.begin() as connection:
        connection.execute(text("INSERT INTO seen VALUES (1)"))
        meanwhile = sqlite.standing(str(path))
        assert meanwhile is not None
        assert meanwhile.logged


def count(source: Engine) -> int:
    with reading(source) as connection:
        return int(connection.execute(_COUNT).scalar_one())


def kept_by(path: Path) -> str:
    """How SQLite keeps what a transaction on this file would change."""
    with closing(sqlite3.connect(path)) as connection:
        (how,) = connection.execute("PRAGMA journal_mode").fetchone()
    return str(how)
