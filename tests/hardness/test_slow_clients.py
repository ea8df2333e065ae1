"""A thousand slow clients do not stop the readers: not of the server alone, not behind nginx."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config import Settings
from tests.hardness.crowd import HABITS, crowd
from tests.serving import ROOT, free_port, serving

_SLOW = 1_000
# A page takes thousandths of a second. Who had to wait for the crowd would wait for the five
# seconds after which both servers give up on a client, or for good.
_SOON = 4.0
_NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def public(shipped: Settings) -> dict[str, str]:
    """What a process of the public half over the shipped record is told."""
    return {
        "SPEECHWATCH_HALF": "public",
        "SPEECHWATCH_DATA": str(shipped.folder),
        "SPEECHWATCH_RECORD_URL": shipped.record_url,
    }


def seconds_of_readers(port: int, count: int = 10) -> list[float]:
    """How long each of some readers waited for a page, one after the other."""
    return [_read(port) for _ in range(count)]


def _read(port: int) -> float:
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200
    assert b"Speechwatch" in body
    return time.perf_counter() - began


@pytest.mark.faults
@pytest.mark.parametrize("habit", HABITS)
def test_a_thousand_slow_clients_do_not_stop_the_readers(shipped: Settings, habit: str) -> None:
    with serving(public(shipped)) as served:
        served.get("/")
        with crowd(served.port, _SLOW, HABITS[habit]) as opened:
            assert opened == _SLOW
            _read(served.port)  # the first one waits until the crowd has been let in
            assert max(seconds_of_readers(served.port)) < _SOON


@contextmanager
def nginx_before(port: int, folder: Path) -> Iterator[int]:
    """The nginx of the documentation, on ports of its own, in front of a server."""
    if not _NGINX:
        if os.environ.get("CI") == "true":
            pytest.fail("nginx is not installed, and must be in CI")
        pytest.skip("nginx is not installed")
    front = free_port()
    told = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    told = told.replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace(":8080", f":{front}")
    told = re.sub(r"pid .*;", f"pid {folder / 'pid'};", told)
    (folder / "nginx.conf").write_text(told, encoding="utf-8")
    command = [_NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(front)
            yield front
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            _read(port)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx does not answer")


@pytest.mark.faults
@pytest.mark.parametrize("habit", HABITS)
def test_behind_nginx_one_address_gets_its_share_and_no_more(
    shipped: Settings, tmp_path: Path, habit: str
) -> None:
    with serving(public(shipped)) as served, nginx_before(served.port, tmp_path) as front:
        with crowd(front, 4 * _SLOW, HABITS[habit], source="127.0.0.2"):
            _read(front)
            assert max(seconds_of_readers(front)) < _SOON
        assert max(seconds_of_readers(front)) < _SOON
