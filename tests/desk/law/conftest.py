"""A newsroom of one's own: what is published cannot be emptied out of another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Place
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Newsroom, open_newsroom, settings_of


@pytest.fixture
def newsroom(sqlite_model: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom where nothing was written yet."""
    with on_sqlite(sqlite_model, tmp_path / "newsroom") as made:
        yield made


@pytest.fixture
def on_each(ready: Place, tmp_path: Path) -> Iterator[Newsroom]:
    """The same on each engine."""
    made = open_newsroom(settings_of(tmp_path, ready.desk_url, ready.record_url))
    try:
        yield made
    finally:
        made.close()
