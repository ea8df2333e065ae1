"""What ships with the project as files: made once for all tests that only read them.

How files are made does not depend on the engine, but for what is read; a test compares that.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from config import Settings
from tests.downloads import makes_files
from tests.records import Records, in_folder, shipped, shipped_model, shipped_on_each

__all__ = ["shipped", "shipped_model", "shipped_on_each"]


@pytest.fixture
def records(sqlite_model: Path, tmp_path: Path) -> Records:
    """An empty desk and record of a test's own."""
    shutil.copytree(sqlite_model, tmp_path, dirs_exist_ok=True)
    return in_folder(tmp_path)


@pytest.fixture(scope="session")
def filed(shipped: Records, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A deployment of what ships whose files were made; they lie apart from its databases."""
    apart = replace(
        shipped.settings(CONTACT="desk@tracker.example"), folder=tmp_path_factory.mktemp("filed")
    )
    makes_files(apart)
    return apart
