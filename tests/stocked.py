"""A desk and a record of everything that ships, for one test to change: a copy, not an import."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.postgres import Postgres
from tests.records import Records, in_folder

# Filled once a run on each engine: pytest makes a fixture anew for each conftest that names it.
_MODELS: Final[dict[str, Records]] = {}


@pytest.fixture(params=["sqlite", "postgresql"])
def stocked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> Iterator[Records]:
    """Everything that ships with the project, published by the command."""
    kind: str = request.param
    if kind not in _MODELS:
        _MODELS[kind] = _model(request, tmp_path_factory.mktemp("model"))
    model, made = _MODELS[kind], in_folder(tmp_path)
    shutil.copytree(model.folder, tmp_path, dirs_exist_ok=True)
    if kind == "sqlite":
        yield made
        return
    server: Postgres = request.getfixturevalue("postgres")
    made = Records(tmp_path, server.create(model.desk_url), server.create(model.record_url))
    yield made
    server.drop(made.desk_url)
    server.drop(made.record_url)


def _model(request: pytest.FixtureRequest, folder: Path) -> Records:
    """What the tests copy; nobody connects to it once it is filled."""
    made = in_folder(folder)
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("sqlite_model"), folder, dirs_exist_ok=True)
    else:
        server, empty = (request.getfixturevalue(name) for name in ("postgres", "postgres_models"))
        made = Records(folder, server.create(empty["desk"]), server.create(empty["record"]))
    made.publishes_what_ships()
    return made
