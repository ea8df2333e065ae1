"""Databases for the tests: whatever asks for a `place`, or a `ready` one, runs on each kind."""

import gc
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from app.db import sqlite
from app.db.migrations import upgrade
from app.db.revisions import Which, expected_revision
from app.web import long_answers
from tests import compiled
from tests.once import Once, once, run_of_tests
from tests.postgres import NoPostgres, Postgres, answering, start

__all__ = ["once"]

compiled.share()
# A process of the tests has more memory after some thousands of them than a server is given; which
# of them met the limit depended on their order. Who tests it sets it.
long_answers.MOST_IN_HAND = 1 << 40  # type: ignore[misc]
# What is killed leaves all it wrote to the system; only a test that pulled the plug would lose it.
# So nothing waits for the disk, as on the server of PostgreSQL that the tests start.
_WAITS = "PRAGMA synchronous = FULL"
assert _WAITS in sqlite._WRITER, "A deployment would lose what it confirmed."
sqlite._WRITER = tuple(  # type: ignore[assignment]
    each.replace("FULL", "OFF") for each in sqlite._WRITER
)
# What is loaded while tests are collected stays: to search it for garbage took a fifth of that.
gc.disable()
# How long one example takes says how busy the machine is, and nothing about us.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")
# What keeps the server; nobody waits for it.
_KEEPERS: "list[subprocess.Popen[str]]" = []


def pytest_collection_finish() -> None:
    """Lets no search for garbage go through what is loaded by now: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.enable()


@dataclass(frozen=True, slots=True)
class Place:
    """Where one test keeps its two databases. `folder` holds every file either of them writes."""

    kind: str
    desk_url: str
    record_url: str
    folder: Path

    def files(self) -> Iterator[Path]:
        """Every file in the folder; a server's databases come and go meanwhile."""
        for folder, _, names in os.walk(self.folder):
            yield from (Path(folder) / name for name in names)


@pytest.fixture(scope="session")
def postgres(once: Once) -> Iterator[Postgres]:
    """One server for all processes of a run. Without one, tests are skipped, but fail in CI."""
    try:
        server = Postgres(Path((once("postgres", _start) / "sockets").read_text()))
    except NoPostgres as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Two empty databases of one kind."""
    yield from _place(request, tmp_path, ready=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def ready(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Two databases of one kind with all their tables and no rows."""
    yield from _place(request, tmp_path, ready=True)


@pytest.fixture(scope="session")
def sqlite_model(once: Once) -> Path:
    """A folder with both databases as files, brought to the newest schema once a run."""

    def fill(folder: Path) -> None:
        for which, url in _files(folder).items():
            upgrade(url, which)

    return once("sqlite", fill)


@pytest.fixture(scope="session")
def postgres_models(once: Once, postgres: Postgres) -> dict[Which, str]:
    """The addresses of both databases, brought to the newest schema once a run."""

    def fill(folder: Path) -> None:
        models: dict[Which, str] = {"desk": postgres.create(), "record": postgres.create()}
        for which, url in models.items():
            upgrade(url, which)
        (folder / "models").write_text(json.dumps(models))

    models: dict[Which, str] = json.loads((once("models", fill) / "models").read_text())
    return models


@pytest.fixture(scope="session")
def used(postgres: Postgres, postgres_models: dict[Which, str]) -> dict[Which, str]:
    """The addresses of two copies that tests use in turn: emptied is sooner than made anew."""
    return {which: postgres.create(model) for which, model in postgres_models.items()}


def _place(request: pytest.FixtureRequest, folder: Path, *, ready: bool) -> Iterator[Place]:
    if request.param == "sqlite":
        if ready:
            model: Path = request.getfixturevalue("sqlite_model")
            shutil.copytree(model, folder, dirs_exist_ok=True)
        urls = _files(folder)
        yield Place("sqlite", urls["desk"], urls["record"], folder)
        return
    server: Postgres = request.getfixturevalue("postgres")
    if ready:
        yield from _in_turn(server, request)
        return
    made = [server.create(), server.create()]
    yield Place("postgresql", made[0], made[1], server.folder)
    for url in made:
        server.drop(url)


def _in_turn(server: Postgres, request: pytest.FixtureRequest) -> Iterator[Place]:
    """Both copies, empty; one that a test left with another schema is made anew."""
    models: dict[Which, str] = request.getfixturevalue("postgres_models")
    urls: dict[Which, str] = request.getfixturevalue("used")
    yield Place("postgresql", urls["desk"], urls["record"], server.folder)
    for which, url in list(urls.items()):
        if not server.empty(url, expected_revision(which)):
            server.drop(url)
            urls[which] = server.create(models[which])


def _start(folder: Path) -> None:
    """Starts a server for this run, and leaves word of where it is."""
    keeper = start(run_of_tests(), "memory")
    _KEEPERS.append(keeper)
    (folder / "sockets").write_text(str(answering(keeper)))


def _files(folder: Path) -> dict[Which, str]:
    return {
        "desk": f"sqlite:///{folder / 'desk' / 'desk.sqlite'}",
        "record": f"sqlite:///{folder / 'record' / 'record.sqlite'}",
    }
