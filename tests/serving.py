"""A real server in processes of its own, for tests of what readers get over a socket."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_GRANIAN = Path(sys.executable).with_name("granian")
_PATIENCE = 60.0
# As `make run` serves: room for thousands who dawdle, and five seconds to say what they want.
PATIENT = ("--backlog", "8192", "--http1-header-read-timeout", "5000")
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its port, and the process that leads its others."""

    port: int
    leader: int

    def get(self, address: str) -> tuple[int, bytes]:
        """The status and the body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def user(self) -> int:
        """Whose process it is."""
        return Path(f"/proc/{self.leader}").stat().st_uid

    def worked(self) -> float:
        """The seconds of work that all its processes have done so far."""
        return sum(_work_of(each, self.leader) for each in Path("/proc").glob("[0-9]*/stat"))

    def memory(self) -> int:
        """The bytes of memory that the largest of its processes has now."""
        return max(_memory_of(each, self.leader) for each in Path("/proc").glob("[0-9]*/stat"))


@contextmanager
def serving(settings: Mapping[str, str], application: str = "wsgi:app") -> Iterator[Served]:
    """The application, or another, as `make run` serves it, from its first answer on."""
    port = free_port()
    command = (
        str(_GRANIAN), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "6", "--no-ws", *PATIENT, application,
    )  # fmt: skip
    with _started(command, settings, subprocess.DEVNULL) as process:
        served = Served(port, process.pid)
        _wait_for(served, process)
        yield served


@contextmanager
def served_by_nobody(settings: Mapping[str, str], pages: Iterable[str]) -> Iterator[Served]:
    """The application served by a user who may write nothing; `pages` are what will be asked."""
    command = (sys.executable, "-m", "tests.stranger", *pages)
    with _started(command, settings, subprocess.PIPE) as process:
        assert process.stdout is not None
        port = process.stdout.readline()
        assert port, "the server ended by itself"
        yield Served(int(port), process.pid)


@contextmanager
def _started(
    command: Iterable[str], settings: Mapping[str, str], output: int
) -> "Iterator[subprocess.Popen[bytes]]":
    """A program with processes of its own, all of which are ended afterwards."""
    with subprocess.Popen(
        list(command), cwd=ROOT, env=bare(settings), stdout=output, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def bare(settings: Mapping[str, str]) -> dict[str, str]:
    """An environment with these settings and nothing else of ours."""
    return {"PATH": os.environ["PATH"], **settings}


def _wait_for(served: Served, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            served.get("/healthz")
        except (OSError, HTTPException):
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)
        else:
            return


def _work_of(stat: Path, leader: int) -> float:
    """The seconds of work of one process, if it belongs to a leader's group."""
    fields = _fields(stat, leader)
    return sum(map(int, fields[11:13])) / _TICKS if fields else 0.0


def _memory_of(stat: Path, leader: int) -> int:
    """The bytes of memory of one process, if it belongs to a leader's group."""
    fields = _fields(stat, leader)
    return int(fields[21]) * _PAGE if fields else 0


def _fields(stat: Path, leader: int) -> list[str]:
    """What the system tells of a process after its name; nothing of one of another group."""
    try:
        fields = stat.read_text().rpartition(")")[2].split()
    except OSError:
        return []
    return fields if int(fields[2]) == leader else []


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
