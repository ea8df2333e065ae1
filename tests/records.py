"""A desk and a record for tests of what readers get: filled by the real commands, read as served.

`shipped` holds what comes with the project and is shared by all tests of a run, which only read
it, on SQLite; `shipped_on_each` and `records`, which is empty and a test's own, read by `reader`,
are there on every engine. `stocked` is what ships, for one test to change.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from app import content
from app.cli import main
from app.db.revisions import Which
from app.public import create_app
from config import Settings
from tests.conftest import Place
from tests.once import Once
from tests.postgres import Postgres

SHIPPED = tuple(content.FOLDER / name for name in ("law", "cases", "tallies"))
SITE = "https://tracker.example"
_BOTH: tuple[Which, Which] = ("desk", "record")


@dataclass(frozen=True, slots=True)
class Records:
    """One desk and its record. `folder` holds the keys, and both databases where they are files."""

    folder: Path
    desk_url: str
    record_url: str

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a deployment that has them."""
        return {
            "SPEECHWATCH_DATA": str(self.folder),
            "SPEECHWATCH_DESK_URL": self.desk_url,
            "SPEECHWATCH_RECORD_URL": self.record_url,
            "SPEECHWATCH_SITE_URL": SITE,
        }

    def tries(self, *words: object) -> Result:
        """What a command says and returns."""
        given = [str(word) for word in words]
        return CliRunner().invoke(main, given, env=self.environment, catch_exceptions=False)

    def runs(self, *words: object) -> str:
        """What a command that must succeed says."""
        done = self.tries(*words)
        assert done.exit_code == 0, done.output
        return done.output

    def publishes(self, text: str) -> str:
        """Imports documents from YAML and publishes them; those that are known are replaced."""
        path = self.folder / "written.yaml"
        path.write_text(text, encoding="utf-8")
        return self.runs("import", path, "--publish", "--update")

    def publishes_what_ships(self) -> str:
        """Imports and publishes everything under content/."""
        return self.runs("import", *SHIPPED, "--publish")

    def settings(self, **settings: str) -> Settings:
        """The same as a deployment reads them, with others by their names in it."""
        named = {f"SPEECHWATCH_{name}": value for name, value in settings.items()}
        with _environment(self.environment | named):
            return Settings.from_environment()

    @contextmanager
    def application(self, **settings: str) -> Iterator[Flask]:
        """The public half over this record."""
        app = create_app(self.settings(**settings))
        try:
            yield app
        finally:
            app.extensions["speechwatch-record"].dispose()

    @contextmanager
    def reader(self, **settings: str) -> Iterator[FlaskClient]:
        """A reader of the public half over this record."""
        with self.application(**settings) as app:
            yield app.test_client()


def in_folder(folder: Path) -> Records:
    """A desk and a record on SQLite, as a deployment without other settings keeps them."""
    desk, record = folder / "desk" / "desk.sqlite", folder / "record" / "record.sqlite"
    return Records(folder, f"sqlite:///{desk}", f"sqlite:///{record}")


@pytest.fixture
def records(ready: Place, tmp_path: Path) -> Records:
    """An empty desk and record of a test's own."""
    return Records(tmp_path, ready.desk_url, ready.record_url)


@pytest.fixture
def reader(records: Records) -> Iterator[FlaskClient]:
    """A reader of a test's own record, who stays while it changes."""
    with records.reader() as client:
        yield client


@pytest.fixture(scope="session")
def shipped(once: Once, sqlite_model: Path) -> Records:
    """Everything that ships with the project, published on SQLite. Only to be read.

    What is read of it is the same on PostgreSQL, byte for byte: a test of the site proves that.
    """

    def fill(folder: Path) -> None:
        shutil.copytree(sqlite_model, folder, dirs_exist_ok=True)
        in_folder(folder).publishes_what_ships()

    return in_folder(once("shipped", fill))


@pytest.fixture(scope="session")
def shipped_model(once: Once, postgres: Postgres, postgres_models: dict[Which, str]) -> Records:
    """The same on PostgreSQL, to be copied: nobody connects to it."""

    def fill(folder: Path) -> None:
        made = Records(folder, *(postgres.create(postgres_models[each]) for each in _BOTH))
        made.publishes_what_ships()
        (folder / "urls").write_text(json.dumps([made.desk_url, made.record_url]))

    folder = once("shipped-model", fill)
    return Records(folder, *json.loads((folder / "urls").read_text()))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shipped_on_each(request: pytest.FixtureRequest) -> Iterator[Records]:
    """The same on each engine. Only to be read."""
    if request.param == "sqlite":
        yield request.getfixturevalue("shipped")
        return
    server: Postgres = request.getfixturevalue("postgres")
    model: Records = request.getfixturevalue("shipped_model")
    urls = [server.create(model.desk_url), server.create(model.record_url)]
    yield Records(model.folder, *urls)
    for url in urls:
        server.drop(url)


@contextmanager
def _environment(given: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
