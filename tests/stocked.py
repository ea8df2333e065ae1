"""A desk and a record of everything that ships, for one test to change: a copy, not an import."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres
from tests.records import Records, in_folder, shipped, shipped_model

__all__ = ["shipped", "shipped_model", "stocked"]

# Whoever reads the model at the same time keeps these beside it.
_OF_READERS = shutil.ignore_patterns("*-shm", "*-wal")


@pytest.fixture(params=["sqlite", "postgresql"])
def stocked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    """Everything that ships with the project, published by the command."""
    on_sqlite = request.param == "sqlite"
    model: Records = request.getfixturevalue("shipped" if on_sqlite else "shipped_model")
    shutil.copytree(model.folder, tmp_path, ignore=_OF_READERS, dirs_exist_ok=True)
    if on_sqlite:
        yield in_folder(tmp_path)
        return
    server: Postgres = request.getfixturevalue("postgres")
    made = Records(tmp_path, server.create(model.desk_url), server.create(model.record_url))
    yield made
    server.drop(made.desk_url)
    server.drop(made.record_url)
