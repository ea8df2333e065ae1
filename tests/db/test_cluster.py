"""The database server of the tests ends with the run that it was started for."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cluster import binaries

_ROOT = Path(__file__).resolve().parents[2]
_RUN = """
import os, time
from tests.postgres import answering, start
print(answering(start(os.getpid())), flush=True)
time.sleep(600)
"""
_PATIENCE = 60.0


@pytest.mark.faults
def test_a_run_that_is_killed_leaves_no_server_behind() -> None:
    if binaries() is None:
        pytest.skip("PostgreSQL's server is not on this machine; install postgresql.")
    with subprocess.Popen(
        [sys.executable, "-c", _RUN], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().strip())
        server = (folder / "cluster" / "postmaster.pid").read_text().splitlines()[0]
        there = [folder, Path("/proc") / server]
        assert all(each.exists() for each in there)
        run.send_signal(signal.SIGKILL)
    until = time.monotonic() + _PATIENCE
    while any(each.exists() for each in there) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [each for each in there if each.exists()]
