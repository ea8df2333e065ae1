"""Readers while others ask for long answers and take nothing of them."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bench.reading import times_until
from bench.serving import Server

_DAWDLERS: Final = 20
_LONG: Final = b"GET /cases.csv HTTP/1.1\r\nHost: bench.example\r\nAccept-Encoding: gzip\r\n\r\n"
_REFUSED: Final = b"HTTP/1.1 503"
_PATIENCE: Final = 0.2
_ASK_AGAIN: Final = 1.0


def beside_dawdlers(server: Server, address: str, seconds: int) -> float:
    """The p99 in seconds of an answer while twenty ask for the table of all cases and take nothing.

    Who of them is refused asks again a second later, whatever they were told.
    """
    until = time.monotonic() + seconds
    server.get(address)
    with ThreadPoolExecutor(_DAWDLERS) as dawdlers:
        asking = [dawdlers.submit(_dawdle, server.port, until) for _ in range(_DAWDLERS)]
        slowest = times_until(server, address, until).slowest
        for each in asking:
            each.result()
    return slowest


def _dawdle(port: int, until: float) -> None:
    """Asks until an answer begins, and then holds it without taking more than its first bytes."""
    while time.monotonic() < until:
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
            client.connect(("127.0.0.1", port))
            client.sendall(_LONG)
            while time.monotonic() < until and not _is_refused(client):
                time.sleep(_PATIENCE)
        time.sleep(_ASK_AGAIN)


def _is_refused(client: socket.socket) -> bool:
    client.settimeout(_PATIENCE)
    try:
        return client.recv(len(_REFUSED), socket.MSG_PEEK) == _REFUSED
    except TimeoutError:
        return False
