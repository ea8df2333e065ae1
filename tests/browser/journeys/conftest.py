"""A newsroom with telephones for each journey, in one browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.journeys.office import Office, office_in
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Newsroom


@pytest.fixture
def office(sqlite_model: Path, tmp_path: Path, browser: Browser) -> Iterator[Office]:
    """A desk where nobody has been yet."""
    with office_in(sqlite_model, tmp_path / "office", browser) as made:
        yield made


@pytest.fixture
def newsroom(sqlite_model: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom of a test's own, without a browser."""
    with on_sqlite(sqlite_model, tmp_path / "newsroom") as made:
        yield made
