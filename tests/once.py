"""What is made once for all processes of a run of the tests."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Gives the folder of a name; whoever asks first fills it, and others wait for that."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def filled(name: str, fill: Callable[[Path], None]) -> Path:
        done, begun = root / f"once-{name}", root / f"begun-{name}"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(begun, ignore_errors=True)
                begun.mkdir()
                fill(begun)
                begun.rename(done)
        return done

    return filled


def run_of_tests() -> int:
    """The process that a run of the tests ends with: ours, or the one that gives us our tests."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
