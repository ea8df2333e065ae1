"""Databases for the tests: every test that asks for a `place` runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.postgres import NoPostgres, Postgres, running


@dataclass(frozen=True, slots=True)
class Place:
    """Where one test keeps its two databases. `folder` holds every file either of them writes."""

    kind: str
    desk_url: str
    record_url: str
    folder: Path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests of a run. Without one, tests are skipped, but fail in CI."""
    try:
        with running() as server:
            yield server
    except NoPostgres as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Two empty databases of one kind."""
    if request.param == "sqlite":
        desk, record = tmp_path / "desk" / "desk.sqlite", tmp_path / "record" / "record.sqlite"
        yield Place("sqlite", f"sqlite:///{desk}", f"sqlite:///{record}", tmp_path)
        return
    server: Postgres = request.getfixturevalue("postgres")
    desk_url, record_url = server.create(), server.create()
    yield Place("postgresql", desk_url, record_url, server.folder)
    server.drop(desk_url)
    server.drop(record_url)
