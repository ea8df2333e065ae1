"""Whoever takes long answers slowly, or many of them at once, does not stop the readers."""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection

import pytest

from app.web.long_answers import MADE_AT_ONCE, SENT_AT_ONCE
from config import Settings
from tests.hardness.test_slow_clients import public, seconds_of_readers
from tests.serving import ROOT, serving

_AT_ONCE = 20
# A page takes thousandths of a second. Who stood behind those who read nothing would wait for good.
_SOON = 20.0
_MOST_MEMORY = 400_000_000


_CODED = {"Accept-Encoding": "gzip"}
_AS_IT_IS: Mapping[str, str] = {}


@contextmanager
def _dawdling(port: int, address: str, accepting: Mapping[str, str]) -> Iterator[None]:
    """Twenty who ask for a long answer at once and take nothing of it."""
    said = {"Host": "tracker.example", **accepting}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    asked = f"GET {address} HTTP/1.1\r\n{lines}\r\n".encode()
    with ExitStack() as held:
        for _ in range(_AT_ONCE):
            client = held.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
            client.connect(("127.0.0.1", port))
            client.sendall(asked)
        yield


def test_there_are_threads_left_for_readers_beside_all_long_answers() -> None:
    words = (ROOT / "Makefile").read_text(encoding="utf-8").split()
    threads = int(words[words.index("--blocking-threads") + 1])
    assert threads >= MADE_AT_ONCE + SENT_AT_ONCE + 2


@pytest.mark.faults
@pytest.mark.parametrize("which", ["middling", "long"])
def test_twenty_who_take_a_long_answer_slowly_do_not_stop_the_readers(
    shipped: Settings, which: str
) -> None:
    with serving(public(shipped), "tests.hardness.lengthy:app") as served:
        served.get("/")
        with _dawdling(served.port, f"/lengthy/{which}", _AS_IT_IS):
            until = time.monotonic() + 5
            while time.monotonic() < until:
                assert max(seconds_of_readers(served.port)) < _SOON
            assert served.memory() < _MOST_MEMORY
        assert max(seconds_of_readers(served.port)) < _SOON
        assert _whole(served.port, f"/lengthy/{which}", _AS_IT_IS)


@pytest.mark.faults
def test_twenty_who_take_it_slowly_keep_nobody_from_a_long_answer_that_coding_makes_short(
    shipped: Settings,
) -> None:
    with serving(public(shipped), "tests.hardness.lengthy:app") as served:
        served.get("/")
        with _dawdling(served.port, "/lengthy/long", _CODED):
            assert max(seconds_of_readers(served.port)) < _SOON
            assert _whole(served.port, "/lengthy/long", _CODED)
            assert served.memory() < _MOST_MEMORY


def _whole(port: int, address: str, accepting: Mapping[str, str]) -> bool:
    """Whether the answer comes whole to who takes it at once, and comes back while told to."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", address, headers=dict(accepting))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status == 200:
            assert answer.headers.get("Content-Encoding") == accepting.get("Accept-Encoding")
            return len(body) == int(answer.headers["Content-Length"])
        assert answer.status == 503
        assert answer.headers["Retry-After"]
        time.sleep(0.1)
    return False
