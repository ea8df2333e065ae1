"""A disk that is full while something is written: the last confirmed state stays, said plainly.

A limit on the size of files stands for the disk: the system refuses the write in the same place.
"""

import os
import re
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from app import content
from tests.records import Records, in_folder

pytestmark = pytest.mark.faults

LIMITS = (200_000, 300_000, 350_000, 400_000)


@pytest.fixture
def small_desk(tmp_path: Path) -> Records:
    """A desk and a record on SQLite with the shipped cases published."""
    made = in_folder(tmp_path)
    made.runs("import", content.FOLDER / "cases", "--publish")
    return made


def run(records: Records, limit: int | None, *words: object) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, whose files may not grow past a limit of bytes."""
    capped = None
    if limit is not None:
        capped = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit))
    return subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main()", *map(str, words)],
        env={**os.environ, **records.environment},
        preexec_fn=capped,
        capture_output=True,
        text=True,
        check=False,
    )


def entries(records: Records) -> int:
    """How many entries the ledger has, as `verify` proves them."""
    said = records.runs("verify")
    found = re.match(r"Verified (\d+) entr", said)
    assert found, said
    return int(found[1])


@pytest.mark.parametrize("limit", LIMITS)
def test_a_full_disk_leaves_all_or_nothing_and_says_so(small_desk: Records, limit: int) -> None:
    before = entries(small_desk)
    failed = run(small_desk, limit, "import", content.FOLDER / "law", "--publish")
    assert failed.returncode != 0
    assert "disk is full" in failed.stderr or "disk does not answer" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert entries(small_desk) in (before, before + len(list((content.FOLDER / "law").iterdir())))


def test_with_space_again_the_same_command_succeeds(small_desk: Records) -> None:
    run(small_desk, LIMITS[0], "import", content.FOLDER / "law", "--publish")
    done = run(small_desk, None, "import", content.FOLDER / "law", "--publish", "--update")
    assert done.returncode == 0, done.stderr
    assert run(small_desk, None, "verify").returncode == 0
