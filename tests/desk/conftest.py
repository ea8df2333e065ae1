"""A newsroom of one's own on each engine, and one on SQLite for what does not depend on it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Place
from tests.desk.newsroom import Newsroom, open_newsroom, settings_of


@pytest.fixture
def on_each(ready: Place, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom where nobody has been yet, on each engine."""
    with _opened(tmp_path, ready.desk_url, ready.record_url) as made:
        yield made


@pytest.fixture(scope="session")
def served(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom that tests use in turn: emptied is sooner than made anew."""
    with on_sqlite(sqlite_model, tmp_path_factory.mktemp("newsroom")) as made:
        yield made


@pytest.fixture
def newsroom(served: Newsroom) -> Iterator[Newsroom]:
    """A newsroom where nobody has been yet."""
    yield served
    served.empty()


@contextmanager
def on_sqlite(model: Path, folder: Path, **given: str | int) -> Iterator[Newsroom]:
    """A newsroom in a folder, over copies of empty databases; `given` are other settings."""
    shutil.copytree(model, folder, dirs_exist_ok=True)
    desk, record = folder / "desk" / "desk.sqlite", folder / "record" / "record.sqlite"
    with _opened(folder, f"sqlite:///{desk}", f"sqlite:///{record}", **given) as made:
        yield made


@contextmanager
def _opened(folder: Path, desk: str, record: str, **given: str | int) -> Iterator[Newsroom]:
    made = open_newsroom(settings_of(folder, desk, record), **given)
    try:
        yield made
    finally:
        made.close()
