"""Servers for the benchmark, started with the very command line of `make run`."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
APPLICATION: Final = "wsgi:app"
_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, the process that leads it, and how long its first answer took."""

    port: int
    leader: int
    started_in: float

    def get(self, address: str) -> tuple[int, str]:
        """The status and the body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def memory(self) -> int:
        """The bytes of its worker, shared pages counted in proportion (PSS)."""
        return max(map(_pss, self._processes()))

    def _processes(self) -> Iterator[Path]:
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                group = int(stat.read_text().rpartition(")")[2].split()[2])
            except OSError:
                continue
            if group == self.leader and int(stat.parent.name) != self.leader:
                yield stat.parent


@contextmanager
def serving(application: str, settings: Mapping[str, str], first: str = "/") -> Iterator[Server]:
    """A server of a WSGI application such as `wsgi:app`, from its answer to `first` on."""
    port = free_port()
    with started(_command(application, port), port, settings, first) as server:
        yield server


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str], port: int, settings: Mapping[str, str], first: str = "/"
) -> Iterator[Server]:
    """A server that a command starts on a port, from its answer to `first` on."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **settings},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait_for(port, first, process)
            yield Server(port, process.pid, time.perf_counter() - began)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _command(application: str, port: int) -> list[str]:
    """The server's part of `make run`, for another port and application."""
    recipe = (ROOT / "Makefile").read_text().replace("\\\n", " ")
    found = re.search(rf"((?:[A-Z_]+=\S+ )*)\$\(BIN\)/(granian .*?)\s+{APPLICATION}", recipe)
    if found is None:
        raise LookupError("`make run` does not start granian as the benchmark expects.")
    program, *words = found.group(2).replace("$(PORT)", str(port)).split()
    server = str(Path(sys.executable).with_name(program))
    return ["env", *found.group(1).split(), server, *words, application]


def _wait_for(port: int, address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            connection.getresponse().read()
        except (OSError, HTTPException):
            if process.poll() is not None:
                raise RuntimeError("The server ended by itself.") from None
            time.sleep(0.005)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError("The server does not answer.")


def _pss(process: Path) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", (process / "smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found.group(1)) * 1024 if found else 0
