"""What several tests begin with: made once on each engine, and copied for each test to change."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.postgres import Postgres
from tests.records import Records, in_folder, shipped, shipped_model

__all__ = ["shipped", "shipped_model", "stocked"]

Fill = Callable[[Records], object]
# By engine and by what filled them; nobody connects to them again.
_MADE: Final[dict[tuple[str, str], Records]] = {}
# Whoever reads a model at the same time keeps these beside it.
_OF_READERS = shutil.ignore_patterns("*-shm", "*-wal")


@pytest.fixture(params=["sqlite", "postgresql"])
def stocked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    """Everything that ships with the project, published by the command."""
    model = request.getfixturevalue("shipped" if request.param == "sqlite" else "shipped_model")
    with _copy(request, model, tmp_path) as made:
        yield made


@contextmanager
def scene(request: pytest.FixtureRequest, name: str, fill: Fill) -> Iterator[Records]:
    """A test's own copy of a desk and record that a function filled, on the engine of `request`.

    The name is that of the scene, the same for the same function.
    """
    kind: str = request.param
    if (kind, name) not in _MADE:
        factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        made = empty(request, factory.mktemp("scene"))
        fill(made)
        _MADE[kind, name] = made
    with _copy(request, _MADE[kind, name], request.getfixturevalue("tmp_path")) as copied:
        yield copied


def empty(request: pytest.FixtureRequest, folder: Path) -> Records:
    """An empty desk and record on the engine of `request`, with a folder; a server keeps them."""
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("sqlite_model"), folder, dirs_exist_ok=True)
        return in_folder(folder)
    server: Postgres = request.getfixturevalue("postgres")
    models = request.getfixturevalue("postgres_models")
    return Records(folder, server.create(models["desk"]), server.create(models["record"]))


@contextmanager
def _copy(request: pytest.FixtureRequest, model: Records, folder: Path) -> Iterator[Records]:
    shutil.copytree(model.folder, folder, ignore=_OF_READERS, dirs_exist_ok=True)
    if request.param == "sqlite":
        yield in_folder(folder)
        return
    server: Postgres = request.getfixturevalue("postgres")
    made = Records(folder, server.create(model.desk_url), server.create(model.record_url))
    yield made
    server.drop(made.desk_url)
    server.drop(made.record_url)
