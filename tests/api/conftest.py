"""Readers of the API: of what ships on each engine, of a record that changes, and of none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.records import Records, in_folder, records, shipped, shipped_model, shipped_on_each

__all__ = ["records", "shipped", "shipped_model", "shipped_on_each"]


@pytest.fixture(scope="session")
def reader(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader of an empty record."""
    folder = tmp_path_factory.mktemp("schemas")
    shutil.copytree(sqlite_model, folder, dirs_exist_ok=True)
    with in_folder(folder).reader() as client:
        yield client


@pytest.fixture(scope="session")
def client(shipped: Records) -> Iterator[FlaskClient]:
    """A reader of everything that ships."""
    with shipped.reader() as found:
        yield found
