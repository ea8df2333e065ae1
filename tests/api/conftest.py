"""A reader of the schemas, which stand in the code: whatever the record, and on one engine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.records import in_folder


@pytest.fixture(scope="session")
def reader(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader of an empty record."""
    folder = tmp_path_factory.mktemp("schemas")
    shutil.copytree(sqlite_model, folder, dirs_exist_ok=True)
    with in_folder(folder).reader() as client:
        yield client
