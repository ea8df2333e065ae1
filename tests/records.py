"""A desk and a record for tests of what readers get: filled by the real commands, read as served.

`shipped` holds what comes with the project and is shared by all tests of a run, which only read
it; `records` is empty and a test's own, read by `reader`. All are there on every engine.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from app import content
from app.cli import main
from app.db.migrations import upgrade
from app.public import create_app
from config import Settings
from tests.postgres import Postgres

SITE = "https://tracker.example"


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

    def set_up(self) -> None:
        """Makes both databases, empty."""
        upgrade(self.desk_url, "desk")
        upgrade(self.record_url, "record")

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
        folders = [content.FOLDER / name for name in ("law", "cases", "tallies")]
        return self.runs("import", *folders, "--publish")

    @contextmanager
    def application(self, **settings: str) -> Iterator[Flask]:
        """The public half over this record."""
        named = {f"SPEECHWATCH_{name}": value for name, value in settings.items()}
        with _environment(self.environment | named):
            app = create_app(Settings.from_environment())
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


def _on_postgres(request: pytest.FixtureRequest, folder: Path, like: Records | None) -> Records:
    """A desk and a record on the server of this run: empty, or copies."""
    server: Postgres = request.getfixturevalue("postgres")
    copied = (like.desk_url, like.record_url) if like else (None, None)
    made = Records(folder, *(server.create(each) for each in copied))
    for url in (made.desk_url, made.record_url):
        request.addfinalizer(partial(server.drop, url))
    return made


def _copied(request: pytest.FixtureRequest, like: Records, folder: Path) -> Records:
    if not like.desk_url.startswith("sqlite"):
        return _on_postgres(request, folder, like)
    shutil.copytree(like.folder, folder, dirs_exist_ok=True)
    return in_folder(folder)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Records:
    """A desk and a record that are set up and hold nothing; to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    made = in_folder(folder) if request.param == "sqlite" else _on_postgres(request, folder, None)
    made.set_up()
    return made


@pytest.fixture
def records(request: pytest.FixtureRequest, empty: Records, tmp_path: Path) -> Records:
    """An empty desk and record of a test's own."""
    return _copied(request, empty, tmp_path)


@pytest.fixture
def reader(records: Records) -> Iterator[FlaskClient]:
    """A reader of a test's own record, who stays while it changes."""
    with records.reader() as client:
        yield client


@pytest.fixture(scope="session")
def shipped(
    request: pytest.FixtureRequest, empty: Records, tmp_path_factory: pytest.TempPathFactory
) -> Records:
    """Everything that ships with the project, published. Only to be read."""
    made = _copied(request, empty, tmp_path_factory.mktemp("shipped"))
    made.publishes_what_ships()
    return made


@contextmanager
def _environment(given: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
