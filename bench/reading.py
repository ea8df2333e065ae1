"""Rates and times of answers: many connections through wrk, one connection from here."""

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import repeat, takewhile
from statistics import median
from tempfile import NamedTemporaryFile
from typing import Final

from bench.serving import Server

CONNECTIONS: Final = 32
_PERCENT: Final = 100
_BROWSER: Final = {"Accept-Encoding": "gzip, deflate, br"}
_SCRIPT: Final = """
local paths = {%s}
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


class NoLoad(Exception):
    """The machine has no `wrk` to make load with."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a run lasts: rounds of control and subject, seconds and requests in each.

    `imports` is how many cases are imported at most, whatever the size: the rate is a rate. Of
    fewer than some hundreds it would tell how long the command takes to start.
    """

    rounds: int
    seconds: int
    requests: int
    imports: int


@dataclass(frozen=True, slots=True)
class Times:
    """The times of many answers over one connection, in seconds."""

    middle: float
    slowest: float

    @property
    def spread(self) -> float:
        """How many times its median an answer of a hundred takes."""
        return self.slowest / self.middle


def rate(server: Server, addresses: Sequence[str], seconds: int, known: str = "") -> float:
    """Answers a second at 32 connections that ask for these in turn, as browsers do.

    `known` is an ETag.
    Raises NoLoad without wrk, RuntimeError when an answer is none.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        raise NoLoad("wrk is not here; install it (apt-get install wrk) for the rates.")
    headers = _BROWSER | ({"If-None-Match": known} if known else {})
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s"]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    where = f"http://127.0.0.1:{server.port}{addresses[0]}"
    with NamedTemporaryFile("w", suffix=".lua") as script:
        if len(addresses) > 1:  # what wrk runs for each request takes time from the server
            script.write(_SCRIPT % ", ".join(f'"{address}"' for address in addresses))
            script.flush()
            command += ["-s", script.name]
        told = subprocess.run([*command, where], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"Not every answer was one: {told}")
    return _number(r"Requests/sec:\s+([\d.]+)", told)


def rate_ratio(measure: Callable[[], float], control: Callable[[], float], rounds: int) -> float:
    """The median of subject by control, measured in turn."""
    return median(measure() / control() for _ in range(rounds))


def times(server: Server, address: str, requests: int) -> Times:
    """How long answers take, one after the other over one connection."""
    warming = requests // 10
    return _summed_up(_taken(server, [address] * (warming + requests))[warming:])


def first_times(server: Server, addresses: Sequence[str]) -> Times:
    """How long the first answer of each of these addresses takes, over one connection."""
    return _summed_up(_taken(server, addresses))


def times_until(server: Server, address: str, until: float) -> Times:
    """How long answers take, one after the other over one connection, until a monotonic moment."""
    return _summed_up(
        _taken(server, takewhile(lambda _: time.monotonic() < until, repeat(address)))
    )


def time_ratio(subject: Server, address: str, control: Server, pace: Pace) -> tuple[float, float]:
    """The median ratio of the p50 of an answer and of the control's, and its median p99 / p50."""
    return _ratio(lambda _: times(subject, address, pace.requests), control, pace)


def first_ratio(
    subject: Server, addresses: Sequence[str], control: Server, pace: Pace
) -> tuple[float, float]:
    """The same of first answers: each round asks for addresses that no other round asks for."""
    return _ratio(lambda at: first_times(subject, addresses[at :: pace.rounds]), control, pace)


def _ratio(measure: Callable[[int], Times], control: Server, pace: Pace) -> tuple[float, float]:
    ratios, spreads = [], []
    for at in range(pace.rounds):
        base = times(control, "/", pace.requests)
        found = measure(at)
        ratios.append(found.middle / base.middle)
        spreads.append(found.spread)
    return median(ratios), median(spreads)


def _taken(server: Server, addresses: Iterable[str]) -> list[float]:
    """The seconds each of these answers took."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    taken: list[float] = []
    for address in addresses:
        began = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address} answers {answer.status}.")
        taken.append(time.perf_counter() - began)
    connection.close()
    return taken


def _summed_up(taken: Sequence[float]) -> Times:
    ordered = sorted(taken)
    return Times(median(ordered), ordered[len(ordered) * (_PERCENT - 1) // _PERCENT])


def tag_of(server: Server, address: str) -> str:
    """The ETag of an answer to a browser."""
    connection = HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", address, headers=_BROWSER)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.getheader("ETag") or ""


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"wrk says something else: {text}")
    return float(found.group(1))
