"""A newsroom with documents of its own: what is published cannot be emptied out of another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Browser, Newsroom


@pytest.fixture
def newsroom(sqlite_model: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom where nothing was written yet."""
    with on_sqlite(sqlite_model, tmp_path / "newsroom") as made:
        yield made


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    """A contributor who is signed in."""
    return newsroom.joins("Aygün", "contributor")
